#include "core/logic/value.h"

#include "core/logic/number.h"

namespace onetrip::logic {

json::Kind Value::kind() const {
    switch (datum_.tag) {
        case Tag::Null:
        case Tag::Failed: return json::Kind::Null;
        case Tag::Boolean: return json::Kind::Boolean;
        case Tag::Integer: return json::Kind::Integer;
        case Tag::Real: return json::Kind::Real;
        case Tag::String: return json::Kind::String;
        case Tag::Array:
        case Tag::DocumentArray: return json::Kind::Array;
        case Tag::Object:
        case Tag::DocumentObject: return json::Kind::Object;
    }
    return json::Kind::Null;
}

std::optional<bool> Value::boolean() const {
    if (datum_.tag != Tag::Boolean) return std::nullopt;
    return datum_.integer != 0;
}

std::optional<std::int64_t> Value::integer() const {
    return whole_number(datum_);
}

std::optional<double> Value::number() const {
    if (!datum_.is_number()) return std::nullopt;
    return real_of(datum_);
}

std::optional<std::string_view> Value::string() const {
    if (!datum_.is_string()) return std::nullopt;
    return datum_.string();
}

std::size_t Value::size() const {
    return datum_.is_string() ? datum_.size : datum_.count();
}

Value Value::at(std::size_t index) const {
    return {element_of(datum_, index).value_or(Datum()), arena_};
}

Value Value::operator[](std::string_view name) const {
    if (!datum_.is_object()) return {};
    return {member_of(datum_, name).value_or(Datum()), arena_};
}

bool Value::equals(const Value& other) const {
    std::uint32_t comparisons_left = UINT32_MAX;
    return logic::equals(datum_, other.datum_, comparisons_left);
}

}  // namespace onetrip::logic
