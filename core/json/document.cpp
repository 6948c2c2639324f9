#include "core/json/document.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "core/json/pointer.h"

namespace onetrip::json {
namespace {

// Beyond these an integral double no longer fits an int64 (2^63 itself does not).
constexpr double int64_limit = 9223372036854775808.0;

/// Of two objects with equally many members. Small ones search; large ones sort, so that no input makes this quadratic.
bool equal_members(View a, View b) {
    constexpr std::size_t search_max = 16;
    if (a.size() <= search_max) {
        for (const Member member : a.members()) {
            const View theirs = b[member.name];
            if (!theirs || !member.value.equals(theirs)) return false;
        }
        return true;
    }
    const auto sorted = [](View object) {
        std::vector<Member> members;
        members.reserve(object.size());
        for (const Member member : object.members())
            members.push_back(member);
        std::sort(members.begin(), members.end(), [](const Member& x, const Member& y) { return x.name < y.name; });
        return members;
    };
    const std::vector<Member> left = sorted(a);
    const std::vector<Member> right = sorted(b);
    return std::equal(left.begin(), left.end(), right.begin(),
                      [](const Member& x, const Member& y) { return x.name == y.name && x.value.equals(y.value); });
}

}  // namespace

std::optional<bool> View::boolean() const {
    return is_boolean() ? std::optional(node().size == 1) : std::nullopt;
}

std::optional<std::int64_t> View::integer() const {
    if (is(Kind::Integer)) return node().integer;
    if (!is(Kind::Real)) return std::nullopt;
    const double value = node().real;
    if (value < -int64_limit || value >= int64_limit || value != std::floor(value)) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::optional<double> View::number() const {
    if (is(Kind::Integer)) return static_cast<double>(node().integer);
    if (is(Kind::Real)) return node().real;
    return std::nullopt;
}

std::size_t View::text_at_bytes() const {
    if (!exists()) return 0;
    const bool is_container = node().kind == Kind::Array || node().kind == Kind::Object;
    std::uint32_t index = is_container && node().size > 0 ? index_ + 1 : index_;
    while (index > 0 && document_->nodes_[index].kind != Kind::String)
        --index;
    const Node& text = document_->nodes_[index];
    return text.kind == Kind::String ? text.text_at : 0;
}

std::size_t View::size() const {
    return is_array() || is_object() || is_string() ? node().size : 0;
}

View View::operator[](std::string_view name) const {
    for (const Member member : members()) {
        if (member.name == name) return member.value;
    }
    return {};
}

View View::at(std::size_t index) const {
    if (!is_array() || index >= node().size) return {};
    View element(document_, index_ + 1);
    for (; index > 0; --index)
        element.index_ = element.next();
    return element;
}

View View::find(std::string_view pointer) const {
    View here = *this;
    PointerReader reader(pointer);
    while (here && reader.more()) {
        const auto token = reader.next();
        if (!token) return {};
        if (here.is_object()) {
            here = here[*token];
        } else {
            const auto index = array_index(*token);
            here = index ? here.at(*index) : View();
        }
    }
    return here;
}

View::Elements View::elements() const {
    if (!is_array()) return {nullptr, 0, 0};
    return {document_, index_ + 1, static_cast<std::uint32_t>(node().end)};
}

View::Members View::members() const {
    if (!is_object()) return {nullptr, 0, 0};
    return {document_, index_ + 1, static_cast<std::uint32_t>(node().end)};
}

bool View::equals(View other) const {
    if (!exists() || !other.exists()) return exists() == other.exists();
    const Node& a = node();
    const Node& b = other.node();
    if (is_number() && other.is_number()) {
        if (a.kind == Kind::Integer && b.kind == Kind::Integer) return a.integer == b.integer;
        const auto whole_a = integer();
        const auto whole_b = other.integer();
        if (whole_a || whole_b) return whole_a == whole_b;
        return number() == other.number();
    }
    if (a.kind != b.kind || a.size != b.size) return false;
    if (a.kind == Kind::String) return string() == other.string();
    if (a.kind == Kind::Array) {
        View mine(document_, index_ + 1);
        View theirs(other.document_, other.index_ + 1);
        for (std::uint32_t left = a.size; left > 0; --left) {
            if (!mine.equals(theirs)) return false;
            mine.index_ = mine.next();
            theirs.index_ = theirs.next();
        }
    }
    return a.kind != Kind::Object || equal_members(*this, other);
}

}  // namespace onetrip::json
