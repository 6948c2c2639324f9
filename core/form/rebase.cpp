#include "core/form/rebase.h"

#include <algorithm>

#include "core/form/sheet.h"
#include "core/form/value.h"
#include "core/json/pointer.h"
#include "core/json/writer.h"

namespace onetrip::form {
namespace {

constexpr std::string_view reason_names[] = {"field_gone",  "computed",  "type_changed",
                                             "choice_gone", "rows_many", "answered_twice"};

/// Whether a definition says in `was` that it had this name.
bool was_named(json::View definition, std::string_view name) {
    for (const json::View former : definition["was"].elements()) {
        if (former.string() == name) return true;
    }
    return false;
}

/// The field that a name means now; a name that is in use means its bearer.
const Field* successor(const Form& form, std::uint16_t scope, std::string_view name) {
    if (const auto index = form.find(name, scope)) return &form.fields()[*index];
    for (const FieldIndex index : form.scopes()[scope].fields) {
        if (was_named(form.fields()[index].definition, name)) return &form.fields()[index];
    }
    return nullptr;
}

/// The field that it was before; null if it was not there.
const Field* predecessor(const Form& before, std::uint16_t scope, const Field& field) {
    if (const auto index = before.find(field.id, scope)) return &before.fields()[*index];
    for (const FieldIndex index : before.scopes()[scope].fields) {
        if (was_named(field.definition, before.fields()[index].id)) return &before.fields()[index];
    }
    return nullptr;
}

const Choice* successor(const Field& field, std::string_view value) {
    for (const Choice& choice : field.choices) {
        if (choice.value == value) return &choice;
    }
    for (const Choice& choice : field.choices) {
        if (was_named(choice.definition, value)) return &choice;
    }
    return nullptr;
}

std::string below(std::string pointer, std::string_view token) {
    json::append_token(pointer, token);
    return pointer;
}

std::string below(std::string pointer, std::size_t index) {
    json::append_token(pointer, index);
    return pointer;
}

/// Where an object of answers stood, and where it stands now.
struct Ground {
    std::string from;
    std::string to;
    std::uint16_t scope = 0;
    const Form* before = nullptr;
    std::uint16_t scope_before = 0;  ///< of `before`, which has such a scope
};

class Rebaser {
public:
    Rebaser(const Form& form, base::Day today, Rebased& rebased) : form_(form), today_(today), rebased_(rebased) {}

    void carry_fields(json::View answers, const Ground& ground, json::Writer& out) {
        struct Source {
            std::string_view name;
            json::View value;
        };
        std::vector<Source> sources(form_.scopes()[ground.scope].fields.size());
        // The bearer of a name goes before who had it once.
        for (const bool is_own_name : {true, false}) {
            for (const json::Member member : answers.members()) {
                if (is_empty(member.value)) continue;
                const Field* field = successor(form_, ground.scope, member.name);
                const bool has_own_name = field == nullptr || field->id == member.name;
                if (has_own_name != is_own_name) continue;
                if (field == nullptr) {
                    drop(below(ground.from, member.name), DropReason::FieldGone, member.value);
                } else if (Source& source = sources[field->place]; source.value) {
                    drop(below(ground.from, member.name), DropReason::AnsweredTwice, member.value);
                } else {
                    source = {member.name, member.value};
                }
            }
        }
        out.begin_object();
        for (const FieldIndex index : form_.scopes()[ground.scope].fields) {
            const Field& field = form_.fields()[index];
            const Source& source = sources[field.place];
            if (source.value) carry(field, source.name, source.value, ground, out);
        }
        out.end_object();
    }

private:
    void carry(const Field& field, std::string_view name, json::View value, const Ground& ground, json::Writer& out) {
        Ground here = ground;
        here.from = below(ground.from, name);
        here.to = below(ground.to, field.id);
        if (const auto reason = misfit(field, value, ground)) return drop(std::move(here.from), *reason, value);
        const bool is_group = field.type == FieldType::Group;
        if (is_group || field.type == FieldType::Choices) {
            json::Writer list;
            const std::size_t count =
                is_group ? carry_rows(field, value, here, list) : carry_choices(field, value, here, list);
            if (count > 0) out.name(field.id).raw(list.text());
            return;
        }
        keep(here.from, here.to);
        if (field.type == FieldType::Choice) {
            out.member(field.id, successor(field, value.string_or({}))->value);
        } else {
            out.member(field.id, value);
        }
    }

