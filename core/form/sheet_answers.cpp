#include <algorithm>

#include "core/form/sheet.h"
#include "core/form/value.h"
#include "core/json/pointer.h"

namespace onetrip::form {
namespace {

enum class Part {
    Answered,  ///< visible and not empty
    Sound,     ///< the same without errors
    Named      ///< the same, as far as rules read it
};

class AnswersWriter {
public:
    AnswersWriter(const Form& form, Part part) : form_(form), part_(part) {}

    void write(json::Writer& out, const Row& row) const {
        out.begin_object();
        for (const FieldIndex index : form_.scopes()[row.scope].fields) {
            const Field& field = form_.fields()[index];
            const Slot& slot = row.slots[field.place];
            if (!is_part(field, slot)) continue;
            out.name(field.id);
            if (!slot.rows.empty()) {
                write_rows(out, slot);
            } else if (slot.is_rewritten) {
                out.raw(slot.rewritten);
            } else {
                out.value(slot.given);
            }
        }
        out.end_object();
    }

private:
    [[nodiscard]] bool is_part(const Field& field, const Slot& slot) const {
        if (part_ == Part::Answered) return slot.is_answered;
        return slot.is_sound && (part_ == Part::Sound || field.is_named);
    }
    void write_rows(json::Writer& out, const Slot& slot) const {
        // A group that a rule reads is read with everything in it.
        const AnswersWriter inner(form_, part_ == Part::Named ? Part::Sound : part_);
        out.begin_array();
        for (const Row& row : slot.rows)
            inner.write(out, row);
        out.end_array();
    }

    const Form& form_;
    Part part_;
};

class FindingsCollector {
public:
    FindingsCollector(const Form& form, std::vector<base::Finding>& findings) : form_(form), findings_(findings) {}

    void collect(const Row& row, const std::string& at) {
        for (const FieldIndex index : form_.scopes()[row.scope].fields) {
            const Field& field = form_.fields()[index];
            const Slot& slot = row.slots[field.place];
            if (!has_found(slot)) continue;
            std::string pointer = at;
            json::append_token(pointer, field.id);
            for (const Found& found : slot.found) {
                findings_.push_back({std::string(found.code), pointer, found.severity});
            }
            for (const Row& inner : slot.rows) {
                std::string row_pointer = pointer;
                json::append_token(row_pointer, inner.place);
                collect(inner, row_pointer);
            }
        }
        for (const std::string_view name : row.unknown) {
            std::string pointer = at;
            json::append_token(pointer, name);
            findings_.push_back({"field_unknown", pointer, base::Severity::Error});
        }
    }

private:
    /// Most fields have nothing to say, and then no pointer is spelled.
    static bool has_found(const Slot& slot) {
        return !slot.found.empty() || std::any_of(slot.rows.begin(), slot.rows.end(), [](const Row& row) {
            return !row.unknown.empty() || std::any_of(row.slots.begin(), row.slots.end(), has_found);
        });
    }

    const Form& form_;
    std::vector<base::Finding>& findings_;
};

void collect_dropped(const Form& form, const Row& row, const std::string& at, std::vector<std::string>& dropped) {
    for (const FieldIndex index : form.scopes()[row.scope].fields) {
        const Field& field = form.fields()[index];
        const Slot& slot = row.slots[field.place];
        const bool is_dropped = !slot.is_visible && field.computed < 0 && !is_empty(slot.given);
        if (!is_dropped && slot.rows.empty()) continue;
        std::string pointer = at;
        json::append_token(pointer, field.id);
        if (is_dropped) dropped.push_back(pointer);
        for (const Row& inner : slot.rows) {
            std::string row_pointer = pointer;
            json::append_token(row_pointer, inner.place);
            collect_dropped(form, inner, row_pointer, dropped);
        }
    }
}

}  // namespace

void Sheet::refresh(Row& row) {
    if (!row.is_data_stale) return;
    json::Writer out;
    AnswersWriter(form_, Part::Named).write(out, row);
    auto parsed = json::Document::parse(out.text(), rewritten_limits);
    ONETRIP_ASSERT(parsed.ok());
    row.data = std::move(*parsed);
    row.is_data_stale = false;
}

bool Sheet::is_valid() const {
    const auto all = findings();
    return std::none_of(all.begin(), all.end(),
                        [](const base::Finding& finding) { return finding.severity == base::Severity::Error; });
}

std::vector<base::Finding> Sheet::findings() const {
    std::vector<base::Finding> findings;
    FindingsCollector(form_, findings).collect(root_, {});
    for (const Found& found : found_)
        findings.push_back({std::string(found.code), {}, found.severity});
    return findings;
}

std::vector<std::string> Sheet::dropped() const {
    std::vector<std::string> dropped;
    collect_dropped(form_, root_, {}, dropped);
    return dropped;
}

bool Sheet::is_read_as_given() const {
    return root_.unknown.empty() && std::all_of(root_.slots.begin(), root_.slots.end(), [](const Slot& slot) {
               return slot.is_sound ? !slot.is_rewritten && slot.rows.empty() : !slot.given;
           });
}

void Sheet::write_answers(json::Writer& out) const {
    AnswersWriter(form_, Part::Answered).write(out, root_);
}

void Sheet::write_sound_answers(json::Writer& out) const {
    AnswersWriter(form_, Part::Sound).write(out, root_);
}

}  // namespace onetrip::form
