// What reads and joins texts, and how large a result would be as JSON.

#include <algorithm>
#include <cstring>

#include "core/base/text.h"
#include "core/logic/evaluator.h"
#include "core/logic/number.h"

namespace onetrip::logic {
namespace {

/// The text from its `from`th code point, without the last `until`..: byte offsets of code points.
std::size_t byte_of(std::string_view text, std::size_t code_point) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (starts && code_point-- == 0) break;
    }
    return at;
}

std::int64_t clamped(std::int64_t value, std::int64_t low, std::int64_t high) {
    return std::min(std::max(value, low), high);
}

}  // namespace

Datum Evaluator::keep(const Node& node, std::string_view text) {
    if (text.empty()) return Datum::of(std::string_view());
    void* copy = memory().allocate(text.size());
    if (copy == nullptr) return stop(node, ThrownReason::TooMuchMemory);
    std::memcpy(copy, text.data(), text.size());
    return Datum::of(std::string_view(static_cast<const char*>(copy), text.size()));
}

/// null is nothing, an array its elements with commas between; an object has no text.
bool Evaluator::append_text(const Node& node, std::string& out, const Datum& datum) {
    switch (datum.tag) {
        case Tag::Null:
        case Tag::Failed: return true;
        case Tag::Boolean: out += datum.integer != 0 ? "true" : "false"; return true;
        case Tag::Integer:
        case Tag::Real: append_number(out, datum); return true;
        case Tag::String: {
            if (!charge(node, datum.size / 64)) return false;
            if (out.size() + datum.size > plan_.limits.memory_bytes_max) {
                stop(node, ThrownReason::TooMuchMemory);
                return false;
            }
            out += datum.string();
            return true;
        }
        case Tag::Object:
        case Tag::DocumentObject: raise(node, invalid_arguments); return false;
        case Tag::Array:
        case Tag::DocumentArray: break;
    }
    Elements elements(datum);
    Datum each;
    for (bool first = true; elements.next(each); first = false) {
        if (!charge(node, 1)) return false;
        if (!first) out += ',';
        if (!append_text(node, out, each)) return false;
    }
    return true;
}

Datum Evaluator::cat(const Node& node, const Frame& frame) {
    std::string out;
    Arguments arguments(*this, node, frame);
    Datum each;
    while (arguments.next(each)) {
        if (!append_text(node, out, each)) return Datum::failed();
    }
    return failed() ? Datum::failed() : keep(node, out);
}

/// `[text, from, length]` in code points. From the end where `from` is negative; without the last ones where `length`
/// is.
Datum Evaluator::substr(const Node& node, const Frame& frame) {
    std::array<Datum, 3> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const auto from = to_number(arguments[1]);
    const auto length = to_number(arguments[2]);
    if (!from || !length) return raise(node, invalid_arguments);
    Datum text = arguments[0];
    if (!text.is_string()) {
        std::string written;
        if (!append_text(node, written, text)) return Datum::failed();
        text = keep(node, written);
        if (text.is_failed()) return text;
    }
    if (!charge(node, text.size / 64)) return Datum::failed();
    const std::string_view all = text.string();
    const auto size = static_cast<std::int64_t>(base::code_point_count(all));
    const double wanted_from = real_of(*from);
    const double wanted_length = real_of(*length);
    const auto as_count = [&](double value) {
        return static_cast<std::int64_t>(
            std::min(std::max(value, -static_cast<double>(size)), static_cast<double>(size)));
    };
    const std::int64_t begin = wanted_from < 0 ? size + as_count(wanted_from) : as_count(wanted_from);
    std::int64_t end = size;
    if (count > 2) end = wanted_length < 0 ? size + as_count(wanted_length) : begin + as_count(wanted_length);
    end = clamped(end, begin, size);
    const std::size_t first = byte_of(all, static_cast<std::size_t>(begin));
    const std::size_t size_bytes = byte_of(all.substr(first), static_cast<std::size_t>(end - begin));
    return Datum::of(all.substr(first, size_bytes));
}

/// `length`: code points of a text, elements of an array, members of an object. `code_points`: of a text or null only.
Datum Evaluator::length(const Node& node, const Frame& frame) {
    const Datum value = argument(node, frame, 0);
    if (value.is_failed()) return value;
    if (value.is_string()) {
        if (!charge(node, value.size / 64)) return Datum::failed();
        return Datum::of(static_cast<std::int64_t>(base::code_point_count(value.string())));
    }
    if (node.op == Op::CodePoints) return value.is_null() ? Datum::of(std::int64_t{0}) : raise(node, invalid_arguments);
    if (!value.is_array() && !value.is_object()) return raise(node, invalid_arguments);
    return Datum::of(std::int64_t{value.count()});
}

namespace {

/// An upper estimate of a scalar in JSON: a number has at most 24 characters, a control character six.
std::size_t size_estimate(std::string_view text) {
    std::size_t size = text.size() + 2;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20) size += 5;
        if (c == '"' || c == '\\') size += 1;
    }
    return size;
}

bool take(std::size_t& left_bytes, std::size_t bytes) {
    if (bytes > left_bytes) return false;
    left_bytes -= bytes;
    return true;
}

constexpr std::size_t number_bytes = 24;
constexpr std::size_t around_bytes = 2;  // brackets, or a comma and a colon

}  // namespace

bool Evaluator::fits_result(json::View view, std::size_t& left_bytes) const {
    if (const auto text = view.string()) return take(left_bytes, size_estimate(*text));
    if (!view.is_array() && !view.is_object()) return take(left_bytes, view.is_number() ? number_bytes : 5);
    if (!take(left_bytes, around_bytes)) return false;
    for (const json::View element : view.elements()) {
        if (!take(left_bytes, 1) || !fits_result(element, left_bytes)) return false;
    }
    for (const json::Member member : view.members()) {
        if (!take(left_bytes, around_bytes + size_estimate(member.name))) return false;
        if (!fits_result(member.value, left_bytes)) return false;
    }
    return true;
}

bool Evaluator::fits_result(const Datum& datum, std::size_t& left_bytes) const {
    if (datum.tag == Tag::DocumentArray || datum.tag == Tag::DocumentObject)
        return fits_result(datum.view(), left_bytes);
    if (datum.is_string()) return take(left_bytes, size_estimate(datum.string()));
    if (!datum.is_array() && !datum.is_object()) return take(left_bytes, datum.is_number() ? number_bytes : 5);
    if (!take(left_bytes, around_bytes)) return false;
    for (std::uint32_t i = 0; i < datum.size; ++i) {
        if (datum.is_object()) {
            const std::size_t name_bytes = size_estimate(datum.members[i].name.string());
            if (!take(left_bytes, around_bytes + name_bytes)) return false;
        } else if (!take(left_bytes, 1)) {
            return false;
        }
        if (!fits_result(datum.is_object() ? datum.members[i].value : datum.elements[i], left_bytes)) return false;
    }
    return true;
}

}  // namespace onetrip::logic
