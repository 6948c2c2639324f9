// Mail addresses, host names and IP addresses.

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/character_ranges.h"
#include "core/schema/domain_label.h"
#include "core/schema/formats.h"

namespace onetrip::schema {
namespace {

constexpr std::size_t host_name_size_max = 253;  // RFC 1035 section 2.3.4, without the length bytes
constexpr std::size_t local_part_size_max = 64;  // RFC 5321 section 4.5.3.1.1

bool is_atom_character(char c, bool international) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return international;
    return is_ascii_letter(byte) || is_decimal(byte) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

/// RFC 5321 section 4.1.2: Local-part.
bool is_local_part(std::string_view text, bool international) {
    if (text.empty() || text.size() > local_part_size_max) return false;
    if (text.front() != '"') {
        bool after_dot = true;
        for (const char c : text) {
            if (c == '.' ? after_dot : !is_atom_character(c, international)) return false;
            after_dot = c == '.';
        }
        return !after_dot;
    }
    if (text.size() < 2 || text.back() != '"') return false;
    text = text.substr(1, text.size() - 2);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_pair = text[at] == '\\';
        if (is_pair && ++at == text.size()) return false;
        const auto byte = static_cast<unsigned char>(text[at]);
        const bool fits = byte >= 0x80 ? international : byte >= 0x20 && byte != 0x7F;
        if (!fits || (byte == '"' && !is_pair)) return false;
    }
    return true;
}

/// A domain as a mail address has it; RFC 6531 section 3.3 lets labels hold characters beyond ASCII.
bool is_mail_domain(std::string_view text, bool international) {
    if (text.size() > host_name_size_max) return false;
    for (;;) {
        const std::size_t dot = text.find('.');
        const std::string_view label = text.substr(0, dot);
        const bool is_ascii =
            std::all_of(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        if (is_ascii || !international) {
            if (!is_ascii_label(label)) return false;
        } else {
            const auto fits = [](char c) {
                return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(static_cast<unsigned char>(c)) ||
                       base::is_ascii_digit(c) || c == '-';
            };
            if (!std::all_of(label.begin(), label.end(), fits) || label.front() == '-' || label.back() == '-')
                return false;
        }
        if (dot == std::string_view::npos) return true;
        text.remove_prefix(dot + 1);
    }
}

bool is_mail_address(std::string_view text, bool international) {
    const std::size_t at = text.rfind('@');
    if (at == std::string_view::npos || !is_local_part(text.substr(0, at), international)) return false;
    const std::string_view domain = text.substr(at + 1);
    if (!domain.starts_with('[')) return is_mail_domain(domain, international);
    if (!domain.ends_with(']')) return false;
    const std::string_view address = domain.substr(1, domain.size() - 2);
    return address.starts_with("IPv6:") ? is_ipv6(address.substr(5)) : is_ipv4(address);
}

}  // namespace

bool is_email(std::string_view text) {
    return is_mail_address(text, false);
}

bool is_idn_email(std::string_view text) {
    return is_mail_address(text, true);
}

bool is_hostname(std::string_view text) {
    return is_domain_name(text, false) && text.size() <= host_name_size_max;
}

bool is_idn_hostname(std::string_view text) {
    return is_domain_name(text, true);
}

bool is_ipv4(std::string_view text) {
    for (int part = 0;; ++part) {
        const std::string_view number = text.substr(0, text.find('.'));
        if (number.empty() || number.size() > 3 || !base::is_digits(number)) return false;
        if (number.size() > 1 && number.front() == '0') return false;
        if (number.size() == 3 && number > "255") return false;
        if (number.size() == text.size()) return part == 3;
        text.remove_prefix(number.size() + 1);
    }
}

/// Up to eight groups; `::` stands for at least one group of zeros (RFC 5952 advises two, RFC 4291 asks for one).
bool is_ipv6(std::string_view text) {
    int groups = 0;
    bool has_gap = false;
    if (text.starts_with("::")) {
        has_gap = true;
        text.remove_prefix(2);
        if (text.empty()) return true;
    }
    for (;;) {
        const std::string_view group = text.substr(0, text.find(':'));
        if (group.find('.') != std::string_view::npos) {
            groups += 2;
            if (group.size() != text.size() || !is_ipv4(group)) return false;
            break;
        }
        const auto is_hex = [](char c) { return hex_value(static_cast<unsigned char>(c)) >= 0; };
        if (group.empty() || group.size() > 4 || !std::all_of(group.begin(), group.end(), is_hex)) return false;
        ++groups;
        if (group.size() == text.size()) break;
        text.remove_prefix(group.size() + 1);
        if (text.starts_with(':')) {
            if (has_gap) return false;
            has_gap = true;
            text.remove_prefix(1);
            if (text.empty()) break;
        }
    }
    return has_gap ? groups <= 7 : groups == 8;
}

}  // namespace onetrip::schema
