// What compares and computes.

#include <algorithm>

#include "core/logic/evaluator.h"
#include "core/logic/number.h"

namespace onetrip::logic {
namespace {

int sign_of(int order) {
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

bool agrees(Op op, int order) {
    switch (op) {
        case Op::Equal: return order == 0;
        case Op::NotEqual: return order != 0;
        case Op::Less: return order < 0;
        case Op::LessEqual: return order <= 0;
        case Op::Greater: return order > 0;
        default: return order >= 0;
    }
}

}  // namespace

bool Evaluator::strictly_equal(const Node& node, const Datum& a, const Datum& b) {
    const bool deep = (a.is_array() && b.is_array()) || (a.is_object() && b.is_object());
    std::uint32_t one = 1;
    if (!deep) return equals(a, b, one);
    const bool same = equals(a, b, steps_left_);
    if (steps_left_ == 0) stop(node, ThrownReason::TooManySteps);
    return same;
}

/// Two texts compare as texts, by code point; null and a text are equal to nothing of each other, and a text that is
/// no number is neither before nor after null; everything else compares as numbers.
bool Evaluator::compare_pair(const Node& node, const Datum& a, const Datum& b) {
    if (node.op == Op::StrictEqual) return strictly_equal(node, a, b);
    if (node.op == Op::StrictNotEqual) return !strictly_equal(node, a, b);
    if (a.tag == Tag::Integer && b.tag == Tag::Integer) {
        return agrees(node.op, a.integer < b.integer ? -1 : (a.integer > b.integer ? 1 : 0));
    }
    if (a.is_string() && b.is_string()) return agrees(node.op, sign_of(a.string().compare(b.string())));
    const bool null_and_text = (a.is_null() && b.is_string()) || (a.is_string() && b.is_null());
    if (null_and_text && (node.op == Op::Equal || node.op == Op::NotEqual)) return node.op == Op::NotEqual;
    const auto left = to_number(a);
    const auto right = to_number(b);
    if (left && right) return agrees(node.op, compare_numbers(*left, *right));
    if (!null_and_text) raise(node, not_a_number);
    return false;
}

/// Each with the next, as far as it holds: `{"<":[1,{"var":"x"},10]}`.
Datum Evaluator::compare(const Node& node, const Frame& frame) {
    Datum previous = evaluate(plan_.child(node, 0), frame);
    if (previous.is_failed()) return previous;
    for (std::uint32_t index = 1; index < node.child_count; ++index) {
        const Datum next = evaluate(plan_.child(node, index), frame);
        if (next.is_failed()) return next;
        const bool holds = compare_pair(node, previous, next);
        if (failed()) return Datum::failed();
        if (!holds) return Datum::of(false);
        previous = next;
    }
    return Datum::of(true);
}

/// `[needle, text or array]`; in anything else there is nothing.
Datum Evaluator::contains(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const Datum& needle = arguments[0];
    if (arguments[1].is_string()) {
        if (needle.is_null() || needle.is_array() || needle.is_object()) return Datum::of(false);
        std::string text;
        if (!append_text(node, text, needle)) return Datum::failed();
        if (!charge(node, arguments[1].size / 64)) return Datum::failed();
        return Datum::of(arguments[1].string().find(text) != std::string_view::npos);
    }
    Elements elements(arguments[1]);
    Datum each;
    while (elements.next(each)) {
        const bool same = charge(node, 1) && strictly_equal(node, needle, each);
        if (failed()) return Datum::failed();
        if (same) return Datum::of(true);
    }
    return Datum::of(false);
}

Datum Evaluator::sum_or_product(const Node& node, const Frame& frame) {
    Datum total = Datum::of(std::int64_t{node.op == Op::Add ? 0 : 1});
    Arguments arguments(*this, node, frame);
    Datum each;
    while (arguments.next(each)) {
        const auto number = to_number(each);
        if (!number) return raise(node, not_a_number);
        const auto next = node.op == Op::Add ? add(total, *number) : multiply(total, *number);
        if (!next) return raise(node, not_a_number);
        total = *next;
    }
    return failed() ? Datum::failed() : total;
}

/// From the left: `{"-":[10,1,2]}` is 7. Alone, `-` changes the sign and `/` divides one by it.
Datum Evaluator::subtract_or_divide(const Node& node, const Frame& frame) {
    const auto combine = [&](const Datum& a, const Datum& b) {
        if (node.op == Op::Subtract) return subtract(a, b);
        return node.op == Op::Divide ? divide(a, b) : remainder(a, b);
    };
    std::optional<Datum> total;
    std::uint32_t count = 0;
    Arguments arguments(*this, node, frame);
    Datum each;
    for (; arguments.next(each); ++count) {
        const auto number = to_number(each);
        if (!number) return raise(node, not_a_number);
        total = count == 0 ? number : combine(*total, *number);
        if (!total) return raise(node, not_a_number);
    }
    if (failed()) return Datum::failed();
    if (count == 0 || (count == 1 && node.op == Op::Remainder)) return raise(node, invalid_arguments);
    if (count == 1) total = combine(Datum::of(std::int64_t{node.op == Op::Subtract ? 0 : 1}), *total);
    return total ? *total : raise(node, not_a_number);
}

/// Of numbers only: a largest text or a smallest nothing would be a guess.
Datum Evaluator::extreme(const Node& node, const Frame& frame) {
    std::optional<Datum> best;
    Arguments arguments(*this, node, frame);
    Datum each;
    while (arguments.next(each)) {
        if (!each.is_number()) return raise(node, invalid_arguments);
        const int order = best ? compare_numbers(each, *best) : 0;
        if (!best || (node.op == Op::Max ? order > 0 : order < 0)) best = each;
    }
    if (failed()) return Datum::failed();
    return best ? *best : raise(node, invalid_arguments);
}

}  // namespace onetrip::logic
