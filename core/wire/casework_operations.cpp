#include "core/wire/casework_operations.h"

#include "core/casework/case_number.h"
#include "core/casework/record.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

void refuse(json::Writer& answer, std::string_view code) {
    answer.begin_object().member("refusal", code).end_object();
}

/// What comes of an event: the opened case if there was none, else the next one or the refusal.
base::Result<casework::Case, casework::Refusal> next_case(const std::optional<casework::Case>& before,
                                                          const casework::Event& event, base::Instant now) {
    if (before) return casework::step(*before, event, now);
    if (event.type == casework::EventType::Submitted) return casework::open_case(now);
    return base::Err{casework::Refusal::StateForbids};
}

Outcome step(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View given_case = shape.object_if("case");
    const json::View given_event = shape.object("event");
    const base::Instant now = shape.instant("now");
    shape.only({"case", "event", "now"});
    if (shape.fault()) return input_invalid(*shape.fault());

    std::optional<casework::Case> before;
    if (given_case) {
        auto read = casework::read_case(given_case, shape.place("case"));
        if (!read) return input_invalid(read.error().at);
        before = std::move(read).value();
    }
    const auto event = casework::read_event(given_event, shape.place("event"));
    if (!event) return input_invalid(event.error().at);

    const auto after = next_case(before, *event, now);
    if (!after) {
        refuse(answer, casework::code_of(after.error()));
        return base::Done{};
    }
    answer.begin_object().name("case");
    casework::write_case(answer, *after);
    answer.end_object();
    return base::Done{};
}

Outcome check_number(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const std::string_view text = shape.text("number");
    shape.only({"number"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto number = casework::read_case_number(text);
    answer.begin_object().member("valid", number.ok()).name("reason");
    if (!number) {
        answer.value(casework::code_of(number.error())).end_object();
        return base::Done{};
    }
    answer.null()
        .member("number", number->digits)
        .member("grouped", number->grouped())
        .member("day", number->day.text())
        .member("region", number->region)
        .member("sequence", number->sequence)
        .end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"casework.step", step},
    {"casework.check_number", check_number},
};

}  // namespace

std::span<const Operation> casework_operations() {
    return operations;
}

}  // namespace onetrip::wire
