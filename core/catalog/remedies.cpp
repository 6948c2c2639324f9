#include "core/catalog/lint.h"

namespace onetrip::catalog {
namespace {

struct Remedy {
    std::string_view code;
    std::string_view text;
};

// A data table: one line per code, by name.
constexpr Remedy remedies[] = {
    {"accept_invalid", "Write `accept` as core/material/inspect.h has it."},
    {"accept_missing", "Say in `accept` what an uploaded file must be."},
    {"agency_missing", "Name the agency by its id in catalog/agencies."},
    {"agency_unknown", "Write catalog/agencies/<id>.json, or correct the id."},
    {"agreement_invalid",
     "Name a `value`, `as` name, number, date or text, and `with` what: a pointer into the answers, or a value of "
     "another `material`."},
    {"also_at_invalid", "`also_at` is a list of 1 to 39 other halls, each once."},
    {"area_unknown", "Name an area in which the law allows no commitment (core/material/commitment.h), or remove it."},
    {"asked_unknown", "`asked` is `complete` or `always`."},
    {"booking_unknown", "`booking` is `required` or `none`."},
    {"certificate_invalid",
     "Give the certificate a `type`, `valid_months` from 1 to 1200 if it runs out, and `values` as pointers into the "
     "answers, none of them called as what every certificate says (core/catalog/given_out.h)."},
    {"choice_invalid", "Give the choice a `value`, a text that is not empty."},
    {"choice_unreachable", "Its rule holds for no answers: correct the rule, or remove the choice."},
    {"choices_missing", "List the `choices`, at least one."},
    {"circular", "Fields decide one another in a circle: break it by dropping one of the rules."},
    {"commitment_barred", "The law allows no commitment here: let the proof be looked up or handed in."},
    {"commitment_incomplete",
     "Say all that the notice has to say (core/material/commitment.h); half a letter binds nobody."},
    {"computed_group", "A group cannot be computed; compute fields in its rows."},
    {"copies_invalid", "`copies` is the number of paper copies, 0 to 20."},
    {"day_invalid", "Write a day as YYYY-MM-DD, `today`, `today+N` or `today-N`."},
    {"definition_invalid", "This has to be an object."},
    {"field_unreachable", "Its rule holds for no answers: correct the rule, or remove the field."},
    {"fields_missing", "List the `fields`, at least one."},
    {"files_invalid", "`files_max` is the number of files, 1 to 50."},
    {"form_missing", "Describe the `form`."},
    {"group_nested", "A group cannot stand inside a group: ask for the inner rows in a group of their own."},
    {"hall_missing", "Name the `hall` and the `service` that is booked there."},
    {"hall_unknown", "Write catalog/halls/<id>.json with that service, or correct the id."},
    {"id_duplicate", "Give each its own id."},
    {"id_invalid", "Ids begin with a small letter and hold small letters, digits and _ (a service's: -)."},
    {"json", "This is no JSON: correct the text at this line."},
    {"kind_missing", "Say the `kind` of number, or the cases of it."},
    {"kind_open", "Let the last case have no `when`, so that one always applies."},
    {"kind_unknown", "Name a kind that identity.check knows."},
    {"late_workdays_invalid", "`late_workdays` is until when it may follow, 1 to 250 working days."},
    {"legal_basis_missing", "Quote the law that demands it; what no law demands is not asked for."},
    {"limit_invalid", "A limit is a number from 0 to 10000 with the unit `workday`, `calendar` or `hour`."},
    {"limits_crossed", "The least is above the most: correct the limits."},
    {"material_unreachable", "Its rule holds for no answers: correct the rule, or remove the material."},
    {"member_unknown", "No such member: correct its name, or remove it."},
    {"necessity_unknown", "`necessity` is `required`, `optional` or `later`."},
    {"obtain_missing", "List the ways in which it is obtained, at least one."},
    {"obtain_open", "Let the last way have no `when`, so that one always applies."},
    {"obtain_unknown",
     "`by` is `upload`, `data_sharing`, `e_certificate`, `commitment`, `direct`, `earlier_case` or `paper`."},
    {"photo_spec_differs", "Let `accept` be that of the photo spec, or name another spec."},
    {"photo_spec_unknown", "Write catalog/photo_specs/<id>.json, or correct the id."},
    {"pointer_names_no_field", "Point to a field of the form: /<field id>."},
    {"promised_above_legal", "Promise no more time than the law allows."},
    {"promised_limit_missing", "Say how many days are promised."},
    {"purpose_missing", "Say in `purpose` why this is asked; what has no purpose is not asked for."},
    {"reuse_invalid",
     "Say in `reuse_days` (1 to 3660) how old it may be, and in `standard` what it is in every service."},
    {"rule_invalid", "Correct the rule: a JsonLogic object with a known operator, or true or false."},
    {"rule_names_no_field", "The rule reads a field that is not there: correct the name."},
    {"schema_invalid", "The schema itself does not compile."},
    {"schema_violated", "Follow catalog/service.schema.json at this place."},
    {"sensitivity_missing", "Say whether the answer is `plain`, `personal` or `sensitive`."},
    {"severity_unknown", "`severity` is `error` or `warn`."},
    {"soon_days_invalid", "`soon_days` is from when it is warned of, 0 to 3660 days."},
    {"steps_missing", "List the `steps`, at least one."},
    {"text_missing", "Write the text in zh-CN and in en."},
    {"too_many", "There are more of them than a service may have."},
    {"trip_reason_missing", "Say why somebody has to come in person; without a reason there is no trip."},
    {"trips_miscounted", "Let `count` be the number of visits that every applicant makes."},
    {"trips_missing", "Say in `trips` how often somebody has to come, 0 at best."},
    {"type_code_unknown", "`type` is 01, 05, 07, 08, 09, 10 or 20 (01 licence, 07 confirmation, 20 public service)."},
    {"type_unknown", "Name a type of field that catalog/README.md lists."},
    {"version_missing", "Count versions from 1."},
    {"visit_unreachable", "Its rule holds for no answers: correct the rule, or remove the visit."},
    {"was_invalid", "`was` is a list of the names it had in earlier versions."},
    {"was_taken", "This name belongs, or belonged, to another: a name is never used again for something else."},
    {"widget_unknown", "`widget` is `radio` or `select`; leave it out for the usual one."},
};

}  // namespace

std::string_view remedy_of(std::string_view code) {
    for (const Remedy& remedy : remedies) {
        if (remedy.code == code) return remedy.text;
    }
    return {};
}

}  // namespace onetrip::catalog
