#include "core/material/picture/limits.h"

namespace onetrip::material::picture {
namespace {

constexpr std::int64_t limit_max = 100'000;

// The numbers rest on photographs of books, letters, forms, receipts and handwriting: in focus all of them measure 75
// to 125 in sharpness, and 350 and more where nobody can read them (tests/pictures draws such papers, spoils them by
// known amounts and prints the table).
// clang-format off
constexpr std::array<CheckRow, check_count> table = {{
    {Check::Sharpness,    "sharpness",    "material.blurred",      "hold_still",     true,  true,  {190, 260}},
    {Check::Movement,     "movement",     "material.blurred",      "hold_still",     false, false, {330, 230}},
    {Check::Darkness,     "darkness",     "material.too_dark",     "more_light",     false, true,  {100,  75}},
    {Check::Overexposure, "overexposure", "material.too_bright",   "less_light",     true,  false, {140, 185}},
    {Check::Contrast,     "contrast",     "material.low_contrast", "even_light",     false, true,  { 56,  42}},
    {Check::Grain,        "grain",        "material.grainy",       "more_light",     true,  true,  {200, 300}},
    {Check::Compression,  "compression",  "material.compressed",   "original_photo", true,  true,  {450, 900}},
    {Check::Glare,        "glare",        "material.glare",        "avoid_glare",    true,  false, {  4,  15}},
    {Check::Content,      "content",      "material.blank",        "written_side",   false, false, { 32,  25}},
    {Check::Skew,         "skew",         "material.skewed",       "straighten",     true,  false, { 80, 200}},
    {Check::CutOff,       "cut_off",      "material.cut_off",      "whole_page",     true,  false, { 60, 120}},
    {Check::TextHeight,   "text_height",  "material.text_small",   "closer",         false, false, {105,  85}},
}};
// clang-format on

std::optional<Subject> subject_of(std::string_view name) {
    if (name == "document") return Subject::Document;
    if (name == "portrait") return Subject::Portrait;
    if (name == "anything") return Subject::Anything;
    return std::nullopt;
}

void read_check(json::Shape& parent, const CheckRow& row, CheckLimits& limits) {
    const json::View given = parent.object_if(row.name);
    if (!given) return;
    json::Shape shape(given, parent.place(row.name));
    limits.warn = static_cast<int>(shape.integer_if("warn", 0, limit_max).value_or(limits.warn));
    limits.error = static_cast<int>(shape.integer_if("error", 0, limit_max).value_or(limits.error));
    shape.only({"warn", "error"});
    if (row.is_bad_above ? limits.warn > limits.error : limits.warn < limits.error) shape.wrong("warn");
    parent.take(shape.fault());
}

}  // namespace

const std::array<CheckRow, check_count>& check_table() {
    return table;
}

std::array<CheckLimits, check_count> Limits::defaults() {
    std::array<CheckLimits, check_count> out;
    for (const CheckRow& row : table)
        out[static_cast<std::size_t>(row.check)] = row.defaults;
    return out;
}

base::Result<Limits, json::Fault> read_limits(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Limits limits;
    if (const auto name = shape.text_if("of")) {
        const auto subject = subject_of(*name);
        if (!subject) shape.wrong("of");
        limits.subject = subject.value_or(Subject::Document);
    }
    if (const json::View checks = shape.object_if("limits")) {
        json::Shape inner(checks, shape.place("limits"));
        for (const CheckRow& row : table)
            read_check(inner, row, limits.checks[static_cast<std::size_t>(row.check)]);
        inner.only({"sharpness", "movement", "darkness", "overexposure", "contrast", "grain", "compression", "glare",
                    "content", "skew", "cut_off", "text_height"});
        shape.take(inner.fault());
    }
    if (const json::View photo = shape.object_if("photo")) {
        auto spec = read_photo_spec(photo, shape.place("photo"));
        if (!spec) shape.take(spec.error().at);
        if (limits.subject != Subject::Portrait) shape.wrong("photo");
        if (spec) limits.photo = spec.value();
    }
    shape.only({"of", "limits", "photo"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return limits;
}

}  // namespace onetrip::material::picture
