// The walk itself, what decides (if, and, or, ??, try, throw), and the door of Rule.

#include "core/logic/evaluator.h"

namespace onetrip::logic {

Evaluator::Evaluator(const Plan& plan, const Context& context)
    : plan_(plan), context_(context), steps_left_(plan.limits.steps_max) {}

namespace {

/// The contexts around the data, built from the outermost inwards, then the rule evaluated in the innermost.
template <typename Then>
Datum within(const Context& context, std::size_t outers_left, const Frame* outer, Then then) {
    Frame frame;
    frame.outer = outer;
    frame.data = Datum::of(outers_left == 0 ? context.data : context.outer[outers_left - 1].data);
    if (outers_left < context.outer.size()) {
        frame.has_index = true;
        frame.index = context.outer[outers_left].index;
    }
    return outers_left == 0 ? then(frame) : within(context, outers_left - 1, &frame, then);
}

}  // namespace

Datum Evaluator::run() {
    const Node& root = plan_.nodes.front();
    const Datum result =
        within(context_, context_.outer.size(), nullptr, [&](const Frame& frame) { return evaluate(root, frame); });
    std::size_t left_bytes = plan_.limits.result_bytes_max;
    const bool computed = result.tag == Tag::Array || result.tag == Tag::Object || result.tag == Tag::String;
    if (computed && !fits_result(result, left_bytes)) return stop(root, ThrownReason::ResultTooLarge);
    return result;
}

Datum Evaluator::raise(const Node& node, std::string_view type) {
    failed_at_ = &node;
    reason_ = ThrownReason::Raised;
    raised_ = Datum::of(type);
    return Datum::failed();
}

Datum Evaluator::stop(const Node& node, ThrownReason reason) {
    failed_at_ = &node;
    reason_ = reason;
    return Datum::failed();
}

bool Evaluator::charge(const Node& node, std::uint64_t steps) {
    if (steps <= steps_left_) {
        steps_left_ -= static_cast<std::uint32_t>(steps);
        return true;
    }
    steps_left_ = 0;
    stop(node, ThrownReason::TooManySteps);
    return false;
}

Arena& Evaluator::memory() {
    if (!arena_) arena_ = std::make_shared<Arena>(plan_.limits.memory_bytes_max);
    return *arena_;
}

Datum Evaluator::argument(const Node& node, const Frame& frame, std::uint32_t index) {
    return index < node.child_count ? evaluate(plan_.child(node, index), frame) : Datum();
}

Evaluator::Arguments::Arguments(Evaluator& evaluator, const Node& node, const Frame& frame)
    : evaluator_(evaluator), node_(node), frame_(frame), elements_(Datum()) {
    if (!node.direct) return;
    single_ = evaluator.argument(node, frame, 0);
    spread_ = single_.is_array();
    if (spread_) elements_ = Elements(single_);
}

bool Evaluator::Arguments::next(Datum& argument) {
    if (spread_) return evaluator_.charge(node_, 1) && elements_.next(argument);
    if (index_ >= node_.child_count) return false;
    argument = node_.direct ? single_ : evaluator_.evaluate(evaluator_.plan_.child(node_, index_), frame_);
    ++index_;
    return !argument.is_failed();
}

Datum Evaluator::evaluate(const Node& node, const Frame& frame) {
    if (steps_left_ == 0) return stop(node, ThrownReason::TooManySteps);
    --steps_left_;
    if (node.op == Op::Constant) return node.constant;
    if (node.op == Op::Path) return path(node, frame);
    return evaluate_operator(node, frame);
}

Datum Evaluator::evaluate_operator(const Node& node, const Frame& frame) {
    switch (node.op) {
        case Op::Constant:
        case Op::Preserve: return node.constant;
        case Op::List: return list(node, frame);
        case Op::Invalid: return raise(node, invalid_arguments);
        case Op::Path: return path(node, frame);
        case Op::PathExists: return path_exists(node, frame);
        case Op::Var: return var(node, frame);
        case Op::Val: return val(node, frame, false);
        case Op::Exists: return val(node, frame, true);
        case Op::Missing: return missing(node, frame);
        case Op::MissingSome: return missing_some(node, frame);
        case Op::Get: return get(node, frame);
        case Op::If: return choose(node, frame);
        case Op::And:
        case Op::Or:
        case Op::Coalesce: return first_that(node, frame);
        case Op::Try: return attempt(node, frame);
        case Op::Throw: return raise_argument(node, frame);
        case Op::Not:
        case Op::Truth: {
            const Datum value = argument(node, frame, 0);
            return value.is_failed() ? value : Datum::of(value.truthy() == (node.op == Op::Truth));
        }
        case Op::Equal:
        case Op::NotEqual:
        case Op::StrictEqual:
        case Op::StrictNotEqual:
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual: return compare(node, frame);
        case Op::In: return contains(node, frame);
        case Op::Add:
        case Op::Multiply: return sum_or_product(node, frame);
        case Op::Subtract:
        case Op::Divide:
        case Op::Remainder: return subtract_or_divide(node, frame);
        case Op::Max:
        case Op::Min: return extreme(node, frame);
        case Op::Map:
        case Op::Filter: return map_or_filter(node, frame);
        case Op::Reduce: return reduce(node, frame);
        case Op::All:
        case Op::Some:
        case Op::None: return quantify(node, frame);
        case Op::Merge: return merge(node, frame);
        case Op::Cat: return cat(node, frame);
        case Op::Substr: return substr(node, frame);
        case Op::Length:
        case Op::CodePoints: return length(node, frame);
        case Op::Today:
        case Op::IsDate:
        case Op::Age:
        case Op::DaysBetween:
        case Op::WorkdaysBetween:
        case Op::AddDays:
        case Op::AddMonths:
        case Op::AddWorkdays:
        case Op::DateBefore:
        case Op::DateOnOrBefore:
        case Op::IsWorkday: return days(node, frame);
    }
    return raise(node, invalid_arguments);
}

/// `if`: pairs of condition and value, then what else; nothing else is null.
Datum Evaluator::choose(const Node& node, const Frame& frame) {
    std::uint32_t index = 0;
    for (; index + 1 < node.child_count; index += 2) {
        const Datum condition = argument(node, frame, index);
        if (condition.is_failed()) return condition;
        if (condition.truthy()) return argument(node, frame, index + 1);
    }
    return argument(node, frame, index);
}

/// `or` takes the first that is true, `and` the first that is not, `??` the first that is not null; else the last.
Datum Evaluator::first_that(const Node& node, const Frame& frame) {
    if (node.child_count == 0) return node.op == Op::Coalesce ? Datum() : Datum::of(false);
    Datum value;
    for (std::uint32_t index = 0; index < node.child_count; ++index) {
        value = argument(node, frame, index);
        if (value.is_failed()) return value;
        const bool taken = node.op == Op::Coalesce ? !value.is_null() : value.truthy() == (node.op == Op::Or);
        if (taken) return value;
    }
    return value;
}

/// `try`: the first that does not throw. Those after the first see the error as their data.
Datum Evaluator::attempt(const Node& node, const Frame& frame) {
    if (node.child_count == 0) return raise(node, invalid_arguments);
    Datum value = argument(node, frame, 0);
    for (std::uint32_t index = 1; index < node.child_count && value.is_failed(); ++index) {
        if (reason_ != ThrownReason::Raised) return value;
        Frame error;
        error.kind = raised_.is_object() ? Frame::Kind::Data : Frame::Kind::Error;
        error.data = raised_;
        error.outer = &frame;
        failed_at_ = nullptr;
        value = argument(node, error, index);
    }
    return value;
}

Datum Evaluator::raise_argument(const Node& node, const Frame& frame) {
    Datum value = argument(node, frame, 0);
    if (value.is_failed()) return value;
    if (value.is_number() || value.tag == Tag::Boolean) {
        std::string text;
        if (!append_text(node, text, value)) return Datum::failed();
        value = keep(node, text);
        if (value.is_failed()) return value;
    }
    if (!value.is_string() && !value.is_object()) return raise(node, invalid_arguments);
    raise(node, {});
    raised_ = value;
    return Datum::failed();
}

Thrown Evaluator::thrown() const {
    ONETRIP_ASSERT(failed());
    Thrown out;
    out.reason = reason_;
    out.at = plan_.pointer_to(static_cast<std::uint32_t>(failed_at_ - plan_.nodes.data()));
    if (reason_ != ThrownReason::Raised) return out;
    if (raised_.is_string()) {
        out.type = raised_.string();
        return out;
    }
    const auto type = member_of(raised_, "type");
    out.type = type && type->is_string() ? type->string() : "Unknown Error";
    std::size_t left_bytes = plan_.limits.result_bytes_max;
    if (!fits_result(raised_, left_bytes)) return out;
    json::Writer detail;
    write(detail, raised_);
    out.detail = detail.take();
    return out;
}

std::string_view code_of(ThrownReason reason) {
    switch (reason) {
        case ThrownReason::Raised: return "logic.thrown";
        case ThrownReason::TooManySteps: return "logic.too_many_steps";
        case ThrownReason::TooMuchMemory: return "logic.too_much_memory";
        case ThrownReason::ResultTooDeep: return "logic.result_too_deep";
        case ThrownReason::ResultTooLarge: return "logic.result_too_large";
    }
    return "logic.thrown";
}

base::Result<Value, Thrown> Rule::apply(const Context& context) const {
    Evaluator evaluator(*plan_, context);
    const Datum value = evaluator.run();
    if (value.is_failed()) return base::Err{evaluator.thrown()};
    return Value(value, evaluator.arena());
}

base::Result<Value, Thrown> Rule::apply(json::View data) const {
    Context context;
    context.data = data;
    return apply(context);
}

base::Result<bool, Thrown> Rule::holds(const Context& context) const {
    Evaluator evaluator(*plan_, context);
    const Datum value = evaluator.run();
    if (value.is_failed()) return base::Err{evaluator.thrown()};
    return value.truthy();
}

base::Result<bool, Thrown> Rule::holds(json::View data) const {
    Context context;
    context.data = data;
    return holds(context);
}

}  // namespace onetrip::logic
