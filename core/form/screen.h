#pragma once

/// One page of a form, described so that whoever draws it needs no rule: which fields, in what order, drawn how, with
/// what value, required or not, what is wrong where, what comes before and after. The phone page, the mini-program, the
/// clerk's console and a terminal draw the same screen.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/form/sheet.h"
#include "core/json/writer.h"

namespace onetrip::form {

/// How a field is drawn: text, tel, numeric, date, select, radio, checkbox, textarea, address or group.
[[nodiscard]] std::string_view widget_of(const Field& field);

/// Choices up to this many are laid out; more are unfolded from a list.
inline constexpr std::size_t radio_choices_max = 6;

/// The step that a page opens when none is named: the first that shows.
[[nodiscard]] std::optional<std::size_t> first_step(const Sheet& sheet);
[[nodiscard]] bool is_step_shown(const Sheet& sheet, std::size_t step);

/// Writes
///
///     {"step","previous","next","steps":[{"id","title","state"}],"fields":[…],"findings":[{"code","field","severity"}]}
///
/// `step` must show. `steps` are those that show; a step is `complete` if nothing on it stands in the way of sending
/// it. A field: {"id","pointer","widget","label","help"?,"required","value","choices"?,"autocomplete"?,"input_mode"?,
/// "code_points_max"?,"purpose","sensitivity","findings":[{"code","severity","message"?,"suggestion"?}]}; a computed
/// one says
/// `"read_only":true`; a group has "rows_min", "rows_max", "columns" (its fields without value and findings: what a row
/// that is added begins as) and "rows":[{"pointer","fields":[…]}]. `value` is what was typed, or null. The findings at
/// the end are those of the whole form.
void write_screen(json::Writer& out, const Sheet& sheet, std::size_t step);

// The parts of a screen, for who writes what has changed on one (filling.h).

/// Whether a step shows, and whether something on it stands in the way of sending it.
enum class StepState : std::uint8_t { Hidden, Complete, Incomplete };
[[nodiscard]] std::vector<StepState> step_states(const Sheet& sheet);

/// The members `previous`, `next` and `steps`.
void write_navigation(json::Writer& out, const Sheet& sheet, std::size_t step, const std::vector<StepState>& states);
/// A field of the form, whole; it must show.
void write_field(json::Writer& out, const Sheet& sheet, FieldIndex field);
/// The members of it that answers can change while it shows: `required`, `value`, `choices` where rules decide them,
/// `rows`, `findings`.
void write_live_members(json::Writer& out, const Sheet& sheet, FieldIndex field);

/// `[{"code","field","severity","measured"?,"limit"?}]`.
void write_findings(json::Writer& out, const std::vector<base::Finding>& findings);

}  // namespace onetrip::form
