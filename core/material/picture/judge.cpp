#include "core/material/picture/judge.h"

#include <algorithm>
#include <cstdlib>

namespace onetrip::material::picture {
namespace {

/// An overexposed picture is white where it should be paper. In a scan the paper is white as well, but the ink is dark.
constexpr int white_paper_min = 250;

/// A screenshot in dark colours: its writing is brighter than its ground by more than ink on a dim page could be
/// darker.
bool is_light_on_dark(const Measures& measures) {
    constexpr int bright_strokes_min = 128;
    const int contrast = measures.contrast.value_or(0);
    return contrast >= bright_strokes_min && contrast >= 2 * measures.paper;
}

std::optional<int> value_of(Check check, const Measures& measures) {
    switch (check) {
        case Check::Sharpness: return measures.edge_width_hundredths;
        case Check::Movement: return measures.slope_balance;
        case Check::Darkness:
            if (is_light_on_dark(measures)) return std::nullopt;
            return measures.paper;
        case Check::Overexposure:
            if (measures.paper < white_paper_min) return std::nullopt;
            return measures.ink;
        case Check::Contrast: return measures.contrast;
        case Check::Grain: return measures.grain_tenths;
        case Check::Compression: return measures.quantiser_tenths;
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

/// Blurred strokes have no direction, no height and no end: what is measured in them is no reason to turn the page.
bool needs_strokes(Check check) {
    return check == Check::Skew || check == Check::CutOff || check == Check::TextHeight;
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
    Outcome blur = Outcome::Pass;
    for (const CheckRow& row : check_table()) {
        if (limits.subject == Subject::Portrait && !row.is_for_portraits) continue;
        const bool is_lost = blur == Outcome::Error && needs_strokes(row.check);
        const std::optional<int> value = is_lost ? std::nullopt : value_of(row.check, measures);
        verdicts.push_back({&row, value, limits.of(row.check), outcome_of(row, value, limits.of(row.check))});
        const bool is_of_blur = row.check == Check::Sharpness || row.check == Check::Movement;
        if (is_of_blur) blur = std::max(blur, verdicts.back().outcome);
    }
    return verdicts;
}

}  // namespace onetrip::material::picture
