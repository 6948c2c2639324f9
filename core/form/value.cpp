#include "core/form/value.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/identity/check.h"

namespace onetrip::form {
namespace {

void find(Slot& slot, std::string_view code, base::Severity severity = base::Severity::Error) {
    slot.found.push_back({code, severity, {}, -1, {}});
}

void rewrite(Slot& slot, std::string_view text) {
    const auto given = slot.given.string();
    const bool is_itself = given && given->data() == text.data() && given->size() == text.size();
    if (is_itself || given == text) return;
    slot.is_rewritten = true;
    slot.rewritten.clear();
    json::append_string(slot.rewritten, text);
}

/// Whether none of eight bytes is below 0x20 or 0x7F. The lowest one below 0x20 borrows into its own high bit, and so
/// does the lowest that is zero once 0x7F is taken away.
bool are_printable(const char* eight) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, 8);
    const std::uint64_t deleted = bytes ^ ones * 0x7F;
    return ((((bytes - ones * 0x20) & ~bytes) | ((deleted - ones) & ~deleted)) & ones * 0x80) == 0;
}

bool has_control_characters(std::string_view text, bool is_multi_line) {
    while (text.size() >= 8 && are_printable(text.data()))
        text.remove_prefix(8);
    return std::any_of(text.begin(), text.end(), [&](char c) {
        const bool is_layout = c == '\n' || c == '\r' || c == '\t';
        return (static_cast<unsigned char>(c) < 0x20 && !(is_multi_line && is_layout)) || c == 0x7F;
    });
}

void read_text(const Field& field, std::string_view given, Slot& slot) {
    const std::string_view text = base::trim(given);
    rewrite(slot, text);
    if (has_control_characters(text, field.type == FieldType::LongText)) find(slot, "text_control");
    const auto length = static_cast<std::int64_t>(base::code_point_count(text));
    if (length < field.limits.code_points_min) find(slot, "text_short");
    if (length > field.limits.code_points_max) find(slot, "text_long");
}

/// The normalised value is what is kept, so that it was typed otherwise is nothing to tell.
void read_identifier(const identity::Kind* kind, std::string_view given, base::Day today, Slot& slot) {
    ONETRIP_ASSERT(kind != nullptr);
    const identity::IdentityReport report = identity::check(*kind, given, today);
    rewrite(slot, report.value);
    for (const identity::ValueFinding& each : report.findings) {
        if (each.code == "identity.spelling") continue;
        find(slot, each.code, each.severity);
        if (each.code == "identity.interpunct") slot.found.back().suggestion = report.fact("suggestion");
    }
}

void read_date(const Field& field, std::string_view given, base::Day today, Slot& slot) {
    const std::string_view text = base::trim(given);
    rewrite(slot, text);
    const auto day = base::Day::parse(text);
    if (!day) return find(slot, "date_invalid");
    if (field.limits.day_min && *day < field.limits.day_min->on(today)) find(slot, "date_early");
    if (field.limits.day_max && *day > field.limits.day_max->on(today)) find(slot, "date_late");
}

bool is_choice(const Field& field, std::string_view value) {
    return std::any_of(field.choices.begin(), field.choices.end(),
                       [&](const Choice& choice) { return choice.value == value; });
}

void read_choices(const Field& field, Slot& slot) {
    std::vector<std::string_view> seen;
    for (const json::View element : slot.given.elements()) {
        const auto value = element.string();
        if (!value) return find(slot, "type_wrong");
        if (!is_choice(field, *value)) return find(slot, "choice_unknown");
        if (std::find(seen.begin(), seen.end(), *value) != seen.end()) return find(slot, "choice_twice");
        seen.push_back(*value);
    }
}

/// A page sends what was typed: digits, perhaps of a Chinese keyboard.
void read_number(const Field& field, Slot& slot) {
    std::optional<std::int64_t> number = slot.given.integer();
    if (const auto text = slot.given.string()) {
        number = base::parse_integer(base::trim(base::fold_width(*text)));
    }
    if (!number) return find(slot, slot.given.is_string() || slot.given.is_number() ? "number_invalid" : "type_wrong");
    if (!slot.given.is(json::Kind::Integer)) {
        slot.is_rewritten = true;
        slot.rewritten.clear();
        base::append_integer(slot.rewritten, *number);
    }
    if (field.limits.integer_min && *number < *field.limits.integer_min) find(slot, "number_low");
    if (field.limits.integer_max && *number > *field.limits.integer_max) find(slot, "number_high");
}

void read_rows(const Field& field, Slot& slot) {
    for (const json::View row : slot.given.elements()) {
        if (!row.is_object()) return find(slot, "type_wrong");
    }
    const auto count = static_cast<std::int64_t>(slot.given.size());
    if (count < field.limits.rows_min) find(slot, "rows_few");
    if (count > field.limits.rows_max) find(slot, "rows_many");
}

void read_string(const Field& field, const identity::Kind* kind, std::string_view given, base::Day today, Slot& slot) {
    switch (field.type) {
        case FieldType::Name: return read_identifier(identity::find_kind("person_name"), given, today, slot);
        case FieldType::Mobile: return read_identifier(identity::find_kind("mobile"), given, today, slot);
        case FieldType::Identity:
            if (kind == nullptr) return read_text(field, given, slot);
            return read_identifier(kind, given, today, slot);
        case FieldType::Date: return read_date(field, given, today, slot);
        case FieldType::Choice:
            if (!is_choice(field, given)) find(slot, "choice_unknown");
            return;
        default: return read_text(field, given, slot);
    }
}

}  // namespace

bool is_empty(json::View value) {
    if (!value || value.is_null()) return true;
    if (const auto text = value.string()) return base::trim(*text).empty();
    return value.is_array() && value.size() == 0;
}

void read_value(const Field& field, const identity::Kind* kind, base::Day today, Slot& slot) {
    slot.is_answered = !is_empty(slot.given);
    if (!slot.is_answered) return;
    switch (field.type) {
        case FieldType::Boolean:
            if (!slot.given.is_boolean()) return find(slot, "type_wrong");
            if (field.limits.must_be_true && !*slot.given.boolean()) find(slot, "must_accept");
            return;
        case FieldType::Number: return read_number(field, slot);
        case FieldType::Choices:
            if (!slot.given.is_array()) return find(slot, "type_wrong");
            return read_choices(field, slot);
        case FieldType::Group:
            if (!slot.given.is_array()) return find(slot, "type_wrong");
            return read_rows(field, slot);
        default: break;
    }
    const auto text = slot.given.string();
    if (!text) return find(slot, "type_wrong");
    read_string(field, kind, *text, today, slot);
}

}  // namespace onetrip::form
