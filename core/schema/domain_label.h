#pragma once

/// Labels of domain names: letters, digits and hyphens (RFC 1123), and the international ones of IDNA 2008 (RFC 5890 to
/// 5893) with their ASCII form in Punycode (RFC 3492).
///
/// Departure: normalization form C is not tested beyond single characters, as its composition tables are not kept.

#include <optional>
#include <string>
#include <string_view>

namespace onetrip::schema {

/// 1 to 63 letters, digits and hyphens, no hyphen at either end.
[[nodiscard]] bool is_ascii_label(std::string_view label);

/// RFC 5891 section 4.2: a label of letters and digits of any script, as RFC 5892 derives them. Direction (RFC 5893) is
/// a matter of the whole name.
[[nodiscard]] bool is_unicode_label(std::u32string_view label);

/// Labels between dots; with `international` also Unicode labels, and the dots that RFC 3490 section 3.1 lists. A label
/// that begins with `xn--` must be the Punycode of a Unicode label.
[[nodiscard]] bool is_domain_name(std::string_view text, bool international);

/// RFC 3492 section 6, without `xn--`. nullopt where it overflows or is no Punycode.
[[nodiscard]] std::optional<std::u32string> punycode_decoded(std::string_view text);
[[nodiscard]] std::optional<std::string> punycode_encoded(std::u32string_view text);

}  // namespace onetrip::schema
