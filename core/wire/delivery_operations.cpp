#include "core/wire/delivery_operations.h"

#include "core/delivery/expectation.h"
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
    const auto silence = silence_hours ? std::optional(*silence_hours * milliseconds_per_hour) : std::nullopt;
    write_timeline(answer, delivery::timeline(*shipment, now, silence));
    return base::Done{};
}

delivery::PastParcels read_past_parcels(json::Shape& table, json::View row, std::size_t index) {
    json::Shape shape(row, table.place("past", index));
    delivery::PastParcels past;
    past.carrier = shape.text("carrier");
    past.from = shape.text("from");
    past.to = shape.text("to");
    past.collected_on = static_cast<base::Weekday>(shape.integer("weekday", 1, 7));
    const json::View counts = shape.array("count_by_days");
    shape.only({"carrier", "from", "to", "weekday", "count_by_days"});
    if (counts.size() > delivery::past_days_max + 1) shape.wrong("count_by_days");
    for (const json::View count : counts.elements()) {
        const auto number = count.integer();
        if (!number || *number < 0 || *number > delivery::past_count_max) {
            shape.wrong("count_by_days");
            break;
        }
        past.count_by_days.push_back(static_cast<std::int32_t>(*number));
    }
    table.take(shape.fault());
    return past;
}

void write_expectation(json::Writer& answer, const std::optional<delivery::Expectation>& expected) {
    answer.begin_object().name("expected");
    if (expected) {
        answer.begin_object()
            .member("likely", expected->likely.text())
            .member("latest", expected->latest.text())
            .member("basis", delivery::name_of(expected->basis))
            .member("parcels", expected->parcels)
            .end_object();
    } else {
        answer.null();
    }
    answer.end_object();
}

Outcome expect(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View rows = shape.array("past");
    const delivery::Way way{shape.text("carrier"), shape.text("from"), shape.text("to")};
    const base::Day collected = shape.day("collected");
    const base::Day today = shape.day("today");
    shape.only({"past", "carrier", "from", "to", "collected", "today"});
    if (rows.size() > delivery::past_rows_max) shape.wrong("past");
    if (shape.fault()) return input_invalid(*shape.fault());
    std::vector<delivery::PastParcels> past;
    for (const json::View row : rows.elements())
        past.push_back(read_past_parcels(shape, row, past.size()));
    if (shape.fault()) return input_invalid(*shape.fault());
    write_expectation(answer, delivery::expect(past, way, collected, today));
    return base::Done{};
}

constexpr Operation operations[] = {
    {"delivery.detect", detect}, {"delivery.expect", expect},     {"delivery.parse_push", parse_push},
    {"delivery.step", step},     {"delivery.timeline", timeline},
};

}  // namespace

std::span<const Operation> delivery_operations() {
    return operations;
}

}  // namespace onetrip::wire
