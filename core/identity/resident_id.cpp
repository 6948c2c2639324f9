#include "core/identity/resident_id.h"

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/identity/iso_7064.h"
#include "core/identity/region.h"

namespace onetrip::identity {
namespace {

constexpr std::string_view first_sequence_of_centenarians = "996";

void judge_region(Judging& judging, std::string_view region) {
    switch (look_up_region(region)) {
        case RegionKnowledge::Known: break;
        case RegionKnowledge::CountyUnknown:
        case RegionKnowledge::PrefectureUnknown: judging.warn("identity.region_unknown"); break;
        case RegionKnowledge::ProvinceUnknown: judging.error("identity.province_unknown"); break;
    }
}

/// Birth, check character and facts of 18 well-formed characters.
void judge_person(Judging& judging, std::string_view value) {
    judge_birth(judging, value.substr(6, 8));
    if (mod_11_2(value.substr(0, 17)) != value[17]) judging.error("identity.check_digit");
    say_sex(judging, value[16]);
    judging.fact("region", value.substr(0, 6));
}

std::string with_century(std::string_view fifteen_digits) {
    const bool centenarian = fifteen_digits.substr(12) >= first_sequence_of_centenarians;
    std::string out(fifteen_digits.substr(0, 6));
    out += centenarian ? "18" : "19";
    out += fifteen_digits.substr(6);
    return out;
}

}  // namespace

std::optional<base::Day> day_of_digits(std::string_view yyyymmdd) {
    if (yyyymmdd.size() != 8 || !base::is_digits(yyyymmdd)) return std::nullopt;
    const auto number = [](std::string_view digits) {
        return static_cast<std::int32_t>(base::parse_integer(digits).value_or(0));
    };
    return base::Day::from_civil(
        {number(yyyymmdd.substr(0, 4)), number(yyyymmdd.substr(4, 2)), number(yyyymmdd.substr(6, 2))});
}

void judge_birth(Judging& judging, std::string_view yyyymmdd) {
    const auto birth = day_of_digits(yyyymmdd);
    if (!birth) return judging.error("identity.birth_date");
    if (birth->civil().year < birth_year_min) judging.doubt("identity.birth_too_early");
    if (judging.today() && *judging.today() < *birth) judging.error("identity.birth_in_future");
    judging.fact("birth", birth->text());
}

void say_sex(Judging& judging, char last_of_sequence) {
    judging.fact("sex", (last_of_sequence - '0') % 2 == 1 ? "M" : "F");
}

bool judge_18_characters(Judging& judging, std::string_view value) {
    if (value.size() != 18) {
        judging.error("identity.length");
        return false;
    }
    if (!base::is_digits(value.substr(0, 17)) || !(base::is_ascii_digit(value[17]) || value[17] == 'X')) {
        judging.error("identity.characters");
        return false;
    }
    return true;
}

void judge_citizen_id_18(Judging& judging) {
    judge_citizen_number(judging, judging.value());
}

void judge_citizen_number(Judging& judging, std::string_view value) {
    if (!judge_18_characters(judging, value)) return;
    judge_region(judging, value.substr(0, 6));
    judge_person(judging, value);
}

void judge_hmt_residence_permit_18(Judging& judging) {
    const std::string_view value = judging.value();
    if (!judge_18_characters(judging, value)) return;
    const std::string_view region = value.substr(0, 6);
    if (region != "810000" && region != "820000" && region != "830000") judging.error("identity.region_not_of_kind");
    judge_person(judging, value);
}

void judge_citizen_id_15(Judging& judging) {
    const std::string_view value = judging.value();
    if (value.size() != 15) return judging.error("identity.length");
    if (!base::is_digits(value)) return judging.error("identity.characters");
    judge_region(judging, value.substr(0, 6));
    judge_birth(judging, std::string_view(with_century(value)).substr(6, 8));
    say_sex(judging, value[14]);
    judging.fact("region", value.substr(0, 6));
    if (const auto upgraded = upgrade_resident_id(value)) judging.fact("upgraded", *upgraded);
    if (!judging.has_error()) judging.warn("identity.first_generation_void");
}

std::optional<std::string> upgrade_resident_id(std::string_view fifteen_digits) {
    if (fifteen_digits.size() != 15 || !base::is_digits(fifteen_digits)) return std::nullopt;
    std::string out = with_century(fifteen_digits);
    if (!day_of_digits(std::string_view(out).substr(6, 8))) return std::nullopt;
    out += mod_11_2(out);
    return out;
}

}  // namespace onetrip::identity
