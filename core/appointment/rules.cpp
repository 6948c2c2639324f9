#include "core/appointment/rules.h"

namespace onetrip::appointment {

base::Result<BookingRules, json::Fault> read_booking_rules(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    BookingRules rules;
    const auto read = [&](std::string_view name, std::int32_t minimum, std::int32_t maximum, std::int32_t& rule) {
        rule = static_cast<std::int32_t>(shape.integer_if(name, minimum, maximum).value_or(rule));
    };
    read("hold_minutes", 1, rule_minutes_max, rules.hold_minutes);
    read("cancel_until_minutes", 0, rule_minutes_max, rules.cancel_until_minutes);
    read("check_in_early_minutes", 0, rule_minutes_max, rules.check_in_early_minutes);
    read("late_tolerance_minutes", 0, rule_minutes_max, rules.late_tolerance_minutes);
    read("answer_minutes", 0, rule_minutes_max, rules.answer_minutes);
    read("booked_in_a_row", 1, rule_count_max, rules.booked_in_a_row);
    read("moves_max", 0, rule_count_max, rules.moves_max);
    read("open_max", 1, rule_count_max, rules.open_max);
    read("misses_max", 1, rule_count_max, rules.misses_max);
    read("misses_days", 1, rule_days_max, rules.misses_days);
    read("block_days", 0, rule_days_max, rules.block_days);
    read("offer_minutes", 1, rule_minutes_max, rules.offer_minutes);
    read("offers_max", 0, rule_count_max, rules.offers_max);
    read("return_minutes_min", 0, rule_minutes_max, rules.return_minutes_min);
    read("return_minutes_max", 0, rule_minutes_max, rules.return_minutes_max);
    if (rules.return_minutes_max < rules.return_minutes_min) shape.wrong("return_minutes_max");
    shape.only({"hold_minutes", "cancel_until_minutes", "check_in_early_minutes", "late_tolerance_minutes",
                "answer_minutes", "booked_in_a_row", "moves_max", "open_max", "misses_max", "misses_days", "block_days",
                "offer_minutes", "offers_max", "return_minutes_min", "return_minutes_max"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return rules;
}

}  // namespace onetrip::appointment
