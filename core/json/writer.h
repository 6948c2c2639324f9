#pragma once

/// Builds a JSON text from front to back: the answers of the core. Commas and colons come by themselves; a name without
/// a value, or a value where a name belongs, is a bug. Text must be well-formed UTF-8.
///
///     Writer out;
///     out.begin_object().member("due", day.text()).member("provisional", false).end_object();

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/json/document.h"

namespace onetrip::json {

class Writer {
public:
    Writer() { out_.reserve(size_usual); }

    Writer& begin_object() { return open('{'); }
    Writer& end_object() { return close('}'); }
    Writer& begin_array() { return open('['); }
    Writer& end_array() { return close(']'); }
    Writer& name(std::string_view name);

    Writer& value(std::string_view text);
    Writer& value(const char* text) { return value(std::string_view(text)); }
    Writer& value(const std::string& text) { return value(std::string_view(text)); }
    Writer& value(bool truth);
    Writer& value(double number);
    template <typename Integer, typename = std::enable_if_t<std::is_integral_v<Integer>>>
    Writer& value(Integer number) {
        return integer(static_cast<std::int64_t>(number));
    }
    /// Copies a value from a document, compactly and in its order.
    Writer& value(View view);
    Writer& null();
    /// A JSON text that is already whole and known to be right (another Writer's).
    Writer& raw(std::string_view json);

    template <typename Value>
    Writer& member(std::string_view member_name, const Value& member_value) {
        name(member_name);
        return value(member_value);
    }

    [[nodiscard]] std::string_view text() const { return out_; }
    [[nodiscard]] std::string take();

private:
    Writer& open(char bracket);
    Writer& close(char bracket);
    Writer& integer(std::int64_t number);
    void before_value();

    static constexpr std::size_t size_usual = 240;  ///< most answers are no longer: one allocation

    std::string out_;
    std::string levels_;  ///< the opening bracket of each open container
    bool after_name_ = false;
    bool in_name_ = false;
};

/// Appends a JSON string literal with the escapes of RFC 8785 section 3.2.2.2.
void append_string(std::string& out, std::string_view text);

/// RFC 8785: names sorted by UTF-16 code units, shortest numbers, no white space. What is hashed and signed.
[[nodiscard]] std::string canonical(View value);

}  // namespace onetrip::json
