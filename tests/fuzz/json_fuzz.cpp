// The strict parser against nlohmann/json: equal verdicts and equal values, but for what I-JSON forbids on top.

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/assert.h"
#include "core/json/document.h"
#include "core/json/writer.h"

namespace {

/// Integers beyond int64 are doubles to us (RFC 7493 section 2.2), and uint64 to the peer.
nlohmann::json as_we_keep_it(nlohmann::json value) {
    if (value.is_structured()) {
        for (nlohmann::json& inner : value)
            inner = as_we_keep_it(std::move(inner));
    } else if (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX) {
        return value.get<double>();
    }
    return value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using onetrip::json::ParseRefusal;
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto ours = onetrip::json::Document::parse(text);
    const auto peer = nlohmann::json::parse(text, nullptr, false);
    if (!ours) {
        const ParseRefusal refusal = ours.error().refusal;
        // nlohmann skips a byte order mark, which RFC 8259 section 8.1 lets a parser do and this one does not, and
        // takes a zero byte for the end of the text.
        const bool has_byte_order_mark = text.rfind("\xEF\xBB\xBF", 0) == 0;
        const bool has_zero = text.find('\0') != std::string::npos;
        if (refusal == ParseRefusal::NotJson && !has_byte_order_mark && !has_zero) ONETRIP_ASSERT(peer.is_discarded());
        return 0;
    }
    ONETRIP_ASSERT(!peer.is_discarded());
    onetrip::json::Writer out;
    out.value(ours->root());
    const auto again = nlohmann::json::parse(out.text(), nullptr, false);
    ONETRIP_ASSERT(as_we_keep_it(again) == as_we_keep_it(peer));
    // A real of many digits is written as an integer, and read as one: what is written then is the same.
    const auto reread = onetrip::json::Document::parse(out.text());
    ONETRIP_ASSERT(reread);
    onetrip::json::Writer out_again;
    out_again.value(reread->root());
    ONETRIP_ASSERT(out_again.text() == out.text());
    return 0;
}
