#include "core/material/picture/judge.h"

#include <cstdlib>

namespace onetrip::material::picture {
namespace {

/// An overexposed picture is white where it should be paper. In a scan the paper is white as well, but the ink is dark.
constexpr std::uint32_t white_permille_min = 300;

std::optional<int> value_of(Check check, const Measures& measures) {
    switch (check) {
        case Check::Sharpness: return measures.edge_width_hundredths;
        case Check::Darkness: return measures.paper;
        case Check::Overexposure:
            if (measures.white_permille < white_permille_min || !measures.contrast) return std::nullopt;
            return measures.darkest;
        case Check::Contrast: return measures.contrast;
        case Check::Glare: return static_cast<int>(measures.glare_permille);
        case Check::Content: return static_cast<int>(measures.edge_density);
        case Check::Skew:
            if (!measures.skew_tenths) return std::nullopt;
            return std::abs(*measures.skew_tenths);
        case Check::CutOff: return static_cast<int>(measures.cut_permille);
        case Check::TextHeight: return measures.text_height_tenths;
    }
    return std::nullopt;
}

Outcome outcome_of(const CheckRow& row, std::optional<int> value, const CheckLimits& limits) {
    if (!value) return Outcome::Pass;
    const auto is_beyond = [&](int limit) { return row.is_bad_above ? *value > limit : *value < limit; };
    if (is_beyond(limits.error)) return Outcome::Error;
    return is_beyond(limits.warn) ? Outcome::Warn : Outcome::Pass;
}

}  // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::Pass: return "pass";
        case Outcome::Warn: return "warn";
        case Outcome::Error: return "error";
    }
    return "";
}

std::vector<Verdict> judge(const Measures& measures, const Limits& limits) {
    std::vector<Verdict> verdicts;
    if (limits.subject == Subject::Anything) return verdicts;
    for (const CheckRow& row : check_table()) {
        if (limits.subject == Subject::Portrait && !row.is_for_portraits) continue;
        const std::optional<int> value = value_of(row.check, measures);
        verdicts.push_back({&row, value, limits.of(row.check), outcome_of(row, value, limits.of(row.check))});
    }
    return verdicts;
}

}  // namespace onetrip::material::picture
