// URIs, IRIs and templates: RFC 3986 appendix A, RFC 3987 section 2.2, RFC 6570 section 2, character by character.

#include "core/base/text.h"
#include "core/schema/character_ranges.h"
#include "core/schema/formats.h"
#include "core/schema/uri.h"

namespace onetrip::schema {
namespace {

// ASCII that stands for itself: unreserved and sub-delims.
constexpr std::string_view marks = "-._~!$&'()*+,;=";

bool is_ucschar(char32_t c) {
    if (c < 0x10000) return (c >= 0xA0 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
    const bool is_noncharacter = (c & 0xFFFF) >= 0xFFFE;
    return c < 0xF0000 && !is_noncharacter && (c < 0xE0000 || c >= 0xE1000);
}

bool is_iprivate(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && (c & 0xFFFF) < 0xFFFE);
}

/// `%` and two hexadecimal digits at `at`.
bool is_escape(std::string_view text, std::size_t at) {
    return at + 2 < text.size() && hex_value(static_cast<unsigned char>(text[at + 1])) >= 0 &&
           hex_value(static_cast<unsigned char>(text[at + 2])) >= 0;
}

struct Allowed {
    std::string_view ascii;  ///< beside letters, digits and the marks
    bool ucschar = false;
    bool iprivate = false;
};

bool consists_of(std::string_view text, const Allowed& allowed) {
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = base::decode_code_point(text, at);
        if (!decoded) return false;
        const char32_t c = decoded->code_point;
        if (c == '%') {
            if (!is_escape(text, at)) return false;
            at += 3;
            continue;
        }
        at += decoded->size_bytes;
        if (c >= 0x80) {
            if ((allowed.ucschar && is_ucschar(c)) || (allowed.iprivate && is_iprivate(c))) continue;
            return false;
        }
        const char ascii = static_cast<char>(c);
        if (!is_ascii_letter(c) && !is_decimal(c) && marks.find(ascii) == std::string_view::npos &&
            allowed.ascii.find(ascii) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

/// IP-literal between its brackets: an IPv6 address or `v1.…`.
bool is_ip_literal(std::string_view text) {
    if (text.empty() || (text.front() != 'v' && text.front() != 'V')) return is_ipv6(text);
    const std::size_t dot = text.find('.');
    if (dot == std::string_view::npos || dot < 2 || dot + 1 == text.size()) return false;
    for (const char c : text.substr(1, dot - 1)) {
        if (hex_value(static_cast<unsigned char>(c)) < 0) return false;
    }
    const std::string_view rest = text.substr(dot + 1);
    return rest.find('%') == std::string_view::npos && consists_of(rest, {":"});
}

bool is_authority(std::string_view text, bool international) {
    if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
        if (!consists_of(text.substr(0, at), {":", international})) return false;
        text.remove_prefix(at + 1);
    }
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || !is_ip_literal(text.substr(1, end - 1))) return false;
        port = text.substr(end + 1);
        if (!port.empty() && port.front() != ':') return false;
    } else {
        const std::size_t colon = std::min(text.find(':'), text.size());
        if (!consists_of(text.substr(0, colon), {"", international})) return false;
        port = text.substr(colon);
    }
    return port.size() <= 1 || base::is_digits(port.substr(1));
}

bool is_reference(std::string_view text, bool international, bool needs_scheme) {
    const UriParts parts = split_uri(text);
    if (needs_scheme && !parts.scheme) return false;
    if (parts.authority && !is_authority(*parts.authority, international)) return false;
    if (!consists_of(parts.path, {":@/", international})) return false;
    // path-noscheme: what looks like a scheme but is none must not come first.
    if (!parts.scheme && !parts.authority &&
        parts.path.substr(0, parts.path.find('/')).find(':') != std::string_view::npos) {
        return false;
    }
    return consists_of(parts.query.value_or(""), {":@/?", international, international}) &&
           consists_of(parts.fragment.value_or(""), {":@/?", international});
}

bool is_variable_name(std::string_view text) {
    bool after_dot = true;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c == '.') {
            if (after_dot) return false;
            after_dot = true;
            continue;
        }
        if (c == '%') {
            if (!is_escape(text, at)) return false;
            at += 2;
        } else if (!is_ascii_letter(c) && !is_decimal(c) && c != '_') {
            return false;
        }
        after_dot = false;
    }
    return !after_dot;
}

bool is_variable(std::string_view text) {
    if (text.ends_with('*')) return is_variable_name(text.substr(0, text.size() - 1));
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return is_variable_name(text);
    const std::string_view length = text.substr(colon + 1);
    return is_variable_name(text.substr(0, colon)) && base::is_digits(length) && length.size() <= 4 &&
           length.front() != '0';
}

/// Between the braces. The operators that RFC 6570 keeps for later (`=,!@|`) are part of its grammar.
bool is_expression(std::string_view text) {
    constexpr std::string_view operators = "+#./;?&=,!@|";
    if (!text.empty() && operators.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    for (;;) {
        const std::size_t comma = text.find(',');
        if (!is_variable(text.substr(0, comma))) return false;
        if (comma == std::string_view::npos) return true;
        text.remove_prefix(comma + 1);
    }
}

}  // namespace

bool is_uri(std::string_view text) {
    return is_reference(text, false, true);
}

bool is_uri_reference(std::string_view text) {
    return is_reference(text, false, false);
}

bool is_iri(std::string_view text) {
    return is_reference(text, true, true);
}

bool is_iri_reference(std::string_view text) {
    return is_reference(text, true, false);
}

bool is_uri_template(std::string_view text) {
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        if (!consists_of(text.substr(0, open), {"#/:?@[]", true, true})) return false;
        if (open == std::string_view::npos) return true;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos || !is_expression(text.substr(open + 1, close - open - 1))) return false;
        text.remove_prefix(close + 1);
    }
    return true;
}

}  // namespace onetrip::schema
