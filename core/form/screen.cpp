#include "core/form/screen.h"

#include <algorithm>

#include "core/json/measure.h"
#include "core/json/pointer.h"

namespace onetrip::form {
namespace {

bool has_error(const Slot& slot) {
    const bool here = std::any_of(slot.found.begin(), slot.found.end(),
                                  [](const Found& found) { return found.severity == base::Severity::Error; });
    return here || std::any_of(slot.rows.begin(), slot.rows.end(), [](const Row& row) {
               return !row.unknown.empty() || std::any_of(row.slots.begin(), row.slots.end(), has_error);
           });
}

/// HTML's autocomplete token for the answers about oneself that browsers know.
std::string_view autocomplete_of(const Field& field) {
    if (!field.autocomplete.empty()) return field.autocomplete;
    switch (field.type) {
        case FieldType::Name: return "name";
        case FieldType::Mobile: return "tel";
        case FieldType::Address: return "street-address";
        default: return {};
    }
}

std::string_view input_mode_of(const Field& field) {
    if (!field.input_mode.empty()) return field.input_mode;
    switch (field.type) {
        case FieldType::Mobile: return "tel";
        case FieldType::Number: return "numeric";
        default: return {};
    }
}

bool has_length(FieldType type) {
    return type == FieldType::Text || type == FieldType::LongText || type == FieldType::Address;
}

void write_text_if(json::Writer& out, std::string_view name, std::string_view value) {
    if (!value.empty()) out.member(name, value);
}

class ScreenWriter {
public:
    ScreenWriter(json::Writer& out, const Sheet& sheet) : out_(out), sheet_(sheet) {}

    void write_field(FieldIndex index) {
        const Field& field = sheet_.form().fields()[index];
        write_field(field, sheet_.root(), sheet_.slot(index), {});
    }

    void write_live_members(FieldIndex index) {
        const Field& field = sheet_.form().fields()[index];
        const Slot& slot = sheet_.slot(index);
        out_.member("required", slot.is_required);
        write_value(slot);
        const auto is_ruled = [](const Choice& choice) { return choice.visible.is_rule(); };
        if (std::any_of(field.choices.begin(), field.choices.end(), is_ruled)) write_choices(field, &sheet_.root());
        std::string pointer;
        json::append_token(pointer, field.id);
        if (field.type == FieldType::Group) write_rows(field, slot, pointer);
        write_findings(slot);
    }

    void write_fields(const Row& row, const std::string& at, std::size_t step) {
        out_.name("fields").begin_array();
        for (const FieldIndex index : sheet_.form().scopes()[row.scope].fields) {
            const Field& field = sheet_.form().fields()[index];
            const Slot& slot = row.slots[field.place];
            if (field.step == step && slot.is_visible) write_field(field, row, slot, at);
        }
        out_.end_array();
    }

private:
    void write_field(const Field& field, const Row& row, const Slot& slot, const std::string& at) {
        std::string pointer = at;
        json::append_token(pointer, field.id);
        out_.begin_object().member("id", field.id).member("pointer", pointer).member("widget", widget_of(field));
        write_text(field);
        out_.member("required", slot.is_required);
        write_value(slot);
        if (field.computed >= 0) out_.member("read_only", true);
        if (!field.choices.empty()) write_choices(field, &row);
        write_hints(field);
        if (field.type == FieldType::Group) {
            write_columns(field);
            write_rows(field, slot, pointer);
        }
        write_findings(slot);
        out_.end_object();
    }

    void write_text(const Field& field) {
        if (field.label) out_.member("label", field.label);
        if (field.help) out_.member("help", field.help);
    }

    void write_value(const Slot& slot) {
        out_.name("value");
        if (slot.given) {
            out_.value(slot.given);
        } else if (slot.is_rewritten) {
            out_.raw(slot.rewritten);
        } else {
            out_.null();
        }
    }

    /// `row` is null for a row that does not exist yet: then all that could be offered.
    void write_choices(const Field& field, const Row* row) {
        out_.name("choices").begin_array();
        for (const Choice& choice : field.choices) {
            if (row != nullptr && !sheet_.holds(choice.visible, *row)) continue;
            out_.begin_object().member("value", choice.value);
            if (choice.label) out_.member("label", choice.label);
            out_.end_object();
        }
        out_.end_array();
    }

    void write_hints(const Field& field) {
        write_text_if(out_, "autocomplete", autocomplete_of(field));
        write_text_if(out_, "input_mode", input_mode_of(field));
        if (has_length(field.type)) out_.member("code_points_max", field.limits.code_points_max);
        if (field.purpose) out_.member("purpose", field.purpose);
        out_.member("sensitivity", name_of(field.sensitivity));
    }

    void write_columns(const Field& group) {
        out_.member("rows_min", group.limits.rows_min).member("rows_max", group.limits.rows_max);
        out_.name("columns").begin_array();
        for (const FieldIndex index : sheet_.form().scopes()[group.rows_scope].fields) {
            const Field& field = sheet_.form().fields()[index];
            out_.begin_object().member("id", field.id).member("widget", widget_of(field));
            write_text(field);
            out_.member("required", field.required.rule == Condition::always);
            if (!field.choices.empty()) write_choices(field, nullptr);
            write_hints(field);
            out_.end_object();
        }
        out_.end_array();
    }

