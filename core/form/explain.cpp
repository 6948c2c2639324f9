#include "core/form/explain.h"

#include "core/json/pointer.h"

namespace onetrip::form {
namespace {

/// A field in the row where it stands.
struct Place {
    const Field* field = nullptr;
    const Row* row = nullptr;
    std::string row_pointer;  ///< empty for the form itself
};

bool find_place(const Sheet& sheet, std::string_view pointer, Place& place) {
    json::PointerReader reader(pointer);
    const Form& form = sheet.form();
    place.row = &sheet.root();
    while (true) {
        const auto id = reader.next();
        const auto index = id ? form.find(*id, place.row->scope) : std::nullopt;
        if (!index) return false;
        place.field = &form.fields()[*index];
        if (!reader.more()) return true;
        const auto token = reader.next();
        const auto row = token ? json::array_index(*token) : std::nullopt;
        const std::vector<Row>& rows = place.row->slots[place.field->place].rows;
        if (!row || *row >= rows.size()) return false;
        json::append_token(place.row_pointer, *id);
        json::append_token(place.row_pointer, *row);
        place.row = &rows[*row];
    }
}

class Explainer {
public:
    Explainer(json::Writer& out, const Sheet& sheet, const Place& place) : out_(out), sheet_(sheet), place_(place) {}

    void explain(std::string_view pointer) {
        const Field& field = *place_.field;
        const Slot& slot = place_.row->slots[field.place];
        out_.begin_object().member("pointer", pointer);
        write_cause("step", sheet_.form().steps()[field.step].visible, sheet_.root());
        write_cause("visible", field.visible, *place_.row);
        write_cause("required", field.required, *place_.row);
        if (field.computed >= 0) write_cause("computed", {field.computed}, *place_.row);
        out_.name("choices").begin_array();
        for (const Choice& choice : field.choices) {
            if (!choice.visible.is_rule()) continue;
            out_.begin_object().member("value", choice.value);
            write_cause(choice.visible, *place_.row);
            out_.end_object();
        }
        out_.end_array();
        write_findings(slot.found);
        out_.end_object();
    }

    void write_findings(const std::vector<Found>& findings) {
        out_.name("findings").begin_array();
        for (const Found& found : findings) {
            out_.begin_object().member("code", found.code).member("severity", base::name_of(found.severity));
            if (found.message) out_.member("message", found.message);
            write_cause({found.rule}, *place_.row);
            out_.end_object();
        }
        out_.end_array();
    }

private:
    void write_cause(std::string_view name, Condition condition, const Row& row) {
        out_.name(name).begin_object();
        write_cause(condition, row);
        out_.end_object();
    }

    /// A check across fields stands at the form, whose rules read the form, not the row where it is shown.
    void write_cause(Condition condition, const Row& row) {
        out_.member("holds", sheet_.holds(condition, row)).name("rule");
        if (!condition.is_rule()) {
            out_.null().name("reads").begin_array().end_array();
            return;
        }
        const Rule& rule = sheet_.form().rules()[static_cast<std::size_t>(condition.rule)];
        out_.value(rule.source).name("reads").begin_array();
        for (const FieldIndex name : rule.names)
            write_read(name, row, rule.scope == 0 ? "" : place_.row_pointer);
        for (const FieldIndex name : rule.outer_names)
            write_read(name, sheet_.root(), "");
        out_.end_array();
    }

    void write_read(FieldIndex name, const Row& row, std::string pointer) {
        const Field& field = sheet_.form().fields()[name];
        const Slot& slot = row.slots[field.place];
        json::append_token(pointer, field.id);
        out_.begin_object().member("field", pointer).member("state", state_of(slot)).name("value");
        if (!slot.is_sound) {
            out_.null();
        } else if (slot.is_rewritten) {
            out_.raw(slot.rewritten);
        } else {
            out_.value(slot.given);
        }
        out_.end_object();
    }

    static std::string_view state_of(const Slot& slot) {
        if (!slot.is_visible) return "hidden";
        if (!slot.is_answered) return "absent";
        return slot.is_sound ? "sound" : "unsound";
    }

    json::Writer& out_;
    const Sheet& sheet_;
    const Place& place_;
};

}  // namespace

bool write_explanation(json::Writer& out, const Sheet& sheet, std::string_view pointer) {
    Place place;
    if (pointer.empty()) {
        place.row = &sheet.root();
        out.begin_object().member("pointer", pointer);
        Explainer(out, sheet, place).write_findings(sheet.found());
        out.end_object();
        return true;
    }
    if (!find_place(sheet, pointer, place)) return false;
    Explainer(out, sheet, place).explain(pointer);
    return true;
}

}  // namespace onetrip::form
