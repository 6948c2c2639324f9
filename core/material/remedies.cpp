#include "core/material/remedies.h"

#include "core/material/picture/limits.h"

namespace onetrip::material {
namespace {

struct Remedy {
    std::string_view code;
    std::string_view remedy;
};

// A data table: one line per code, by name.
constexpr Remedy remedies[] = {
    {"material.active_content", "print_anew"},
    {"material.bomb", "choose_other"},
    {"material.commitment_incomplete", "sign"},
    {"material.commitment_missing", "sign"},
    {"material.commitment_outdated", "sign"},
    {"material.commitment_signer", "sign"},
    {"material.damaged", "choose_other"},
    {"material.date_differs", "correct"},
    {"material.duplicate", "confirm"},
    {"material.embedded_files", "print_anew"},
    {"material.empty", "choose_other"},
    {"material.encrypted", "unlock"},
    {"material.expired", "renew"},
    {"material.expires_soon", "confirm"},
    {"material.facts_invalid", "choose_other"},
    {"material.files_too_many", "leave_out"},
    {"material.kind_mismatch", "choose_other"},
    {"material.kind_not_accepted", "choose_other"},
    {"material.kind_unknown", "choose_other"},
    {"material.late", "wait"},
    {"material.missing", "give"},
    {"material.name_differs", "correct"},
    {"material.near_duplicate", "confirm"},
    {"material.not_judged", "confirm"},
    {"material.not_obtained", "wait"},
    {"material.not_yet_valid", "renew"},
    {"material.number_differs", "correct"},
    {"material.pages_too_many", "fewer_pages"},
    {"material.pixels_too_few", "retake"},
    {"material.pixels_too_many", "make_smaller"},
    {"material.polyglot", "choose_other"},
    {"material.ratio", "crop"},
    {"material.restricted", "confirm"},
    {"material.text_differs", "correct"},
    {"material.too_heavy", "make_smaller"},
    {"material.too_large", "make_smaller"},
    {"material.too_small", "retake"},
    {"material.truncated", "choose_other"},
    {"material.unknown", "leave_out"},
    {"material.unneeded", "leave_out"},
    {"material.unseen_content", "print_anew"},
};

}  // namespace

std::string_view remedy_of(std::string_view code) {
    for (const Remedy& row : remedies) {
        if (row.code == code) return row.remedy;
    }
    for (const picture::CheckRow& row : picture::check_table()) {
        if (row.code == code) return row.remedy;
    }
    return picture::photo_remedy_of(code);
}

}  // namespace onetrip::material
