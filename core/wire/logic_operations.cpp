#include "core/wire/logic_operations.h"

#include "core/calendar/working_days.h"
#include "core/json/shape.h"
#include "core/logic/rule.h"

namespace onetrip::wire {
namespace {

/// Working days by the calendar that is compiled in.
class BuiltInWorkdays final : public logic::WorkdayCounter {
public:
    [[nodiscard]] std::optional<bool> is_workday(base::Day day) const override {
        if (!calendar::is_countable(day)) return std::nullopt;
        return calendar::WorkCalendar::built_in().is_working_day(day);
    }
    [[nodiscard]] std::optional<base::Day> add_workdays(base::Day start, std::int32_t days) const override {
        if (!calendar::is_countable(start) || days > calendar::count_max || days < -calendar::count_max) {
            return std::nullopt;
        }
        if (days >= 0) return calendar::add_workdays(calendar::WorkCalendar::built_in(), start, days).day;
        base::Day day = start;
        while (days < 0) {
            day = day - 1;
            if (calendar::WorkCalendar::built_in().is_working_day(day)) ++days;
        }
        return day;
    }
    [[nodiscard]] std::optional<std::int32_t> workdays_between(base::Day from, base::Day to) const override {
        const std::int32_t distance = to - from;
        if (distance > calendar::count_max || distance < -calendar::count_max) return std::nullopt;
        if (!calendar::is_countable(from) || !calendar::is_countable(to)) return std::nullopt;
        return calendar::count_workdays(calendar::WorkCalendar::built_in(), from, to);
    }
};

Outcome apply(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"rule", "data", "today"});
    logic::Context context;
    context.data = request.input["data"];
    context.today = shape.day_if("today");
    const json::View source = request.input["rule"];
    if (!shape.fault() && !source) shape.wrong("rule");
    if (shape.fault()) return input_invalid(*shape.fault());
    const BuiltInWorkdays workdays;
    context.workdays = &workdays;

    const auto rule = logic::Rule::compile(source);
    if (!rule) {
        const logic::CompileError& error = rule.error();
        const bool unknown = error.refusal == logic::CompileRefusal::UnknownOperator;
        return base::Err{Failure{
            std::string(logic::code_of(error.refusal)), "/rule" + error.at, {}, unknown ? "Unknown Operator" : ""}};
    }
    const auto value = rule->apply(context);
    if (!value) {
        const logic::Thrown& thrown = value.error();
        const std::string code(logic::code_of(thrown.reason));
        return base::Err{Failure{code, "/rule" + thrown.at, thrown.detail, thrown.type}};
    }
    answer.begin_object().name("result");
    value->write(answer);
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"logic.apply", apply}};

}  // namespace

std::span<const Operation> logic_operations() {
    return operations;
}

}  // namespace onetrip::wire
