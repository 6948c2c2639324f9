#include "core/delivery/record.h"

#include <string>
#include <utility>

namespace onetrip::delivery {
namespace {

std::string text_or_nothing(json::Shape& shape, std::string_view name) {
    return std::string(shape.text_if(name).value_or(""));
}

std::optional<Status> read_status(json::Shape& shape, std::string_view name) {
    const auto text = shape.text_if(name);
    if (!text) return std::nullopt;
    const auto status = status_of(*text);
    if (!status) shape.wrong(name);
    return status;
}

std::optional<Watch> read_watch(json::Shape& shape) {
    const auto text = shape.text_if("watch");
    if (!text) return std::nullopt;
    const auto watch = watch_of(*text);
    if (!watch) shape.wrong("watch");
    return watch;
}

TrackEvent read_track_event(json::Shape& shape) {
    TrackEvent event;
    event.at = shape.instant("at");
    event.text = text_or_nothing(shape, "text");
    event.area = text_or_nothing(shape, "area");
    event.code = text_or_nothing(shape, "code");
    event.status = read_status(shape, "status");
    return event;
}

std::vector<TrackEvent> read_track(json::Shape& parent, std::string_view name, std::size_t events_max) {
    std::vector<TrackEvent> events;
    const json::View list = parent.array_if(name);
    if (list.size() > events_max) parent.wrong(name);
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place(name, index++));
        events.push_back(read_track_event(shape));
        shape.only({"at", "status", "text", "area", "code"});
        parent.take(shape.fault());
    }
    put_in_order(events);
    return events;
}

void write_status(json::Writer& out, std::string_view name, std::optional<Status> status) {
    out.name(name);
    if (status) {
        out.value(name_of(*status));
    } else {
        out.null();
    }
}

void write_track(json::Writer& out, std::string_view name, const std::vector<TrackEvent>& events) {
    out.name(name).begin_array();
    for (const TrackEvent& event : events) {
        out.begin_object().member("at", event.at.text());
        write_status(out, "status", event.status);
        out.member("text", event.text).member("area", event.area).member("code", event.code).end_object();
    }
    out.end_array();
}

}  // namespace

base::Result<Shipment, json::Fault> read_shipment(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Shipment shipment;
    shipment.number = text_or_nothing(shape, "number");
    shipment.carrier = text_or_nothing(shape, "carrier");
    shipment.created_at = shape.instant("created_at");
    shipment.watch = read_watch(shape);
    shipment.history = read_track(shape, "history", track_events_max);
    shipment.noted = read_track(shape, "noted", noted_events_max);
    (void)read_status(shape, "state");
    shape.only({"number", "carrier", "created_at", "state", "watch", "history", "noted"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return shipment;
}

base::Result<Push, json::Fault> read_push(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Push push;
    push.number = shape.text("number");
    push.carrier = text_or_nothing(shape, "carrier");
    push.carrier_new = text_or_nothing(shape, "carrier_new");
    const auto watch = read_watch(shape);
    if (!watch) shape.wrong("watch");
    push.watch = watch.value_or(Watch::Polling);
    push.state = read_status(shape, "state");
    push.events = read_track(shape, "events", track_events_max);
    push.skipped = static_cast<std::int32_t>(shape.integer_if("skipped", 0, 1'000'000).value_or(0));
    shape.only({"number", "carrier", "carrier_new", "watch", "state", "events", "skipped"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return push;
}

base::Result<Event, json::Fault> read_event(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Event event;
    const auto type = event_type_of(shape.text("type"));
    if (!type) shape.wrong("type");
    event.type = type.value_or(EventType::Lost);
    if (event.type == EventType::LabelReady) {
        event.number = shape.text("number");
        event.carrier = text_or_nothing(shape, "carrier");
        shape.only({"type", "number", "carrier"});
    } else if (event.type == EventType::Tracked) {
        event.tracked = read_track_event(shape);
        if (!event.tracked.status) event.tracked.status = status_of_kuaidi100(event.tracked.code);
        shape.only({"type", "at", "status", "text", "area", "code"});
    } else {
        shape.only({"type"});
    }
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return event;
}

void write_shipment(json::Writer& out, const Shipment& shipment) {
    out.begin_object()
        .member("number", shipment.number)
        .member("carrier", shipment.carrier)
        .member("created_at", shipment.created_at.text());
    write_status(out, "state", status_of(shipment));
    if (shipment.watch) out.member("watch", name_of(*shipment.watch));
    write_track(out, "history", shipment.history);
    write_track(out, "noted", shipment.noted);
    out.end_object();
}

void write_push(json::Writer& out, const Push& push) {
    out.begin_object().member("number", push.number).member("carrier", push.carrier);
    if (!push.carrier_new.empty()) out.member("carrier_new", push.carrier_new);
    out.member("watch", name_of(push.watch));
    write_status(out, "state", push.state);
    write_track(out, "events", push.events);
    if (push.skipped > 0) out.member("skipped", push.skipped);
    out.end_object();
}

}  // namespace onetrip::delivery
