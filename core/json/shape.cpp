#include "core/json/shape.h"

#include "core/json/pointer.h"

namespace onetrip::json {

Shape::Shape(View object, std::string_view at) : object_(object), at_(at) {
    if (!object.is_object()) fault_ = at_;
}

View Shape::member(std::string_view name) const {
    return object_[name];
}

bool Shape::is_left_out(std::string_view name) const {
    const View value = member(name);
    return !value || value.is_null();
}

void Shape::wrong(std::string_view name) {
    if (!fault_) fault_ = place(name);
}

void Shape::take(const std::optional<std::string>& fault) {
    if (!fault_) fault_ = fault;
}

std::string Shape::place(std::string_view name) const {
    std::string pointer = at_;
    append_token(pointer, name);
    return pointer;
}

std::string Shape::place(std::string_view name, std::size_t index) const {
    std::string pointer = place(name);
    append_token(pointer, index);
    return pointer;
}

std::string_view Shape::text(std::string_view name) {
    const auto value = member(name).string();
    if (!value) wrong(name);
    return value.value_or(std::string_view());
}

std::int64_t Shape::integer(std::string_view name, std::int64_t minimum, std::int64_t maximum) {
    const auto value = member(name).integer();
    if (value && *value >= minimum && *value <= maximum) return *value;
    wrong(name);
    return 0;
}

bool Shape::boolean(std::string_view name) {
    const auto value = member(name).boolean();
    if (!value) wrong(name);
    return value.value_or(false);
}

base::Day Shape::day(std::string_view name) {
    const auto value = base::Day::parse(member(name).string_or({}));
    if (!value) wrong(name);
    return value.value_or(base::Day());
}

base::Instant Shape::instant(std::string_view name) {
    const auto value = base::Instant::parse(member(name).string_or({}));
    if (!value) wrong(name);
    return value.value_or(base::Instant());
}

View Shape::object(std::string_view name) {
    const View value = member(name);
    if (value.is_object()) return value;
    wrong(name);
    return {};
}

View Shape::array(std::string_view name) {
    const View value = member(name);
    if (value.is_array()) return value;
    wrong(name);
    return {};
}

std::optional<std::string_view> Shape::text_if(std::string_view name) {
    if (is_left_out(name)) return std::nullopt;
    return text(name);
}

std::optional<std::int64_t> Shape::integer_if(std::string_view name, std::int64_t minimum, std::int64_t maximum) {
    if (is_left_out(name)) return std::nullopt;
    return integer(name, minimum, maximum);
}

std::optional<bool> Shape::boolean_if(std::string_view name) {
    if (is_left_out(name)) return std::nullopt;
    return boolean(name);
}

std::optional<base::Day> Shape::day_if(std::string_view name) {
    if (is_left_out(name)) return std::nullopt;
    return day(name);
}

std::optional<base::Instant> Shape::instant_if(std::string_view name) {
    if (is_left_out(name)) return std::nullopt;
    return instant(name);
}

View Shape::object_if(std::string_view name) {
    if (is_left_out(name)) return {};
    return object(name);
}

View Shape::array_if(std::string_view name) {
    if (is_left_out(name)) return {};
    return array(name);
}

void Shape::only(std::initializer_list<std::string_view> known) {
    for (const Member given : object_.members()) {
        bool is_known = false;
        for (const std::string_view name : known)
            is_known = is_known || name == given.name;
        if (!is_known) wrong(given.name);
    }
}

}  // namespace onetrip::json
