#include "core/appointment/record.h"

namespace onetrip::appointment {
namespace {

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

Standing read_standing(json::Shape& parent) {
    const json::View given = parent.object_if("standing");
    if (!given) return {};
    Standing standing;
    json::Shape shape(given, parent.place("standing"));
    standing.open = static_cast<std::int32_t>(shape.integer_if("open", 0, rule_count_max).value_or(0));
    standing.has_open_of_service = shape.boolean_if("has_open_of_service").value_or(false);
    const json::View missed = shape.array_if("missed_at");
    if (missed.size() > misses_limit) shape.wrong("missed_at");
    for (const json::View text : missed.elements()) {
        const auto at = base::Instant::parse(text.string_or({}));
        if (!at) shape.wrong("missed_at");
        standing.missed_at.push_back(at.value_or(base::Instant()));
    }
    shape.only({"open", "has_open_of_service", "missed_at"});
    parent.take(shape.fault());
    return standing;
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
    booking.called_at = shape.instant_if("called_at");
    if (booking.state == BookingState::Called && !booking.called_at) shape.wrong("called_at");
    booking.moves = static_cast<std::int32_t>(shape.integer_if("moves", 0, rule_count_max).value_or(0));
    shape.only({"state", "hall", "service", "slot", "from", "to", "held_until", "called_at", "moves"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return booking;
}

base::Result<BookingEvent, json::Fault> read_booking_event(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    BookingEvent event;
    const auto type = booking_event_of(shape.text("type"));
    if (!type) shape.wrong("type");
    event.type = type.value_or(BookingEventType::Hold);
    switch (event.type) {
        case BookingEventType::Hold:
            event.offer = read_offer(shape);
            event.standing = read_standing(shape);
            shape.only({"type", "offer", "standing"});
            break;
        case BookingEventType::Reschedule:
        case BookingEventType::Relocate:
            event.offer = read_offer(shape);
            shape.only({"type", "offer"});
            break;
        default: shape.only({"type"});
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return event;
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
    if (booking.called_at) out.member("called_at", booking.called_at->text(offset_minutes));
    out.member("moves", booking.moves).end_object();
}

}  // namespace onetrip::appointment