    void write_rows(const Field& group, const Slot& slot, const std::string& pointer) {
        out_.name("rows").begin_array();
        for (const Row& row : slot.rows) {
            std::string row_pointer = pointer;
            json::append_token(row_pointer, row.place);
            out_.begin_object().member("pointer", row_pointer);
            write_fields(row, row_pointer, group.step);
            out_.end_object();
        }
        out_.end_array();
    }

    void write_findings(const Slot& slot) {
        out_.name("findings").begin_array();
        for (const Found& found : slot.found) {
            out_.begin_object().member("code", found.code).member("severity", base::name_of(found.severity));
            if (found.message) out_.member("message", found.message);
            if (!found.suggestion.empty()) out_.member("suggestion", found.suggestion);
            out_.end_object();
        }
        out_.end_array();
    }

    json::Writer& out_;
    const Sheet& sheet_;
};

}  // namespace

std::string_view widget_of(const Field& field) {
    switch (field.type) {
        case FieldType::LongText: return "textarea";
        case FieldType::Mobile: return "tel";
        case FieldType::Date: return "date";
        case FieldType::Boolean: {
            // A box says nothing until it is ticked: where an answer is needed, "no" must be one as well.
            const bool is_question = field.required.rule != Condition::never && !field.limits.must_be_true;
            return is_question ? "yes_no" : "checkbox";
        }
        case FieldType::Choices: return "checkbox";
        case FieldType::Number: return "numeric";
        case FieldType::Address: return "address";
        case FieldType::Group: return "group";
        case FieldType::Choice:
            if (!field.widget.empty()) return field.widget;
            return field.choices.size() <= radio_choices_max ? "radio" : "select";
        default: return "text";
    }
}

std::vector<StepState> step_states(const Sheet& sheet) {
    std::vector<StepState> states(sheet.form().steps().size(), StepState::Hidden);
    for (const FieldIndex index : sheet.form().scopes()[0].fields) {
        const Slot& slot = sheet.slot(index);
        StepState& state = states[sheet.form().fields()[index].step];
        if (slot.is_visible && state == StepState::Hidden) state = StepState::Complete;
        if (has_error(slot)) state = StepState::Incomplete;
    }
    return states;
}

bool is_step_shown(const Sheet& sheet, std::size_t step) {
    return step_states(sheet)[step] != StepState::Hidden;
}

std::optional<std::size_t> first_step(const Sheet& sheet) {
    const std::vector<StepState> states = step_states(sheet);
    const auto first = std::find_if(states.begin(), states.end(), [](StepState s) { return s != StepState::Hidden; });
    if (first == states.end()) return std::nullopt;
    return static_cast<std::size_t>(first - states.begin());
}

void write_field(json::Writer& out, const Sheet& sheet, FieldIndex field) {
    ScreenWriter(out, sheet).write_field(field);
}

void write_live_members(json::Writer& out, const Sheet& sheet, FieldIndex field) {
    ScreenWriter(out, sheet).write_live_members(field);
}

void write_navigation(json::Writer& out, const Sheet& sheet, std::size_t step, const std::vector<StepState>& states) {
    const auto steps = sheet.form().steps();
    std::string_view previous;
    std::string_view next;
    for (std::size_t other = 0; other < steps.size(); ++other) {
        if (other == step || states[other] == StepState::Hidden) continue;
        if (other < step) previous = steps[other].id;
        if (other > step && next.empty()) next = steps[other].id;
    }
    out.name("previous");
    previous.empty() ? out.null() : out.value(previous);
    out.name("next");
    next.empty() ? out.null() : out.value(next);
    out.name("steps").begin_array();
    for (std::size_t other = 0; other < steps.size(); ++other) {
        if (states[other] == StepState::Hidden) continue;
        out.begin_object().member("id", steps[other].id);
        if (steps[other].title) out.member("title", steps[other].title);
        const std::string_view state = states[other] == StepState::Complete ? "complete" : "incomplete";
        out.member("state", other == step ? "current" : state).end_object();
    }
    out.end_array();
}

void write_screen(json::Writer& out, const Sheet& sheet, std::size_t step) {
    out.begin_object().member("step", sheet.form().steps()[step].id);
    write_navigation(out, sheet, step, step_states(sheet));
    ScreenWriter(out, sheet).write_fields(sheet.root(), {}, step);
    out.name("findings");
    write_findings(out, sheet.findings());
    out.end_object();
}

void write_findings(json::Writer& out, const std::vector<base::Finding>& findings) {
    out.begin_array();
    for (const base::Finding& finding : findings) {
        out.begin_object().member("code", finding.code).member("field", finding.field);
        out.member("severity", base::name_of(finding.severity));
        json::write_measure(out, finding.measure);
        out.end_object();
    }
    out.end_array();
}

}  // namespace onetrip::form
