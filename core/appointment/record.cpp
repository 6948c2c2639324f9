#include "core/appointment/record.h"

namespace onetrip::appointment {
namespace {

constexpr std::int64_t moves_limit = 1000;

SlotStart read_slot(json::Shape& shape) {
    const auto slot = read_slot_start(shape.text("slot"));
    if (!slot) shape.wrong("slot");
    return slot.value_or(SlotStart());
}

Offer read_offer(json::Shape& parent) {
    json::Shape shape(parent.object("offer"), parent.place("offer"));
    Offer offer;
    offer.hall = shape.text("hall");
    offer.service = shape.text("service");
    offer.slot = read_slot(shape);
    offer.from = shape.instant("from");
    offer.to = shape.instant("to");
    const auto state = slot_state_of(shape.text("state"));
    if (!state) shape.wrong("state");
    offer.state = state.value_or(SlotState::Past);
    shape.only({"hall", "service", "slot", "from", "to", "state"});
    parent.take(shape.fault());
    return offer;
}

std::int32_t offset_of(const Booking& booking) {
    const base::Instant as_if_utc = base::Instant::at(booking.slot.day, booking.slot.minute_of_day, 0);
    const std::int64_t offset_minutes = (as_if_utc - booking.from) / base::milliseconds_per_minute;
    const bool is_zone = offset_minutes >= -offset_minutes_limit && offset_minutes <= offset_minutes_limit;
    return is_zone ? static_cast<std::int32_t>(offset_minutes) : base::china_offset_minutes;
}

}  // namespace

base::Result<Booking, json::Fault> read_booking(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Booking booking;
    const auto state = booking_state_of(shape.text("state"));
    if (!state) shape.wrong("state");
    booking.state = state.value_or(BookingState::Held);
    booking.hall = shape.text("hall");
    booking.service = shape.text("service");
    booking.slot = read_slot(shape);
    booking.from = shape.instant("from");
    booking.to = shape.instant("to");
    booking.held_until = shape.instant_if("held_until");
    if (booking.state == BookingState::Held && !booking.held_until) shape.wrong("held_until");
    booking.moves = static_cast<std::int32_t>(shape.integer_if("moves", 0, moves_limit).value_or(0));
    shape.only({"state", "hall", "service", "slot", "from", "to", "held_until", "moves"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return booking;
}

base::Result<BookingEvent, json::Fault> read_booking_event(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    BookingEvent event;
    const auto type = booking_event_of(shape.text("type"));
    if (!type) shape.wrong("type");
    event.type = type.value_or(BookingEventType::Hold);
    if (event.type == BookingEventType::Hold || event.type == BookingEventType::Reschedule) {
        event.offer = read_offer(shape);
        shape.only({"type", "offer"});
    } else {
        shape.only({"type"});
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return event;
}

base::Result<BookingRules, json::Fault> read_booking_rules(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    BookingRules rules;
    const auto minutes = [&](std::string_view name, std::int32_t otherwise) {
        return static_cast<std::int32_t>(shape.integer_if(name, 0, rule_minutes_max).value_or(otherwise));
    };
    rules.hold_minutes = minutes("hold_minutes", rules.hold_minutes);
    rules.cancel_until_minutes = minutes("cancel_until_minutes", rules.cancel_until_minutes);
    rules.check_in_early_minutes = minutes("check_in_early_minutes", rules.check_in_early_minutes);
    rules.late_tolerance_minutes = minutes("late_tolerance_minutes", rules.late_tolerance_minutes);
    rules.moves_max =
        static_cast<std::int32_t>(shape.integer_if("moves_max", 0, moves_limit).value_or(rules.moves_max));
    shape.only(
        {"hold_minutes", "cancel_until_minutes", "check_in_early_minutes", "late_tolerance_minutes", "moves_max"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return rules;
}

void write_booking(json::Writer& out, const Booking& booking) {
    const std::int32_t offset_minutes = offset_of(booking);
    out.begin_object()
        .member("state", name_of(booking.state))
        .member("hall", booking.hall)
        .member("service", booking.service)
        .member("slot", booking.slot.text())
        .member("from", booking.from.text(offset_minutes))
        .member("to", booking.to.text(offset_minutes));
    if (booking.held_until) out.member("held_until", booking.held_until->text(offset_minutes));
    out.member("moves", booking.moves).end_object();
}

}  // namespace onetrip::appointment
