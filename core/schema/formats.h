#pragma once

/// The formats of JSON Schema 2020-12 (Validation section 7.3) as plain questions about a text. They judge the text as
/// written: nothing is trimmed, folded or guessed. All of them read UTF-8 and take time linear in its length.
///
/// What each follows: RFC 3339 (date, time, date-time, duration as its appendix A has ISO 8601), RFC 5321 section 4.1.2
/// (email), RFC 6531 (idn-email), RFC 1123 with RFC 5891 for A-labels (hostname), RFC 5890..5893 (idn-hostname), RFC
/// 2673 dotted quad (ipv4), RFC 4291 section 2.2 (ipv6), RFC 3986 (uri, uri-reference), RFC 3987 (iri, iri-reference),
/// RFC 6570 (uri-template), RFC 4122 (uuid), RFC 6901 (json-pointer), the relative-json-pointer draft, ECMA-262 with
/// `u` (regex).

#include <string_view>

namespace onetrip::schema {

[[nodiscard]] bool is_date(std::string_view text);       ///< `2026-11-28`, a day that exists
[[nodiscard]] bool is_time(std::string_view text);       ///< with offset; a leap second only where one can be
[[nodiscard]] bool is_date_time(std::string_view text);  ///< RFC 3339, `T` and `Z` in either case
[[nodiscard]] bool is_duration(std::string_view text);   ///< `P1Y2M3DT4H5M6S`, `P4W`
[[nodiscard]] bool is_email(std::string_view text);
[[nodiscard]] bool is_idn_email(std::string_view text);
[[nodiscard]] bool is_hostname(std::string_view text);
[[nodiscard]] bool is_idn_hostname(std::string_view text);
[[nodiscard]] bool is_ipv4(std::string_view text);
[[nodiscard]] bool is_ipv6(std::string_view text);
[[nodiscard]] bool is_uri(std::string_view text);
[[nodiscard]] bool is_uri_reference(std::string_view text);
[[nodiscard]] bool is_iri(std::string_view text);
[[nodiscard]] bool is_iri_reference(std::string_view text);
[[nodiscard]] bool is_uri_template(std::string_view text);
[[nodiscard]] bool is_uuid(std::string_view text);
[[nodiscard]] bool is_json_pointer(std::string_view text);
[[nodiscard]] bool is_relative_json_pointer(std::string_view text);
/// A pattern that ECMA-262 accepts with the flag `u`, also one that our own engine refuses (look-around).
[[nodiscard]] bool is_regex(std::string_view text);

/// A name that `format` may have, and what it asks. `holds` must be pure and must not depend on anything but the text.
struct Format {
    std::string_view name;
    bool (*holds)(std::string_view text) = nullptr;
};

/// The format of that name, or nullptr: what JSON Schema calls an unknown format is an annotation and asks nothing.
[[nodiscard]] const Format* find_format(std::string_view name);

/// Formats of somebody else's (core/identity's kinds), which this room does not know. Both functions must depend on
/// nothing but what they are given.
struct MoreFormats {
    bool (*knows)(std::string_view name) = nullptr;
    bool (*holds)(std::string_view name, std::string_view text) = nullptr;
};

}  // namespace onetrip::schema