    /// Why the answer as a whole does not fit the field.
    [[nodiscard]] std::optional<DropReason> misfit(const Field& field, json::View value, const Ground& ground) const {
        if (field.computed >= 0) return DropReason::Computed;
        if (field.type == FieldType::Group || field.type == FieldType::Choices) {
            return value.is_array() ? std::nullopt : std::optional(DropReason::TypeChanged);
        }
        if (field.type == FieldType::Choice) {
            if (!value.is_string()) return DropReason::TypeChanged;
            return successor(field, value.string_or({})) ? std::nullopt : std::optional(DropReason::ChoiceGone);
        }
        Slot slot;
        slot.given = value;
        // Of several kinds of number the answers decide, and any text will do until then.
        read_value(field, field.kinds.size() == 1 ? field.kinds[0].kind : nullptr, today_, slot);
        const Field* old = ground.before ? predecessor(*ground.before, ground.scope_before, field) : nullptr;
        const bool has_new_type = old != nullptr && old->type != field.type;
        for (const Found& found : slot.found) {
            const bool is_misfit =
                found.code == "type_wrong" || (has_new_type && found.severity == base::Severity::Error);
            if (is_misfit) return DropReason::TypeChanged;
        }
        return std::nullopt;
    }

    /// How many rows stay.
    std::size_t carry_rows(const Field& group, json::View rows, const Ground& ground, json::Writer& out) {
        const Field* old = ground.before ? predecessor(*ground.before, ground.scope_before, group) : nullptr;
        std::size_t from = 0;
        std::size_t to = 0;
        out.begin_array();
        for (const json::View row : rows.elements()) {
            Ground inner{below(ground.from, from++), below(ground.to, to), group.rows_scope, nullptr, 0};
            if (!row.is_object()) {
                drop(std::move(inner.from), DropReason::TypeChanged, row);
            } else if (to >= static_cast<std::size_t>(group.limits.rows_max)) {
                drop(std::move(inner.from), DropReason::RowsMany, row);
            } else {
                if (old != nullptr && old->type == FieldType::Group) {
                    inner.before = ground.before;
                    inner.scope_before = old->rows_scope;
                }
                carry_fields(row, inner, out);
                ++to;
            }
        }
        out.end_array();
        return to;
    }

    /// How many choices stay.
    std::size_t carry_choices(const Field& field, json::View values, const Ground& ground, json::Writer& out) {
        std::vector<const Choice*> carried;
        std::size_t from = 0;
        out.begin_array();
        for (const json::View value : values.elements()) {
            std::string place = below(ground.from, from++);
            const Choice* choice = successor(field, value.string_or({}));
            if (!value.is_string()) {
                drop(std::move(place), DropReason::TypeChanged, value);
            } else if (choice == nullptr) {
                drop(std::move(place), DropReason::ChoiceGone, value);
            } else if (std::find(carried.begin(), carried.end(), choice) != carried.end()) {
                drop(std::move(place), DropReason::AnsweredTwice, value);
            } else {
                keep(place, below(ground.to, carried.size()));
                carried.push_back(choice);
                out.value(choice->value);
            }
        }
        out.end_array();
        return carried.size();
    }

    void keep(std::string_view from, std::string_view to) {
        rebased_.kept.push_back({std::string(from), std::string(to)});
    }
    void drop(std::string from, DropReason reason, json::View value) {
        rebased_.dropped.push_back({std::move(from), reason, value});
    }

    const Form& form_;
    base::Day today_;
    Rebased& rebased_;
};

/// Names the fields of a row that show and that `before` did not have.
void collect_asked(const Form& form, const Row& row, const Ground& ground, std::vector<std::string>& asked) {
    for (const FieldIndex index : form.scopes()[row.scope].fields) {
        const Field& field = form.fields()[index];
        const Slot& slot = row.slots[field.place];
        if (!slot.is_visible || field.computed >= 0) continue;
        const std::string pointer = below(ground.to, field.id);
        const Field* old = ground.before ? predecessor(*ground.before, ground.scope_before, field) : nullptr;
        if (ground.before ? old == nullptr : !slot.is_answered) {
            asked.push_back(pointer);
            continue;
        }
        const bool was_group = old != nullptr && old->type == FieldType::Group;
        for (const Row& inner : slot.rows) {
            collect_asked(form, inner,
                          {{},
                           below(pointer, inner.place),
                           inner.scope,
                           was_group ? ground.before : nullptr,
                           was_group ? old->rows_scope : std::uint16_t{0}},
                          asked);
        }
    }
}

}  // namespace

std::string_view name_of(DropReason reason) {
    return reason_names[static_cast<std::size_t>(reason)];
}

Rebased rebase(const Form& form, const Form* before, json::View answers, base::Day today) {
    Rebased rebased;
    const Ground ground{{}, {}, 0, before, 0};
    Rebaser rebaser(form, today, rebased);
    json::Writer out;
    rebaser.carry_fields(answers, ground, out);
    rebased.answers = out.take();
    const auto parsed = json::Document::parse(rebased.answers, rewritten_limits);
    ONETRIP_ASSERT(parsed.ok());
    const Sheet sheet(form, parsed->root(), today);
    collect_asked(form, sheet.root(), ground, rebased.asked);
    return rebased;
}

}  // namespace onetrip::form
