#pragma once

/// A form filled in: its answers judged. Every field's state is decided in the order in which fields decide one another
/// (a choice shows a field, the field's answer shows another), so that a rule only ever reads what is settled:
///
/// - a hidden field has no answer, whatever was sent: it is dropped, and the sheet says so;
/// - an answer with an error is kept for the citizen to mend, but reads as absent to every rule;
/// - a computed field has the rule's value, whatever was sent;
/// - a rule that throws counts as not holding;
/// - a check (a finding of the form's own) is asked once every field that it names has a sound answer, unless it says
///   `"asked":"always"`.
///
/// What is judged here is judged so on the phone, at the window and on the server.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/finding.h"
#include "core/form/form.h"
#include "core/json/document.h"
#include "core/json/writer.h"

namespace onetrip::form {

/// Of what is written from answers that were let in already: only normalising can make it longer.
inline constexpr json::Limits rewritten_limits{64u << 20, 200, 1u << 22};

/// A finding before it becomes text.
struct Found {
    std::string_view code;
    base::Severity severity = base::Severity::Error;
    json::View message;      ///< the definition's text, or absent: then the page's own for the code
    std::int16_t rule = -1;  ///< the rule that raised it
    std::string suggestion;  ///< what the answer was probably meant to be; never put in silently
};

struct Row;

/// One field of one row (the form itself is a row).
struct Slot {
    json::View given;       ///< as it was sent; absent for a computed field
    std::string rewritten;  ///< JSON: the normalised or computed value where it is not `given` itself
    std::vector<Found> found;
    std::size_t own_count = 0;  ///< how many of `found` are about the value itself; the others come from rules
    std::vector<Row> rows;      ///< of a group
    bool is_visible = false;
    bool is_required = false;
    bool is_answered = false;  ///< visible, and not empty
    bool is_sound = false;     ///< answered, and free of errors of its own
    bool is_rewritten = false;
    bool is_wanting = false;  ///< it has an error of its own, or is required and not answered
};

struct Row {
    std::uint16_t scope = 0;
    std::size_t place = 0;                  ///< which row of its group
    std::vector<Slot> slots;                ///< as the scope's `fields`
    std::vector<std::string_view> unknown;  ///< members that name no field
    json::Document data;                    ///< what rules read
    bool is_data_stale = true;
};

class Sheet {
public:
    /// `answers` is an object (anything else reads as an empty one); its document must outlive the sheet, unmoved.
    Sheet(const Form& form, json::View answers, base::Day today);
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    [[nodiscard]] const Form& form() const { return form_; }
    [[nodiscard]] base::Day today() const { return today_; }
    [[nodiscard]] const Row& root() const { return root_; }
    /// Of a field of the form itself.
    [[nodiscard]] const Slot& slot(FieldIndex field) const { return root_.slots[form_.fields()[field].place]; }
    /// Whether a condition holds for a row as it was judged: which choices a page shows.
    [[nodiscard]] bool holds(Condition condition, const Row& row) const;
    /// Findings of the form as a whole.
    [[nodiscard]] const std::vector<Found>& found() const { return found_; }

    /// No finding of severity error.
    [[nodiscard]] bool is_valid() const;
    /// All, in field order: those of a field, then those of its rows, then (`field_unknown`) what names no field.
    [[nodiscard]] std::vector<base::Finding> findings() const;
    /// JSON Pointers of what was answered and then hidden, in field order.
    [[nodiscard]] std::vector<std::string> dropped() const;

    /// The normalised answers as an object in field order: visible and not empty.
    void write_answers(json::Writer& out) const;
    /// The same without what has an error: what rules read.
    void write_sound_answers(json::Writer& out) const;
    /// Whether the sound answers are those that were given, each as it was spelled: then nobody has to write them out
    /// to read them. False where that would take a closer look (groups).
    [[nodiscard]] bool is_read_as_given() const;

    /// Puts another answer in the place of a field of the form (absent: unanswered) and judges again what it can touch:
    /// the same as a new sheet with all answers. Returns the fields that were judged again, as the form shows them;
    /// their slots may have changed, those of others have not. The document of `given` must outlive the sheet or the
    /// field's next change.
    const std::vector<FieldIndex>& change(FieldIndex field, json::View given);

private:
    struct Touched {
        FieldIndex changed = no_field;
        json::View given;  ///< what the changed field holds now
        std::vector<bool> settle;
        std::vector<bool> judge;
    };
    void run(Touched& touched);
    void settle_again(FieldIndex index, Touched& touched);
    void judge_again(Touched& touched);
    void check_form();

    void take(Row& row, json::View answers);
    void settle(Row& row);
    void settle_field(Row& row, const Field& field, Slot& slot);
    void settle_rows(const Field& group, Slot& slot);
    void compute(Row& row, const Field& field, Slot& slot);
    [[nodiscard]] bool is_offered(Row& row, const Field& field, const Slot& slot);
    void require(Row& row);
    void require(Row& row, const Field& field, Slot& slot);
    void check(Row& row);
    void check(Row& row, const Field& field, Slot& slot);
    void raise(const Check& check, Row& row, std::vector<Found>& found);
    [[nodiscard]] bool is_asked(const Check& check, const Row& row) const;
    [[nodiscard]] bool is_complete(FieldIndex field, const Row& row) const;
    [[nodiscard]] logic::Context context(const Row& row, logic::Outer& outer) const;
    [[nodiscard]] bool ask(Condition condition, Row& row);
    void refresh(Row& row);

    const Form& form_;
    base::Day today_;
    Row root_;
    std::vector<Found> found_;
    std::vector<std::int8_t> truths_;  ///< of the form's own rules, -1 where not asked yet
    std::vector<FieldIndex> judged_;   ///< by the last change
};

}  // namespace onetrip::form
