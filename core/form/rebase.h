#pragma once

/// A draft begun on one version of a form, opened on another: what it holds is carried over, and nothing is lost
/// without a word. Every answer is either kept (perhaps under a new name) or handed back with the reason, and the
/// questions that the citizen has not seen yet are named.
///
/// An answer is a scalar: what a field holds, each choice of several, each field of a row. What is_empty (value.h) is
/// none. Names that a field or a choice had before stand in its `was`:
///
///     {"id":"subject","was":["topic"],…}       {"value":"owner","was":["landlord","proprietor"],…}
///
/// Only what no longer fits is handed back. An answer that fits and breaks a limit of the new version is kept: the form
/// finds it, and the citizen mends it where it stands.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/form/form.h"
#include "core/json/document.h"

namespace onetrip::form {

enum class DropReason : std::uint8_t {
    FieldGone,     ///< no field of the new version has this name, or had it
    Computed,      ///< the form computes it now
    TypeChanged,   ///< the field takes another kind of answer now, or a row is none
    ChoiceGone,    ///< the field has no such choice any more
    RowsMany,      ///< more rows than the group may have now; the row as a whole
    AnsweredTwice  ///< another answer took its place already: two fields, or two choices, became one
};
[[nodiscard]] std::string_view name_of(DropReason reason);

struct Kept {
    std::string from;  ///< JSON Pointer into the old answers
    std::string to;    ///< and into the new ones
};

struct Dropped {
    std::string from;
    DropReason reason = DropReason::FieldGone;
    json::View value;  ///< as it stands in the old answers
};

struct Rebased {
    std::string answers;             ///< JSON: an object in field order
    std::vector<Kept> kept;          ///< in field order
    std::vector<Dropped> dropped;    ///< first those without a field, as they stood; then in field order
    std::vector<std::string> asked;  ///< pointers of fields that show now and were not asked before, in field order
};

/// `before` is the form that the draft was begun on. Without it (null) a type counts as changed only where JSON shows
/// it, and a question as new if the draft has no answer to it. Anything but an object as `answers` reads as empty.
[[nodiscard]] Rebased rebase(const Form& form, const Form* before, json::View answers, base::Day today);

}  // namespace onetrip::form
