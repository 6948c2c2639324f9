// A rule and its data, one after the other with a newline between: whatever they are, the rule is refused, throws or
// has a value within its limits, and answers the same when asked again and when it merely holds.

#include <string>
#include <string_view>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/logic/rule.h"

namespace {

std::string answer_of(const onetrip::base::Result<onetrip::logic::Value, onetrip::logic::Thrown>& value) {
    if (!value) return value.error().type + " at " + value.error().at;
    onetrip::json::Writer out;
    value->write(out);
    return out.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    using namespace onetrip;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const auto rule_text = json::Document::parse(text.substr(0, line_end));
    if (!rule_text) return 0;
    const auto data = json::Document::parse(text.substr(std::min(line_end + 1, text.size())));
    logic::Limits limits;
    limits.steps_max = 20'000;
    limits.memory_bytes_max = 64u << 10;
    limits.result_bytes_max = 64u << 10;
    const auto rule = logic::Rule::compile(rule_text->root(), limits);
    if (!rule) {
        ONETRIP_ASSERT(rule_text->root().find(rule.error().at).exists());
        return 0;
    }
    logic::Context context;
    if (data) context.data = data->root();
    context.today = base::Day(20'000);
    const auto value = rule->apply(context);
    const std::string answer = answer_of(value);
    ONETRIP_ASSERT(answer == answer_of(rule->apply(context)));
    const auto holds = rule->holds(context);
    ONETRIP_ASSERT(holds.ok() == value.ok());
    if (!value) {
        ONETRIP_ASSERT(rule_text->root().find(value.error().at).exists());
        return 0;
    }
    ONETRIP_ASSERT(*holds == value->truthy());
    // What was computed is bounded; what only passes the data on is as large as the data.
    ONETRIP_ASSERT(answer.size() <= std::max(limits.result_bytes_max, 6 * size + 64));
    const auto reread = json::Document::parse(answer, {.size_bytes_max = 16u << 20, .depth_max = 512});
    ONETRIP_ASSERT(reread.ok());
    return 0;
}
