#include "core/identity/check.h"

#include "core/base/text.h"
#include "core/identity/bank_card.h"
#include "core/identity/certificate_number.h"
#include "core/identity/credit_code.h"
#include "core/identity/names.h"
#include "core/identity/passport.h"
#include "core/identity/permanent_residence.h"
#include "core/identity/phone.h"
#include "core/identity/plate.h"
#include "core/identity/postcode.h"
#include "core/identity/region.h"
#include "core/identity/regional_id.h"
#include "core/identity/resident_id.h"
#include "core/identity/s10.h"
#include "core/identity/travel_permit.h"
#include "core/identity/vin.h"

namespace onetrip::identity {
namespace {

constexpr Kind all_kinds[] = {
    {"citizen_id_18", judge_citizen_id_18, base::normalise_identifier},
    {"citizen_id_15", judge_citizen_id_15, base::normalise_identifier},
    {"hmt_residence_permit_18", judge_hmt_residence_permit_18, base::normalise_identifier},
    {"foreign_pr_18", judge_foreign_pr_18, base::normalise_identifier},
    {"foreign_pr_15", judge_foreign_pr_15, base::normalise_identifier},
    {"uscc", judge_uscc, base::normalise_identifier},
    {"org_code_gb11714", judge_org_code_gb11714, base::normalise_identifier},
    {"hk_id", judge_hk_id, base::normalise_identifier},
    {"tw_id", judge_tw_id, base::normalise_identifier},
    {"macau_id", judge_macau_id, base::normalise_identifier},
    {"hm_travel_permit", judge_hm_travel_permit, base::normalise_identifier},
    {"tw_travel_permit", judge_tw_travel_permit, base::normalise_identifier},
    {"cn_passport", judge_cn_passport, base::normalise_identifier},
    {"exit_permit_hkmo", judge_exit_permit_hkmo, base::normalise_identifier},
    {"mobile", judge_mobile, base::normalise_identifier},
    {"landline", judge_landline, normalise_landline},
    {"postcode", judge_postcode, base::normalise_identifier},
    {"plate", judge_plate, normalise_plate},
    {"vin", judge_vin, base::normalise_identifier},
    {"luhn", judge_luhn, base::normalise_identifier},
    {"birth_cert_no", judge_birth_cert_no, base::normalise_identifier},
    {"disability_card_20", judge_disability_card_20, base::normalise_identifier},
    {"person_name", judge_person_name, normalise_name},
    {"s10", judge_s10, base::normalise_identifier},
    {"ecert_id", judge_ecert_id, base::normalise_identifier},
    {"bank_card", judge_bank_card, base::normalise_identifier},
    {"exit_permit_tw", judge_exit_permit_tw, base::normalise_identifier},
    {"foreign_passport", judge_foreign_passport, base::normalise_identifier},
    {"region_code", judge_region_code, base::normalise_identifier},
};

IdentityReport refused_unread(std::string_view code, std::string_view value) {
    IdentityReport report;
    report.value = value;
    report.valid = false;
    report.findings.push_back({code, base::Severity::Error});
    return report;
}

}  // namespace

std::span<const Kind> kinds() {
    return all_kinds;
}

const Kind* find_kind(std::string_view name) {
    for (const Kind& kind : all_kinds) {
        if (kind.name == name) return &kind;
    }
    return nullptr;
}

IdentityReport check(const Kind& kind, std::string_view value, std::optional<base::Day> today, Judging::Facts facts) {
    if (value.size() > value_bytes_max) return refused_unread("identity.length", value);
    if (!base::is_well_formed_utf8(value)) return refused_unread("identity.characters", {});
    std::string normalised = kind.normalise(value);
    if (normalised.empty()) return refused_unread("identity.length", {});
    Judging judging(value, std::move(normalised), today, facts);
    kind.judge(judging);
    return judging.finish();
}

std::optional<IdentityReport> check(std::string_view kind, std::string_view value, std::optional<base::Day> today) {
    const Kind* found = find_kind(kind);
    if (found == nullptr) return std::nullopt;
    return check(*found, value, today);
}

}  // namespace onetrip::identity
