#include "core/identity/mask.h"

#include <array>
#include <utility>

#include "core/base/text.h"

namespace onetrip::identity {
namespace {

constexpr std::array<std::pair<std::string_view, Mask>, 8> mask_names{{
    {"name", Mask::Name},
    {"resident_id", Mask::ResidentId},
    {"resident_id_public", Mask::ResidentIdPublic},
    {"mobile", Mask::Mobile},
    {"bank_card", Mask::BankCard},
    {"address", Mask::Address},
    {"email", Mask::Email},
    {"certificate", Mask::Certificate},
}};

std::string to_text(std::u32string_view characters) {
    std::string out;
    for (const char32_t c : characters)
        base::append_code_point(out, c);
    return out;
}

std::string keep_ends(std::string_view value, std::size_t first, std::size_t last) {
    std::u32string characters = base::code_points(value);
    const bool fits = first + last < characters.size();
    const std::size_t begin = fits ? first : 0;
    const std::size_t end = characters.size() - (fits ? last : 0);
    for (std::size_t at = begin; at < end; ++at)
        characters[at] = U'*';
    return to_text(characters);
}

std::string mask_name(std::string_view value) {
    return keep_ends(value, 1, base::code_point_count(value) > 3 ? 1 : 0);
}

/// The first character and the domain; what has no `@` is hidden whole.
std::string mask_email(std::string_view value) {
    const std::size_t at = value.rfind('@');
    if (at == std::string_view::npos || at == 0) return keep_ends(value, 0, 0);
    return keep_ends(value.substr(0, at), 1, 0) + std::string(value.substr(at));
}

/// The end of the smallest division that may be shown; 0 if none is named.
std::size_t shown_of_address(std::u32string_view address) {
    constexpr std::u32string_view towns[] = {U"街道", U"镇", U"乡", U"苏木"};
    constexpr std::u32string_view counties[] = {U"区", U"县", U"旗", U"市", U"省"};
    for (const std::u32string_view town : towns) {
        const std::size_t at = address.find(town, 1);
        if (at != std::u32string_view::npos) return at + town.size();
    }
    for (const std::u32string_view county : counties) {
        const std::size_t at = address.find(county, 1);
        if (at != std::u32string_view::npos) return at + county.size();
    }
    return 0;
}

/// The detail is hidden behind a fixed number of stars: its length would tell a house number from a flat.
std::string mask_address(std::string_view value) {
    const std::u32string address = base::code_points(value);
    const std::size_t shown = shown_of_address(address);
    std::string out = to_text(std::u32string_view(address).substr(0, shown));
    if (shown < address.size()) out += "****";
    return out;
}

}  // namespace

std::optional<Mask> mask_named(std::string_view name) {
    for (const auto& [text, by] : mask_names) {
        if (text == name) return by;
    }
    return std::nullopt;
}

std::string mask(Mask by, std::string_view value) {
    switch (by) {
        case Mask::Name: return mask_name(value);
        case Mask::ResidentId: return keep_ends(value, 6, 4);
        case Mask::ResidentIdPublic: return keep_ends(value, 1, 1);
        case Mask::Mobile: return keep_ends(value, value.size() > 11 ? value.size() - 8 : 3, 4);
        case Mask::BankCard:
        case Mask::Certificate: return keep_ends(value, 0, 4);
        case Mask::Address: return mask_address(value);
        case Mask::Email: return mask_email(value);
    }
    return {};
}

}  // namespace onetrip::identity
