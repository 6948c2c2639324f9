#include "core/wire/identity_operations.h"

#include "core/identity/check.h"
#include "core/identity/mask.h"
#include "core/json/shape.h"

namespace onetrip::wire {
namespace {

constexpr std::size_t masked_bytes_max = 4096;

void write_report(json::Writer& answer, const identity::IdentityReport& report) {
    answer.begin_object();
    answer.member("value", report.value);
    answer.member("valid", report.valid);
    answer.name("facts").begin_object();
    for (const identity::Fact& fact : report.facts)
        answer.member(fact.name, fact.value);
    answer.end_object();
    answer.name("findings").begin_array();
    for (const identity::ValueFinding& finding : report.findings) {
        answer.begin_object().member("code", finding.code);
        answer.member("severity", base::name_of(finding.severity)).end_object();
    }
    answer.end_array().end_object();
}

Outcome check(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"kind", "value", "today"});
    const std::string_view kind_name = shape.text("kind");
    const std::string_view value = shape.text("value");
    const auto today = shape.day_if("today");
    if (shape.fault()) return input_invalid(*shape.fault());
    const identity::Kind* kind = identity::find_kind(kind_name);
    if (kind == nullptr) return base::Err{Failure{"identity.kind_unknown", "/kind", {}}};
    write_report(answer, identity::check(*kind, value, today));
    return base::Done{};
}

Outcome mask(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"by", "value"});
    const auto by = identity::mask_named(shape.text("by"));
    if (!by) shape.wrong("by");
    const std::string_view value = shape.text("value");
    if (value.size() > masked_bytes_max) shape.wrong("value");
    if (shape.fault()) return input_invalid(*shape.fault());
    answer.begin_object().member("masked", identity::mask(*by, value)).end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"identity.check", check},
    {"identity.mask", mask},
};

}  // namespace

std::span<const Operation> identity_operations() {
    return operations;
}

}  // namespace onetrip::wire
