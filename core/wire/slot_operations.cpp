#include "core/wire/slot_operations.h"

#include <optional>

#include "core/appointment/hall_for.h"
#include "core/appointment/schedule.h"
#include "core/appointment/taken.h"
#include "core/calendar/read.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

constexpr std::int64_t days_max = appointment::taken_days_max;

/// A page asks for days that are near; dates at the ends of the four-digit years have no following day.
base::Day near_day(json::Shape& shape, std::string_view name) {
    const base::Day day = shape.day(name);
    if (!shape.fault() && !calendar::is_countable(day)) shape.wrong(name);
    return day;
}

void write_slots(json::Writer& answer, const appointment::DaySchedule& schedule) {
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
    answer.end_array();
}

/// How many slots of the day can be taken, of how many that are not past.
void write_summary(json::Writer& answer, const appointment::DaySchedule& schedule) {
    std::int32_t open = 0;
    std::int32_t ahead = 0;
    for (const appointment::Slot& slot : schedule.slots) {
        open += slot.state == appointment::SlotState::Open ? 1 : 0;
        ahead += slot.state != appointment::SlotState::Past ? 1 : 0;
    }
    answer.member("slots_open", open).member("slots_ahead", ahead);
}

void write_day(json::Writer& answer, const appointment::DaySchedule& schedule, bool in_summary,
               std::int32_t offset_minutes) {
    answer.begin_object()
        .member("day", schedule.day.text())
        .member("weekday", static_cast<std::int32_t>(schedule.day.weekday()))
        .member("open", !schedule.closed.has_value());
    if (schedule.closed) answer.member("reason", appointment::name_of(*schedule.closed));
    if (schedule.releases_at) answer.member("releases_at", schedule.releases_at->text(offset_minutes));
    if (in_summary) {
        write_summary(answer, schedule);
    } else {
        write_slots(answer, schedule);
    }
    answer.end_object();
}

appointment::Channel read_channel(json::Shape& shape) {
    const auto name = shape.text_if("channel");
    if (!name) return appointment::Channel::Online;
    const auto channel = appointment::channel_of(*name);
    if (!channel) shape.wrong("channel");
    return channel.value_or(appointment::Channel::Online);
}

Outcome slots(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given_hall = shape.object("hall");
    const std::string_view service_id = shape.text("service");
    const appointment::Channel channel = read_channel(shape);
    const base::Day from = near_day(shape, "from");
    const auto days = static_cast<std::int32_t>(shape.integer("days", 1, days_max));
    const base::Instant now = shape.instant("now");
    const json::View given_taken = shape.object_if("taken");
    const json::View given_calendar = shape.object_if("calendar");
    const bool in_summary = shape.boolean_if("summary").value_or(false);
    shape.only({"hall", "service", "channel", "from", "days", "now", "taken", "calendar", "summary"});
    if (shape.fault()) return input_invalid(*shape.fault());

    const auto hall = appointment::read_hall_for(given_hall, service_id, shape.place("hall"));
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
    const auto taken = appointment::read_taken(given_taken, *hall, *service, calendar, {from, from + (days - 1)},
                                               shape.place("taken"));
    if (!taken) return input_invalid(taken.error().at);

    answer.begin_object().name("days").begin_array();
    for (std::int32_t ahead = 0; ahead < days; ++ahead) {
        write_day(answer, appointment::schedule_day({*hall, *service, channel}, calendar, from + ahead, now, *taken),
                  in_summary, hall->offset_minutes);
    }
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"appointment.slots", slots}};

}  // namespace

std::span<const Operation> slot_operations() {
    return operations;
}

}  // namespace onetrip::wire
