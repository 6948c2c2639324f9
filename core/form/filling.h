#pragma once

/// A form while somebody fills it in: the answers so far, parsed, and what the page has before it. A keystroke judges
/// only what the field can touch, and only what that changed on the screen is written.
///
///     Filling filling(form, answers, today);
///     filling.show(0);                                 // the page draws write_screen(…, 0)
///     filling.change("/name", value);
///     filling.write_changes(out);                      // {"step":"applicant","changed":[{"pointer":"/name",…}]}
///
/// The screen with the changes applied is the screen as write_screen would write it anew, in every case.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/form/screen.h"
#include "core/form/sheet.h"

namespace onetrip::form {

class Filling {
public:
    /// The documents of `form` and `answers` must outlive it, unmoved.
    Filling(const Form& form, json::View answers, base::Day today);

    [[nodiscard]] const Sheet& sheet() const { return sheet_; }

    /// The page has this step before it, drawn as it is now. It must show.
    void show(std::size_t step);
    [[nodiscard]] std::size_t step() const { return step_; }

    /// Puts `value` (copied; absent and null: unanswered) at a JSON Pointer: a field of the form (`/name`, `/heirs`
    /// with all rows), or a field of a row that is there (`/heirs/0/share`). False if it leads to neither, and then
    /// nothing has changed.
    [[nodiscard]] bool change(std::string_view pointer, json::View value);

    /// Writes what has changed on the screen since `show` or the last time:
    ///
    ///     {"step","changed":[{"pointer",…}],"shown"?:[…],"order"?:[…],"previous"?,"next"?,"steps"?,"findings"?}
    ///
    /// `changed`: fields that stayed, with the members to replace; `shown`: fields that came, whole; `order`: the
    /// pointers of all fields of the step, when one came or went; the rest as on the screen, when it is not what it
    /// was. A step whose every field went has an empty `order`: the page asks for another screen.
    void write_changes(json::Writer& out);

private:
    [[nodiscard]] std::string live_text(FieldIndex field) const;
    void put(FieldIndex field, std::string_view json);
    void write_fields(json::Writer& out, const std::vector<FieldIndex>& came);

    const Form& form_;
    Sheet sheet_;
    std::vector<std::unique_ptr<json::Document>> given_;  ///< by field, what the sheet's views point into
    std::size_t step_ = 0;
    // What the page has before it.
    std::vector<std::string>
        live_;  ///< by field: its pointer and live members as an object; empty where it does not show
    std::vector<StepState> states_;
    std::vector<base::Finding> findings_;
    std::vector<bool> is_touched_;  ///< by field, since then
};

}  // namespace onetrip::form
