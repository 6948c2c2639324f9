#include "core/identity/certificate_number.h"

#include <array>

#include "core/base/text.h"
#include "core/identity/iso_7064.h"
#include "core/identity/pattern.h"
#include "core/identity/region.h"
#include "core/identity/resident_id.h"

namespace onetrip::identity {
namespace {

constexpr std::string_view ecert_root = "1.2.156.3005.2.";
constexpr std::size_t serial_max = 32;

bool is_alphanumeric(std::string_view text) {
    for (const char c : text) {
        if (alphanumeric_value(c) < 0) return false;
    }
    return !text.empty();
}

/// The five parts after the root; false if there are more or fewer.
bool split_ecert(std::string_view rest, std::array<std::string_view, 5>& parts) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::size_t dot = rest.find('.');
        const bool last = part + 1 == parts.size();
        if ((dot == std::string_view::npos) != last) return false;
        parts[part] = rest.substr(0, dot);
        if (!last) rest.remove_prefix(dot + 1);
    }
    return true;
}

}  // namespace

void judge_birth_cert_no(Judging& judging) {
    constexpr Pattern patterns[] = {{"@#########", {}}};
    if (judge_patterns(judging, patterns) == nullptr) return;
    const std::string_view value = judging.value();
    if (!is_mainland_province(value.substr(1, 2))) judging.warn("identity.province_unknown");
    judging.fact("series", value.substr(0, 1));
    judging.fact("province", value.substr(1, 2));
}

void judge_disability_card_20(Judging& judging) {
    const std::string_view value = judging.value();
    if (value.size() < 20 || value.size() > 22) return judging.error("identity.length");
    const std::string_view reissue = value.substr(20);
    const char category = value[18];
    const char grade = value[19];
    if (reissue.size() > 0 && (reissue[0] != 'B' || (reissue.size() == 2 && (reissue[1] < '2' || reissue[1] > '9')))) {
        return judging.error("identity.characters");
    }
    judge_citizen_number(judging, value.substr(0, 18));
    if (category < '1' || category > '7') judging.error("identity.category");
    if (grade < '1' || grade > '4') judging.error("identity.grade");
    judging.fact("category", value.substr(18, 1));
    judging.fact("grade", value.substr(19, 1));
    if (!reissue.empty()) judging.fact("reissue", reissue);
}

void judge_ecert_id(Judging& judging) {
    const std::string_view value = judging.value();
    std::array<std::string_view, 5> parts;
    if (value.substr(0, ecert_root.size()) != ecert_root || !split_ecert(value.substr(ecert_root.size()), parts)) {
        return judging.error("identity.form");
    }
    const auto& [type, issuer, serial, version, check] = parts;
    for (const std::string_view part : parts) {
        if (!part.empty() && !is_alphanumeric(part)) return judging.error("identity.characters");
    }
    if (!fits(type, "******************###") || !(fits(issuer, "******************") || fits(issuer, "######")) ||
        serial.empty() || serial.size() > serial_max || !fits(version, "###") || check.size() != 1) {
        return judging.error("identity.form");
    }
    std::string checked;
    for (const std::string_view part : {type, issuer, serial, version})
        checked += part;
    if (mod_37_36(checked) != check[0]) judging.error("identity.check_digit");
    judging.fact("type", type);
    judging.fact("issuer", issuer);
    judging.fact("serial", serial);
    judging.fact("version", version);
}

}  // namespace onetrip::identity
