// A pattern and a text, divided by the first line end: the table and the simulation must agree, and nothing may fail
// that the grammar lets through.

#include <string>
#include <string_view>

#include "core/base/assert.h"
#include "core/base/text.h"
#include "core/schema/pattern.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using onetrip::schema::Pattern;
    using onetrip::schema::PatternRefusal;
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = std::min(input.find('\n'), input.size());
    const std::string_view source = input.substr(0, line_end);
    const std::string_view text = input.substr(std::min(line_end + 1, input.size()));
    const auto pattern = Pattern::compile(source);
    if (!pattern) {
        const bool malformed = pattern.error() == PatternRefusal::Malformed;
        if (malformed) ONETRIP_ASSERT(!onetrip::schema::is_well_formed_pattern(source));
        return 0;
    }
    ONETRIP_ASSERT(onetrip::schema::is_well_formed_pattern(source));
    if (!onetrip::base::is_well_formed_utf8(text)) return 0;
    // The second branch never matches, and its word edges keep the pattern from becoming a table.
    const auto simulated = Pattern::compile("(?:" + std::string(source) + ")|\\b\\B", {.nesting_max = 65});
    if (!simulated) return 0;
    ONETRIP_ASSERT(!simulated->is_table());
    ONETRIP_ASSERT(pattern->search(text) == simulated->search(text));
    return 0;
}
