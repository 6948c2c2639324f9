// Days, ages and working days: what a government form asks and JsonLogic has no word for. A day is a text
// `YYYY-MM-DD`; anything else, an unanswered field too, throws "Invalid Date".

#include <cstdlib>

#include "core/logic/evaluator.h"
#include "core/logic/number.h"

namespace onetrip::logic {
namespace {

// A calendar may walk from day to day: that is work, and is counted.
constexpr std::uint64_t days_a_step = 16;

/// The same day of the month, or the month's last (Civil Code art. 202).
std::optional<base::Day> add_months(base::Day day, std::int64_t months) {
    constexpr std::int64_t months_max = 12 * 10'000;
    if (months < -months_max || months > months_max) return std::nullopt;
    base::CivilDate date = day.civil();
    const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1 + months;
    if (month < 0) return std::nullopt;
    date.year = static_cast<std::int32_t>(month / 12);
    date.month = static_cast<std::int32_t>(month % 12) + 1;
    const std::int32_t last = base::days_in_month(date.year, date.month);
    if (date.day > last) date.day = last;
    return base::Day::from_civil(date);
}

std::optional<base::Day> add_days(base::Day day, std::int64_t days) {
    constexpr std::int64_t days_max = 366 * 10'000;
    if (days < -days_max || days > days_max) return std::nullopt;
    const base::Day moved = day + static_cast<std::int32_t>(days);
    const base::CivilDate date = moved.civil();
    if (date.year < base::Day::year_min || date.year > base::Day::year_max) return std::nullopt;
    return moved;
}

}  // namespace

Datum Evaluator::days(const Node& node, const Frame& frame) {
    switch (node.op) {
        case Op::Today: return today(node);
        case Op::IsDate: return is_date(node, frame);
        case Op::Age: return age(node, frame);
        case Op::DaysBetween:
        case Op::WorkdaysBetween: return days_between(node, frame);
        case Op::DateBefore:
        case Op::DateOnOrBefore: return dates_in_order(node, frame);
        case Op::IsWorkday: return is_workday(node, frame);
        default: return shift_date(node, frame);
    }
}

std::optional<base::Day> Evaluator::day_of(const Node& node, const Datum& datum) {
    const auto day = datum.is_string() ? base::Day::parse(datum.string()) : std::nullopt;
    if (!day) raise(node, invalid_date);
    return day;
}

Datum Evaluator::day_text(const Node& node, base::Day day) {
    return keep(node, day.text());
}

Datum Evaluator::today(const Node& node) {
    return context_.today ? day_text(node, *context_.today) : raise(node, today_unknown);
}

Datum Evaluator::is_date(const Node& node, const Frame& frame) {
    const Datum value = argument(node, frame, 0);
    if (value.is_failed()) return value;
    return Datum::of(value.is_string() && base::Day::parse(value.string()).has_value());
}

/// `[birth]` on Context::today, `[birth, on]` on that day: whole years.
Datum Evaluator::age(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const auto birth = day_of(node, arguments[0]);
    if (!birth) return Datum::failed();
    if (count < 2 && !context_.today) return raise(node, today_unknown);
    const auto on = count < 2 ? context_.today : day_of(node, arguments[1]);
    if (!on) return Datum::failed();
    return Datum::of(std::int64_t{base::age_in_years(*birth, *on)});
}

Datum Evaluator::days_between(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const auto from = day_of(node, arguments[0]);
    const auto to = from ? day_of(node, arguments[1]) : std::nullopt;
    if (!to) return Datum::failed();
    if (node.op == Op::DaysBetween) return Datum::of(std::int64_t{*to - *from});
    if (!charge(node, static_cast<std::uint64_t>(std::abs(*to - *from)) / days_a_step)) return Datum::failed();
    const auto workdays = context_.workdays != nullptr ? context_.workdays->workdays_between(*from, *to) : std::nullopt;
    return workdays ? Datum::of(std::int64_t{*workdays}) : raise(node, calendar_unknown);
}

/// `[date, n]`: n days, months or working days later, or earlier where n is negative.
Datum Evaluator::shift_date(const Node& node, const Frame& frame) {
    std::array<Datum, 2> arguments;
    std::uint32_t count = 0;
    if (!gather(node, frame, arguments, count)) return Datum::failed();
    const auto day = day_of(node, arguments[0]);
    if (!day) return Datum::failed();
    const auto number = to_number(arguments[1]);
    const auto distance = number && count > 1 ? whole_number(*number) : std::nullopt;
    if (!distance) return raise(node, invalid_arguments);
    if (node.op == Op::AddWorkdays) {
        constexpr std::int64_t workdays_max = 100'000;
        const bool asks = context_.workdays != nullptr && *distance >= -workdays_max && *distance <= workdays_max;
        if (asks && !charge(node, static_cast<std::uint64_t>(std::llabs(*distance)) / days_a_step))
            return Datum::failed();
        const auto due =
            asks ? context_.workdays->add_workdays(*day, static_cast<std::int32_t>(*distance)) : std::nullopt;
        return due ? day_text(node, *due) : raise(node, calendar_unknown);
    }
    const auto moved = node.op == Op::AddDays ? add_days(*day, *distance) : add_months(*day, *distance);
    return moved ? day_text(node, *moved) : raise(node, invalid_date);
}

/// Each before the next (`date_before`), or on the same day (`date_on_or_before`).
Datum Evaluator::dates_in_order(const Node& node, const Frame& frame) {
    std::optional<base::Day> previous;
    std::uint32_t count = 0;
    bool in_order = true;
    Arguments arguments(*this, node, frame);
    Datum each;
    for (; arguments.next(each); ++count) {
        const auto day = day_of(node, each);
        if (!day) return Datum::failed();
        if (previous) in_order = in_order && (node.op == Op::DateBefore ? *previous < *day : *previous <= *day);
        previous = day;
    }
    if (failed()) return Datum::failed();
    return count < 2 ? raise(node, invalid_arguments) : Datum::of(in_order);
}

Datum Evaluator::is_workday(const Node& node, const Frame& frame) {
    const Datum value = argument(node, frame, 0);
    if (value.is_failed()) return value;
    const auto day = day_of(node, value);
    if (!day) return Datum::failed();
    const auto answer = context_.workdays != nullptr ? context_.workdays->is_workday(*day) : std::nullopt;
    return answer ? Datum::of(*answer) : raise(node, calendar_unknown);
}

}  // namespace onetrip::logic
