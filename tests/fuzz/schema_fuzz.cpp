// A schema and an instance, divided by the first line end: compiling ends in a plan or a named refusal, and the verdict
// and the findings say the same.

#include <string_view>
#include <vector>

#include "core/base/assert.h"
#include "core/schema/schema.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = std::min(input.find('\n'), input.size());
    const auto schema_text = json::Document::parse(input.substr(0, line_end));
    const auto instance = json::Document::parse(input.substr(std::min(line_end + 1, input.size())));
    if (!schema_text) return 0;
    schema::CompileOptions options;
    options.formats = true;
    options.check_limits.steps_max = 100'000;
    options.check_limits.findings_max = 50;
    const auto compiled = schema::Schema::compile(schema_text->root(), {}, options);
    if (!compiled) {
        ONETRIP_ASSERT(schema::code_of(compiled.error().refusal).substr(0, 7) == "schema.");
        return 0;
    }
    if (!instance) return 0;
    std::vector<schema::SchemaFinding> findings;
    compiled->check(instance->root(), findings);
    ONETRIP_ASSERT(compiled->valid(instance->root()) == findings.empty());
    for (const schema::SchemaFinding& finding : findings)
        ONETRIP_ASSERT(finding.instance.empty() || instance->root().find(finding.instance));
    return 0;
}
