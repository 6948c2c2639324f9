#include "core/form/filling.h"

#include <utility>

#include "core/json/pointer.h"

namespace onetrip::form {
namespace {

/// What a pointer into the answers names: a field of the form, or in one of its rows a field of the group.
struct Place {
    FieldIndex field = no_field;
    std::size_t row = 0;
    FieldIndex inner = no_field;
};

std::optional<Place> find_place(const Sheet& sheet, std::string_view pointer) {
    const Form& form = sheet.form();
    json::PointerReader reader(pointer);
    const auto id = reader.next();
    const auto field = id ? form.find(*id) : std::nullopt;
    if (!field) return std::nullopt;
    Place place{*field, 0, no_field};
    if (!reader.more()) return place;
    const auto token = reader.next();
    const auto row = token ? json::array_index(*token) : std::nullopt;
    const auto inner_id = reader.next();
    const Slot& slot = sheet.slot(*field);
    if (!row || *row >= slot.rows.size() || !inner_id || reader.more()) return std::nullopt;
    const auto inner = form.find(*inner_id, form.fields()[*field].rows_scope);
    if (!inner) return std::nullopt;
    place.row = *row;
    place.inner = *inner;
    return place;
}

/// The rows as they were given, but for one field of one row.
std::string rows_with(json::View rows, std::size_t changed_row, std::string_view id, json::View value) {
    json::Writer out;
    out.begin_array();
    std::size_t at = 0;
    for (const json::View row : rows.elements()) {
        if (at++ != changed_row) {
            out.value(row);
            continue;
        }
        out.begin_object();
        for (const json::Member member : row.members()) {
            if (member.name != id) out.member(member.name, member.value);
        }
        if (value && !value.is_null()) out.member(id, value);
        out.end_object();
    }
    out.end_array();
    return out.take();
}

/// The page says of its own step that it is the current one, whatever its state.
std::vector<StepState> states_beside(const Sheet& sheet, std::size_t step) {
    std::vector<StepState> states = step_states(sheet);
    if (states[step] == StepState::Incomplete) states[step] = StepState::Complete;
    return states;
}

}  // namespace

Filling::Filling(const Form& form, json::View answers, base::Day today)
    : form_(form),
      sheet_(form, answers, today),
      given_(form.fields().size()),
      live_(form.fields().size()),
      is_touched_(form.fields().size(), false) {}

void Filling::show(std::size_t step) {
    step_ = step;
    for (const FieldIndex field : form_.scopes()[0].fields)
        live_[field] = live_text(field);
    states_ = states_beside(sheet_, step_);
    findings_ = sheet_.findings();
    is_touched_.assign(is_touched_.size(), false);
}

bool Filling::change(std::string_view pointer, json::View value) {
    const auto place = find_place(sheet_, pointer);
    if (!place) return false;
    if (place->inner != no_field) {
        const std::string_view id = form_.fields()[place->inner].id;
        put(place->field, rows_with(sheet_.slot(place->field).given, place->row, id, value));
    } else if (!value || value.is_null()) {
        put(place->field, {});
    } else {
        json::Writer text;
        text.value(value);
        put(place->field, text.text());
    }
    return true;
}

/// The old document stays until the sheet has let go of it.
void Filling::put(FieldIndex field, std::string_view json) {
    std::unique_ptr<json::Document> document;
    if (!json.empty()) {
        auto parsed = json::Document::parse(json, rewritten_limits);
        ONETRIP_ASSERT(parsed.ok());
        document = std::make_unique<json::Document>(std::move(*parsed));
    }
    for (const FieldIndex judged : sheet_.change(field, document ? document->root() : json::View()))
        is_touched_[judged] = true;
    given_[field] = std::move(document);
}

/// Empty for a field of another step, and for one that does not show.
std::string Filling::live_text(FieldIndex field) const {
    if (form_.fields()[field].step != step_ || !sheet_.slot(field).is_visible) return {};
    json::Writer out;
    out.begin_object().member("pointer", "/" + std::string(form_.fields()[field].id));
    write_live_members(out, sheet_, field);
    out.end_object();
    return out.take();
}

void Filling::write_changes(json::Writer& out) {
    std::vector<FieldIndex> came;
    bool has_gone = false;
    out.begin_object().member("step", form_.steps()[step_].id).name("changed").begin_array();
    for (const FieldIndex field : form_.scopes()[0].fields) {
        if (!is_touched_[field]) continue;
        is_touched_[field] = false;
        std::string now = live_text(field);
        std::string& before = live_[field];
        if (now == before) continue;
        if (before.empty()) {
            came.push_back(field);
        } else if (now.empty()) {
            has_gone = true;
        } else {
            out.raw(now);
        }
        before = std::move(now);
    }
    out.end_array();
    if (!came.empty() || has_gone) write_fields(out, came);
    if (std::vector<StepState> states = states_beside(sheet_, step_); states != states_) {
        write_navigation(out, sheet_, step_, states);
        states_ = std::move(states);
    }
    if (std::vector<base::Finding> findings = sheet_.findings(); findings != findings_) {
        out.name("findings");
        form::write_findings(out, findings);
        findings_ = std::move(findings);
    }
    out.end_object();
}

void Filling::write_fields(json::Writer& out, const std::vector<FieldIndex>& came) {
    out.name("shown").begin_array();
    for (const FieldIndex field : came)
        form::write_field(out, sheet_, field);
    out.end_array().name("order").begin_array();
    for (const FieldIndex field : form_.scopes()[0].fields) {
        if (!live_[field].empty()) out.value("/" + std::string(form_.fields()[field].id));
    }
    out.end_array();
}

}  // namespace onetrip::form
