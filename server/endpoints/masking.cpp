#include "server/endpoints/masking.h"

#include "core/base/text.h"
#include "core/json/writer.h"

namespace onetrip::endpoints {
namespace {

constexpr std::string_view hidden = "***";
constexpr std::size_t address_code_points_shown = 6;

/// `text` with all but the first and last code points covered by stars.
std::string covered(std::string_view text, std::size_t first, std::size_t last) {
    const std::u32string characters = base::code_points(text);
    std::string out;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const bool is_shown = i < first || i + last >= characters.size();
        base::append_code_point(out, is_shown ? characters[i] : U'*');
    }
    return out;
}

std::string beginning(std::string_view text, std::size_t count) {
    const std::u32string characters = base::code_points(text);
    std::string out;
    for (std::size_t i = 0; i < characters.size() && i < count; ++i)
        base::append_code_point(out, characters[i]);
    return out.append(hidden);
}

void write_rows(json::Writer& out, const form::Form& form, const form::Field& group, json::View rows);

void write_masked(json::Writer& out, const form::Form& form, const form::Field& field, json::View value) {
    using form::FieldType;
    if (field.type == FieldType::Group) return write_rows(out, form, field, value);
    const auto text = value.string();
    if (field.sensitivity == form::Sensitivity::Plain || !text) {
        const bool is_shown = field.sensitivity != form::Sensitivity::Sensitive;
        is_shown ? out.value(value) : out.value(hidden);
        return;
    }
    switch (field.type) {
        case FieldType::Name: out.value(masked_name(*text)); return;
        case FieldType::Identity: out.value(covered(*text, 1, 1)); return;
        case FieldType::Mobile: out.value(masked_mobile(*text)); return;
        case FieldType::Address: out.value(masked_address(*text)); return;
        case FieldType::Date: out.value(std::string(text->substr(0, 4)) + "-**-**"); return;
        case FieldType::Choice:
        case FieldType::Choices:
        case FieldType::Boolean:
        case FieldType::Number:
            field.sensitivity == form::Sensitivity::Sensitive ? out.value(hidden) : out.value(value);
            return;
        case FieldType::Text:
        case FieldType::LongText:
            out.value(field.sensitivity == form::Sensitivity::Sensitive ? std::string(hidden) : beginning(*text, 1));
            return;
        case FieldType::Group: return;
    }
}

void write_row(json::Writer& out, const form::Form& form, std::uint16_t scope, json::View answers) {
    out.begin_object();
    for (const json::Member member : answers.members()) {
        const auto index = form.find(member.name, scope);
        if (!index) continue;
        out.name(member.name);
        write_masked(out, form, form.fields()[*index], member.value);
    }
    out.end_object();
}

void write_rows(json::Writer& out, const form::Form& form, const form::Field& group, json::View rows) {
    out.begin_array();
    for (const json::View row : rows.elements())
        write_row(out, form, group.rows_scope, row);
    out.end_array();
}

}  // namespace

std::string masked_name(std::string_view name) {
    const std::size_t count = base::code_point_count(name);
    return covered(name, 1, count > 3 ? 1 : 0);
}

std::string masked_mobile(std::string_view number) {
    return base::code_point_count(number) >= 11 ? covered(number, 3, 4) : std::string(hidden);
}

std::string masked_address(std::string_view address) {
    return beginning(address, address_code_points_shown);
}

std::string masked_answers(const form::Form& form, json::View answers) {
    json::Writer out;
    write_row(out, form, 0, answers);
    return out.take();
}

}  // namespace onetrip::endpoints
