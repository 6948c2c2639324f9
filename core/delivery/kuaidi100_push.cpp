#include "core/delivery/kuaidi100_push.h"

#include "core/base/text.h"
#include "core/delivery/waybill.h"

namespace onetrip::delivery {
namespace {

std::optional<base::Instant> time_of(json::View entry) {
    for (const std::string_view name : {"ftime", "time"}) {
        if (const auto at = read_china_time(entry[name].string_or({}))) return at;
    }
    return std::nullopt;
}

void read_history(json::View data, Push& push) {
    for (const json::View entry : data.elements()) {
        const auto at = time_of(entry);
        if (!at) {
            ++push.skipped;
            continue;
        }
        TrackEvent event;
        event.at = *at;
        event.text = base::trim(entry["context"].string_or({}));
        event.area = base::trim(entry["areaName"].string_or({}));
        event.code = code_text(entry["statusCode"]);
        event.status = status_of_kuaidi100(event.code);
        push.events.push_back(std::move(event));
    }
}

/// What both forms have: `nu`, `com`, `state`, `data`.
base::Result<Push, PushRefusal> read_result(json::View result) {
    const json::View data = result["data"];
    const bool has_readable_data = !data || data.is_array() || data.is_null();
    if (!result.is_object() || !has_readable_data) return base::Err{PushRefusal::Malformed};
    const auto number = normalise_waybill(code_text(result["nu"]));
    if (!number) return base::Err{PushRefusal::NumberInvalid};
    Push push;
    push.number = *number;
    push.carrier = base::trim(result["com"].string_or({}));
    read_history(data, push);
    return push;
}

}  // namespace

base::Result<Push, PushRefusal> parse_kuaidi100_push(std::string_view param) {
    if (param.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(param);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View root = parsed->root();
    const std::string_view status = root["status"].string_or({});
    const auto watch = watch_of(status == "updateall" ? "polling" : status);
    if (!watch) return base::Err{PushRefusal::Malformed};
    auto push = read_result(root["lastResult"]);
    if (!push) return push;
    push->watch = *watch;
    // autoCheck 0 with a new carrier beside abort: from now on the vendor follows the number there.
    if (*watch == Watch::Abort && code_text(root["autoCheck"]) == "0") {
        push->carrier_new = base::trim(root["comNew"].string_or({}));
    }
    // Two-country tracking: the carrier at the destination tells the rest of the same way.
    read_history(root["destResult"]["data"], *push);
    conclude(*push, status_of_kuaidi100(code_text(root["lastResult"]["state"])));
    return push;
}

base::Result<Push, PushRefusal> parse_kuaidi100_answer(std::string_view body) {
    if (body.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(body);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View root = parsed->root();
    if (!root["result"].boolean_or(true)) return base::Err{PushRefusal::Malformed};
    auto push = read_result(root);
    if (push) conclude(*push, status_of_kuaidi100(code_text(root["state"])));
    return push;
}

}  // namespace onetrip::delivery
