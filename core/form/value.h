#pragma once

/// One answer read as its field's type: normalised (blanks at the ends away, digits of a number read, an identifier as
/// it is compared), and what is wrong with it. What depends on other fields (which choices show) is the sheet's.
///
/// Codes: `type_wrong` (JSON of another kind), `text_control`, `text_short`, `text_long`, `date_invalid`, `date_early`,
/// `date_late`, `choice_unknown`, `choice_twice`, `number_invalid`, `number_low`, `number_high`, `must_accept`,
/// `rows_few`, `rows_many`, and those of core/identity.

#include <string_view>

#include "core/base/day.h"
#include "core/form/form.h"
#include "core/form/sheet.h"
#include "core/json/document.h"

namespace onetrip::form {

/// Absent, null, blank text, or an array without elements: the field is as if untouched.
[[nodiscard]] bool is_empty(json::View value);

/// Fills `is_answered`, `is_rewritten`, `rewritten` and `found` of a slot whose `given` is set. `kind` is the kind of
/// number an identity field holds now; null if none of its cases applies, and then any text will do.
/// A group is only counted here.
void read_value(const Field& field, const identity::Kind* kind, base::Day today, Slot& slot);

}  // namespace onetrip::form
