// The core's door: whatever comes in, exactly one answer comes out, and it is strict JSON.

#include <string_view>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/wire/call.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    const auto file = onetrip::base::as_bytes(text.substr(std::min(line_end + 1, text.size())));
    const std::string answer = onetrip::wire::call(text.substr(0, line_end), file);
    const auto parsed = onetrip::json::Document::parse(
        answer, {.size_bytes_max = 64u << 20, .depth_max = 1000, .values_max = 1u << 24});
    ONETRIP_ASSERT(parsed && parsed->root().is_object() && parsed->root().size() == 1);
    return 0;
}
