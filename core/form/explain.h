#pragma once

/// Why: for a field, the rules that show or hide it, make it required, offer its choices or found something, and the
/// answers that these rules read. A clerk can say it, a citizen can ask it (PIPL art. 24: a decision by rule has to be
/// explained), and who writes a service sees at once which rule speaks.

#include <string_view>

#include "core/form/sheet.h"
#include "core/json/writer.h"

namespace onetrip::form {

/// Writes, for the field at a JSON Pointer into the answers (`/subject`, `/heirs/0/share`),
///
///     {"pointer","step":CAUSE,"visible":CAUSE,"required":CAUSE,"computed"?:CAUSE,
///      "choices":[{"value",CAUSE…}],"findings":[{"code","severity","message"?,CAUSE…}]}
///
/// with CAUSE = {"holds","rule","reads"}: whether it holds, the rule as written or null where none decides, and what it
/// read: [{"field","state":"sound|unsound|absent|hidden","value"}], `value` null unless sound. `choices` are those that
/// a rule decides. For the empty pointer only the findings of the form as a whole. False if there is no such field or
/// row, and then nothing is written.
[[nodiscard]] bool write_explanation(json::Writer& out, const Sheet& sheet, std::string_view pointer);

}  // namespace onetrip::form
