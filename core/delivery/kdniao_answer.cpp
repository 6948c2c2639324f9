#include "core/delivery/kdniao_answer.h"

#include <array>

#include "core/base/text.h"
#include "core/delivery/status_code_internal.h"
#include "core/delivery/waybill.h"

namespace onetrip::delivery {
namespace {

// Whole codes that do not read as their family does.
constexpr std::array<StatusCode, 4> exact_codes{{{"202", Status::OutForDelivery},
                                                 {"211", Status::InLocker},
                                                 {"304", Status::DeliveredProxy},
                                                 {"404", Status::Returning}}};

// By the first digit, from 1 on.
constexpr std::array<Status, 4> families{Status::Collected, Status::InTransit, Status::Delivered, Status::Problem};

TrackEvent read_trace(json::View trace, base::Instant at) {
    TrackEvent event;
    event.at = at;
    event.code = code_text(trace["Action"]);
    event.text = base::trim(trace["AcceptStation"].string_or({}));
    event.area = base::trim(trace["Location"].string_or({}));
    event.status = status_of_kdniao(event.code);
    return event;
}

}  // namespace

std::optional<Status> status_of_kdniao(std::string_view code) {
    if (const auto listed = listed_status(exact_codes, code)) return listed;
    const bool has_form = (code.size() == 1 || code.size() == 3) && base::is_digits(code);
    if (!has_form || code[0] < '1' || code[0] > '4') return std::nullopt;
    return families[static_cast<std::size_t>(code[0] - '1')];
}

base::Result<Push, PushRefusal> parse_kdniao_answer(std::string_view body) {
    if (body.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(body);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View root = parsed->root();
    const json::View traces = root["Traces"];
    const bool has_readable_traces = !traces || traces.is_array() || traces.is_null();
    if (!root["Success"].boolean_or(false) || !has_readable_traces) return base::Err{PushRefusal::Malformed};
    const auto number = normalise_waybill(code_text(root["LogisticCode"]));
    if (!number) return base::Err{PushRefusal::NumberInvalid};
    Push push;
    push.number = *number;
    for (const json::View trace : traces.elements()) {
        if (const auto at = read_china_time(trace["AcceptTime"].string_or({}))) {
            push.events.push_back(read_trace(trace, *at));
        } else {
            ++push.skipped;
        }
    }
    conclude(push, status_of_kdniao(code_text(root["State"])));
    return push;
}

}  // namespace onetrip::delivery
