#include "core/wire/booking_operations.h"

#include <optional>

#include "core/appointment/record.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

Outcome book_step(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given_booking = shape.object_if("booking");
    const json::View given_event = shape.object("event");
    const json::View given_rules = shape.object_if("rules");
    const base::Instant now = shape.instant("now");
    shape.only({"booking", "event", "now", "rules"});
    if (shape.fault()) return input_invalid(*shape.fault());

    std::optional<appointment::Booking> before;
    if (given_booking) {
        auto read = appointment::read_booking(given_booking, shape.place("booking"));
        if (!read) return input_invalid(read.error().at);
        before = std::move(read).value();
    }
    const auto event = appointment::read_booking_event(given_event, shape.place("event"));
    if (!event) return input_invalid(event.error().at);
    appointment::BookingRules rules;
    if (given_rules) {
        const auto read = appointment::read_booking_rules(given_rules, shape.place("rules"));
        if (!read) return input_invalid(read.error().at);
        rules = *read;
    }

    const auto after = appointment::step(before, *event, now, rules);
    answer.begin_object();
    if (after) {
        answer.name("booking");
        appointment::write_booking(answer, *after);
    } else {
        answer.member("refusal", appointment::code_of(after.error()));
        if (after.error() == appointment::Refusal::PersonBlocked) {
            answer.member("blocked_until", appointment::blocked_until(event->standing, now, rules)->text());
        }
    }
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"appointment.book_step", book_step}};

}  // namespace

std::span<const Operation> booking_operations() {
    return operations;
}

}  // namespace onetrip::wire
