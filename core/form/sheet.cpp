#include "core/form/sheet.h"

#include <algorithm>
#include <utility>

#include "core/form/value.h"

namespace onetrip::form {
namespace {

bool has_error(const std::vector<Found>& found) {
    return std::any_of(found.begin(), found.end(),
                       [](const Found& each) { return each.severity == base::Severity::Error; });
}

/// Back to what is wrong with the values themselves.
void forget_rules(Slot& slot) {
    slot.found.resize(slot.own_count);
    slot.is_wanting = has_error(slot.found);
    for (Row& row : slot.rows) {
        for (Slot& inner : row.slots)
            forget_rules(inner);
    }
}

/// Whether rules see the same answer. A group is not compared: to look through it takes as long as to judge again.
bool reads_the_same(const Slot& a, const Slot& b) {
    if (a.is_sound != b.is_sound) return false;
    if (!a.is_sound) return true;
    if (!a.rows.empty() || !b.rows.empty() || a.is_rewritten != b.is_rewritten) return false;
    return a.is_rewritten ? a.rewritten == b.rewritten : a.given.equals(b.given);
}

}  // namespace

Sheet::Sheet(const Form& form, json::View answers, base::Day today) : form_(form), today_(today) {
    truths_.assign(form.rules().size(), -1);
    take(root_, answers);
    Touched touched;
    touched.settle.assign(form.fields().size(), true);
    touched.judge.assign(form.fields().size(), true);
    run(touched);
}

const std::vector<FieldIndex>& Sheet::change(FieldIndex field, json::View given) {
    Touched touched;
    touched.changed = field;
    touched.given = given;
    touched.settle.assign(form_.fields().size(), false);
    touched.judge.assign(form_.fields().size(), false);
    touched.settle[field] = true;
    run(touched);
    judged_.clear();
    for (const FieldIndex index : form_.scopes()[0].fields) {
        if (touched.judge[index]) judged_.push_back(index);
    }
    return judged_;
}

void Sheet::run(Touched& touched) {
    for (const FieldIndex index : form_.scopes()[0].order) {
        if (touched.settle[index]) settle_again(index, touched);
    }
    refresh(root_);
    judge_again(touched);
    check_form();
}

/// Settles a field of the form, and passes on to what it decides if rules read it otherwise now.
void Sheet::settle_again(FieldIndex index, Touched& touched) {
    const Field& field = form_.fields()[index];
    Slot& slot = root_.slots[field.place];
    // The old slot stays in its place meanwhile: what is asked on the way reads the form as it was but for this field.
    Slot settled;
    settled.given = index == touched.changed ? touched.given : slot.given;
    settle_field(root_, field, settled);
    const Slot before = std::exchange(slot, std::move(settled));
    touched.judge[index] = true;
    if (!field.is_named || reads_the_same(before, slot)) return;
    root_.is_data_stale = true;
    for (const std::int16_t rule : field.read_by)
        truths_[static_cast<std::size_t>(rule)] = -1;
    for (const FieldIndex other : field.decides)
        touched.settle[other] = true;
    for (const FieldIndex other : field.judges)
        touched.judge[other] = true;
}

void Sheet::judge_again(Touched& touched) {
    const std::vector<FieldIndex>& fields = form_.scopes()[0].fields;
    // What is required in the rows of a group may be so by other answers; then whether the group is complete changes,
    // and with it which checks are asked, though nothing in the group did.
    for (const FieldIndex index : fields) {
        const Field& field = form_.fields()[index];
        if (field.type != FieldType::Group || !touched.judge[index]) continue;
        for (const FieldIndex other : field.judges)
            touched.judge[other] = true;
    }
    for (const FieldIndex index : fields) {
        if (!touched.judge[index]) continue;
        Slot& slot = root_.slots[form_.fields()[index].place];
        forget_rules(slot);
        require(root_, form_.fields()[index], slot);
    }
    for (const FieldIndex index : fields) {
        if (touched.judge[index]) check(root_, form_.fields()[index], root_.slots[form_.fields()[index].place]);
    }
    for (const Check& each : form_.checks()) {
        if (each.field == no_field || !touched.judge[each.field]) continue;
        raise(each, root_, root_.slots[form_.fields()[each.field].place].found);
    }
}

void Sheet::check_form() {
    found_.clear();
    for (const Check& each : form_.checks()) {
        if (each.field == no_field) raise(each, root_, found_);
    }
}

/// Lays the members of an object beside the fields of the scope. Pages send them in the form's order, so the search
/// begins behind the last one found.
void Sheet::take(Row& row, json::View answers) {
    const std::vector<FieldIndex>& fields = form_.scopes()[row.scope].fields;
    row.slots.resize(fields.size());
    std::size_t next = 0;
    for (const json::Member member : answers.members()) {
        std::size_t tried = 0;
        while (tried < fields.size() && form_.fields()[fields[next]].id != member.name) {
            next = next + 1 == fields.size() ? 0 : next + 1;
            ++tried;
        }
        if (tried == fields.size()) {
            row.unknown.push_back(member.name);
        } else {
            row.slots[next].given = member.value;
        }
    }
}

void Sheet::settle(Row& row) {
    for (const FieldIndex index : form_.scopes()[row.scope].order) {
        const Field& field = form_.fields()[index];
        Slot& slot = row.slots[field.place];
        settle_field(row, field, slot);
        if (slot.is_sound && (field.is_named || form_.scopes()[row.scope].is_named_whole)) row.is_data_stale = true;
    }
}

void Sheet::settle_field(Row& row, const Field& field, Slot& slot) {
    const bool is_step_visible = row.scope != 0 || ask(form_.steps()[field.step].visible, row);
    slot.is_visible = is_step_visible && ask(field.visible, row);
    if (!slot.is_visible) return;
    if (field.computed >= 0) return compute(row, field, slot);
    const identity::Kind* kind = nullptr;
    for (const KindCase& each : field.kinds) {
        if (!ask(each.when, row)) continue;
        kind = each.kind;
        break;
    }
    read_value(field, kind, today_, slot);
    const bool is_fit = slot.is_answered && !has_error(slot.found);
    // Only now: while its choices are looked up, rules must not read it yet.
    slot.is_sound = is_fit && is_offered(row, field, slot);
    if (is_fit && !slot.is_sound) slot.found.push_back({"choice_unavailable", base::Severity::Error, {}, -1, {}});
    slot.own_count = slot.found.size();
    slot.is_wanting = has_error(slot.found);
    if (field.type == FieldType::Group) settle_rows(field, slot);
}

/// Rows that are too many are not looked into: nothing they hold can be accepted.
void Sheet::settle_rows(const Field& group, Slot& slot) {
    if (!slot.is_answered || slot.given.size() > static_cast<std::size_t>(rows_max)) return;
    for (const json::View answers : slot.given.elements()) {
        if (!answers.is_object()) {
            slot.rows.clear();
            return;
        }
        slot.rows.emplace_back();
        slot.rows.back().scope = group.rows_scope;
        slot.rows.back().place = slot.rows.size() - 1;
        take(slot.rows.back(), answers);
    }
    for (Row& row : slot.rows) {
        settle(row);
        refresh(row);
    }
}

void Sheet::compute(Row& row, const Field& field, Slot& slot) {
    refresh(root_);
    refresh(row);
    slot.given = {};
    logic::Outer outer;
    const auto value = form_.rules()[static_cast<std::size_t>(field.computed)].compiled.apply(context(row, outer));
    if (!value || value->is_null()) return;
    json::Writer out;
    value->write(out);
    slot.rewritten = out.take();
    slot.is_rewritten = slot.is_answered = slot.is_sound = true;
}

/// Whether every choice that was made shows.
bool Sheet::is_offered(Row& row, const Field& field, const Slot& slot) {
    for (const Choice& choice : field.choices) {
        const json::View given = slot.given;
        bool is_chosen = given.string() == choice.value;
        for (const json::View element : given.elements())
            is_chosen = is_chosen || element.string() == choice.value;
        if (is_chosen && !ask(choice.visible, row)) return false;
    }
    return true;
}

void Sheet::require(Row& row) {
    for (const FieldIndex index : form_.scopes()[row.scope].fields) {
        const Field& field = form_.fields()[index];
        require(row, field, row.slots[field.place]);
    }
}

void Sheet::require(Row& row, const Field& field, Slot& slot) {
    if (!slot.is_visible) return;
    slot.is_required = field.computed < 0 && ask(field.required, row);
    if (slot.is_required && !slot.is_answered) {
        slot.found.push_back({"required", base::Severity::Error, {}, field.required.rule, {}});
        slot.is_wanting = true;
    }
    for (Row& inner : slot.rows)
        require(inner);
}

void Sheet::check(Row& row) {
    for (const FieldIndex index : form_.scopes()[row.scope].fields) {
        const Field& field = form_.fields()[index];
        check(row, field, row.slots[field.place]);
    }
}

void Sheet::check(Row& row, const Field& field, Slot& slot) {
    for (Row& inner : slot.rows)
        check(inner);
    for (const Check& each : field.checks)
        raise(each, row, slot.found);
}

void Sheet::raise(const Check& check, Row& row, std::vector<Found>& found) {
    if (!is_asked(check, row) || !ask(check.when, row)) return;
    found.push_back({check.code, check.severity, check.message, check.when.rule, {}});
}

bool Sheet::is_asked(const Check& check, const Row& row) const {
    if (check.field != no_field && !row.slots[form_.fields()[check.field].place].is_visible) return false;
    if (check.is_asked_always || !check.when.is_rule()) return true;
    const Rule& rule = form_.rules()[static_cast<std::size_t>(check.when.rule)];
    return std::all_of(rule.names.begin(), rule.names.end(), [&](FieldIndex name) { return is_complete(name, row); }) &&
           std::all_of(rule.outer_names.begin(), rule.outer_names.end(),
                       [&](FieldIndex name) { return is_complete(name, root_); });
}

/// Sound, and for a group: nothing in its rows is missing or wrong in itself. What checks found there does not count:
/// then it would matter which check is asked first.
bool Sheet::is_complete(FieldIndex field, const Row& row) const {
    const Slot& slot = row.slots[form_.fields()[field].place];
    if (!slot.is_sound) return false;
    return std::all_of(slot.rows.begin(), slot.rows.end(), [](const Row& inner) {
        return std::none_of(inner.slots.begin(), inner.slots.end(), [](const Slot& each) { return each.is_wanting; });
    });
}

logic::Context Sheet::context(const Row& row, logic::Outer& outer) const {
    logic::Context context;
    context.data = row.data.root();
    context.today = today_;
    if (row.scope != 0) {
        outer = {root_.data.root(), static_cast<std::int64_t>(row.place)};
        context.outer = {&outer, 1};
    }
    return context;
}

bool Sheet::holds(Condition condition, const Row& row) const {
    if (!condition.is_rule()) return condition.rule == Condition::always;
    logic::Outer outer;
    const auto answer = form_.rules()[static_cast<std::size_t>(condition.rule)].compiled.holds(context(row, outer));
    return answer && *answer;
}

/// As `holds`, while the sheet is being judged: the data is brought up to date first, and a rule of the form is asked
/// only once, since what it reads is settled by then.
bool Sheet::ask(Condition condition, Row& row) {
    if (!condition.is_rule()) return condition.rule == Condition::always;
    std::int8_t& truth = truths_[static_cast<std::size_t>(condition.rule)];
    if (row.scope == 0 && truth >= 0) return truth == 1;
    refresh(root_);
    refresh(row);
    const bool answer = holds(condition, row);
    if (row.scope == 0) truth = answer ? 1 : 0;
    return answer;
}

}  // namespace onetrip::form
