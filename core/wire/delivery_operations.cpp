#include "core/wire/delivery_operations.h"

#include "core/delivery/record.h"
#include "core/delivery/timeline.h"
#include "core/delivery/waybill.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

constexpr std::int64_t silence_hours_max = 24 * 60;
constexpr std::int64_t milliseconds_per_hour = 60 * base::milliseconds_per_minute;

void write_refusal(json::Writer& answer, std::string_view code) {
    answer.begin_object().member("refusal", code).end_object();
}

Outcome detect(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const std::string_view typed = shape.text("number");
    shape.only({"number"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto number = delivery::normalise_waybill(typed);
    answer.begin_object()
        .member("number", number ? std::string_view(*number) : typed)
        .member("valid", number.has_value())
        .name("carriers")
        .begin_array();
    if (number) {
        for (const std::string_view carrier : delivery::likely_carriers(*number))
            answer.value(carrier);
    }
    answer.end_array().name("s10");
    const auto s10 = number ? delivery::check_s10(*number) : std::nullopt;
    if (s10) {
        answer.value(*s10);
    } else {
        answer.null();
    }
    answer.end_object();
    return base::Done{};
}

Outcome parse_push(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const std::string_view param = shape.text("param");
    shape.only({"param"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto push = delivery::parse_kuaidi100_push(param);
    if (push) {
        delivery::write_push(answer, *push);
    } else {
        write_refusal(answer, delivery::code_of(push.error()));
    }
    return base::Done{};
}

/// Exactly one of `push` and `event`, and the shipment they meet; `{"type":"created"}` meets none.
struct Step {
    std::optional<delivery::Shipment> before;
    std::optional<delivery::Push> push;
    std::optional<delivery::Event> event;
    base::Instant now;
};

base::Result<Step, json::Fault> read_step(json::View input) {
    json::Shape shape(input);
    Step step;
    step.now = shape.instant("now");
    const json::View shipment = shape.object_if("shipment");
    const json::View push = shape.object_if("push");
    const json::View event = shape.object_if("event");
    shape.only({"shipment", "push", "event", "now"});
    if (push.exists() == event.exists()) shape.wrong(push ? "event" : "push");
    const bool creates = !shipment && event["type"].string_or({}) == "created" && event.size() == 1;
    if (!shipment && !creates) shape.wrong("shipment");
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    if (creates) return step;

    auto before = delivery::read_shipment(shipment, shape.place("shipment"));
    if (!before) return base::Err{before.error()};
    step.before = std::move(before).value();
    if (push) {
        auto read = delivery::read_push(push, shape.place("push"));
        if (!read) return base::Err{read.error()};
        step.push = std::move(read).value();
    } else {
        auto read = delivery::read_event(event, shape.place("event"));
        if (!read) return base::Err{read.error()};
        step.event = std::move(read).value();
    }
    return step;
}

base::Result<delivery::Shipment, delivery::Refusal> run(const Step& step) {
    if (!step.before) return delivery::create_shipment(step.now);
    if (step.push) return delivery::take_push(*step.before, *step.push, step.now);
    return delivery::step(*step.before, *step.event, step.now);
}

Outcome step(const Request& request, json::Writer& answer) {
    const auto read = read_step(request.input);
    if (!read) return input_invalid(read.error().at);
    const auto after = run(*read);
    if (!after) {
        write_refusal(answer, delivery::code_of(after.error()));
        return base::Done{};
    }
    answer.begin_object().name("shipment");
    delivery::write_shipment(answer, *after);
    answer.end_object();
    return base::Done{};
}

void write_timeline(json::Writer& answer, const delivery::Timeline& timeline) {
    answer.begin_object()
        .member("state", delivery::name_of(timeline.state))
        .member("since", timeline.since.text())
        .name("attention");
    if (timeline.attention) {
        answer.value(delivery::name_of(*timeline.attention));
    } else {
        answer.null();
    }
    answer.name("entries").begin_array();
    for (const delivery::TimelineEntry& entry : timeline.entries) {
        answer.begin_object().member("at", entry.at.text()).name("status");
        if (entry.status) {
            answer.value(delivery::name_of(*entry.status));
        } else {
            answer.null();
        }
        answer.member("text", entry.text).member("area", entry.area).end_object();
    }
    answer.end_array().end_object();
}

Outcome timeline(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given = shape.object("shipment");
    const base::Instant now = shape.instant("now");
    const auto silence_hours = shape.integer_if("silence_hours", 1, silence_hours_max);
    shape.only({"shipment", "now", "silence_hours"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto shipment = delivery::read_shipment(given, shape.place("shipment"));
    if (!shipment) return input_invalid(shipment.error().at);
    const std::int64_t silence =
        silence_hours ? *silence_hours * milliseconds_per_hour : delivery::silence_milliseconds_default;
    write_timeline(answer, delivery::timeline(*shipment, now, silence));
    return base::Done{};
}

constexpr Operation operations[] = {
    {"delivery.detect", detect},
    {"delivery.parse_push", parse_push},
    {"delivery.step", step},
    {"delivery.timeline", timeline},
};

}  // namespace

std::span<const Operation> delivery_operations() {
    return operations;
}

}  // namespace onetrip::wire
