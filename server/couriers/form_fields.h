#pragma once

/// application/x-www-form-urlencoded (WHATWG URL section 5), as couriers speak it. Values are bytes: a signature is
/// computed over what was received, so decoding undoes the percent-encoding and nothing else.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace onetrip::couriers {

using FormFields = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::size_t form_fields_max = 64;

/// nullopt for a broken %XX or more than `form_fields_max` fields.
[[nodiscard]] std::optional<FormFields> parse_form(std::string_view body);

/// One value: a blank becomes `+`, letters, digits and `*-._` stay, everything else is %XX in upper case (as Java's
/// URLEncoder does it, over which SF's digest is taken).
[[nodiscard]] std::string encode_form_text(std::string_view text);

[[nodiscard]] std::string write_form(const FormFields& fields);

/// The first field of that name; nullopt without one.
[[nodiscard]] std::optional<std::string_view> field(const FormFields& fields, std::string_view name);

}  // namespace onetrip::couriers
