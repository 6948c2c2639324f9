#include "core/identity/permanent_residence.h"

#include "core/identity/country.h"
#include "core/identity/iso_7064.h"
#include "core/identity/pattern.h"
#include "core/identity/region.h"
#include "core/identity/resident_id.h"

namespace onetrip::identity {

void judge_foreign_pr_18(Judging& judging) {
    const std::string_view value = judging.value();
    if (!judge_18_characters(judging, value)) return;
    if (value[0] != '9') return judging.error("identity.region_not_of_kind");
    const std::string_view nationality = value.substr(3, 3);
    const std::string_view letters = country_letters_of(nationality);
    if (!is_mainland_province(value.substr(1, 2))) judging.error("identity.province_unknown");
    if (letters.empty()) judging.warn("identity.nationality_unknown");
    judge_birth(judging, value.substr(6, 8));
    if (mod_11_2(value.substr(0, 17)) != value[17]) judging.error("identity.check_digit");
    say_sex(judging, value[16]);
    judging.fact("accept_province", value.substr(1, 2));
    judging.fact("nationality_numeric", nationality);
    if (!letters.empty()) judging.fact("nationality", letters);
}

void judge_foreign_pr_15(Judging& judging) {
    const std::string_view value = judging.value();
    constexpr Pattern patterns[] = {{"@@@############", {}}};
    if (judge_patterns(judging, patterns) == nullptr) return;
    const std::string_view birth = value.substr(7, 6);
    // The century is open; 2000 was a leap year, so what exists in neither century exists not at all.
    const auto exists_in = [&](const char* century) { return day_of_digits(century + std::string(birth)).has_value(); };
    if (!exists_in("19") && !exists_in("20")) judging.error("identity.birth_date");
    if (!is_mainland_province(value.substr(3, 2))) judging.warn("identity.province_unknown");
    if (!is_country_letters(value.substr(0, 3))) judging.warn("identity.nationality_unknown");
    judging.fact("nationality", value.substr(0, 3));
    judging.fact("area", value.substr(3, 4));
    judging.fact("birth_yymmdd", birth);
}

}  // namespace onetrip::identity
