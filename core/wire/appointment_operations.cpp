#include "core/wire/appointment_operations.h"

#include <optional>

#include "core/appointment/record.h"
#include "core/appointment/schedule.h"
#include "core/calendar/read.h"
#include "core/json/shape.h"
#include "core/wire/taken_internal.h"

namespace onetrip::wire {
namespace {

constexpr std::int64_t days_max = 62;

/// A page asks for days that are near; dates at the ends of the four-digit years have no following day.
base::Day near_day(json::Shape& shape, std::string_view name) {
    const base::Day day = shape.day(name);
    if (!shape.fault() && !calendar::is_countable(day)) shape.wrong(name);
    return day;
}

void write_day(json::Writer& answer, const appointment::DaySchedule& schedule) {
    answer.begin_object()
        .member("day", schedule.day.text())
        .member("weekday", static_cast<std::int32_t>(schedule.day.weekday()))
        .member("open", !schedule.closed.has_value());
    if (schedule.closed) answer.member("reason", appointment::name_of(*schedule.closed));
    answer.name("slots").begin_array();
    for (const appointment::Slot& slot : schedule.slots) {
        answer.begin_object()
            .member("id", slot.start.text())
            .member("from", appointment::minute_text(slot.start.minute_of_day))
            .member("to", appointment::minute_text(slot.to_minute_of_day))
            .member("capacity", slot.capacity)
            .member("free", slot.free)
            .member("state", appointment::name_of(slot.state))
            .end_object();
    }
    answer.end_array().end_object();
}

Outcome slots(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given_hall = shape.object("hall");
    const std::string_view service_id = shape.text("service");
    const base::Day from = near_day(shape, "from");
    const auto days = static_cast<std::int32_t>(shape.integer("days", 1, days_max));
    const base::Instant now = shape.instant("now");
    const json::View given_taken = shape.object_if("taken");
    const json::View given_calendar = shape.object_if("calendar");
    shape.only({"hall", "service", "from", "days", "now", "taken", "calendar"});
    if (shape.fault()) return input_invalid(*shape.fault());

    const auto taken = read_taken(given_taken, shape.place("taken"));
    if (!taken) return input_invalid(taken.error().at);
    const auto hall = appointment::read_hall(given_hall, shape.place("hall"));
    if (!hall) return input_invalid(hall.error().at);
    const appointment::HallService* service = hall->service(service_id);
    if (service == nullptr) return input_invalid(shape.place("service"));
    std::optional<calendar::WorkCalendar> own;
    if (given_calendar) {
        auto read = calendar::read_calendar(given_calendar, shape.place("calendar"));
        if (!read) return input_invalid(read.error().at);
        own = std::move(read).value();
    }
    const calendar::WorkCalendar& calendar = own ? *own : calendar::WorkCalendar::built_in();

    answer.begin_object().name("days").begin_array();
    for (std::int32_t ahead = 0; ahead < days; ++ahead) {
        write_day(answer, appointment::schedule_day(*hall, *service, calendar, from + ahead, now, *taken));
    }
    answer.end_array().end_object();
    return base::Done{};
}

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
    }
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"appointment.slots", slots},
    {"appointment.book_step", book_step},
};

}  // namespace

std::span<const Operation> appointment_operations() {
    return operations;
}

}  // namespace onetrip::wire
