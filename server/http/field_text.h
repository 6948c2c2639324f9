#pragma once

/// Internal to the room. Cutting field values at their commas and semicolons.

#include <string_view>

namespace onetrip::http {

[[nodiscard]] constexpr std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes the part before `separator` off the front of `rest`, and the separator with it.
[[nodiscard]] constexpr std::string_view cut(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return part;
}

}  // namespace onetrip::http
