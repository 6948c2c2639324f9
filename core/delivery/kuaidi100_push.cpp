#include "core/delivery/kuaidi100_push.h"

#include <algorithm>

#include "core/base/numbers.h"
#include "core/base/text.h"
#include "core/delivery/waybill.h"
#include "core/json/document.h"

namespace onetrip::delivery {
namespace {

/// The vendor writes codes as strings; a number is let pass.
std::string code_text(json::View value) {
    if (const auto text = value.string()) return std::string(*text);
    if (const auto number = value.integer()) {
        std::string out;
        base::append_integer(out, *number);
        return out;
    }
    return {};
}

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

void conclude(Push& push, std::string_view state_code) {
    push.state = status_of_kuaidi100(state_code);
    put_in_order(push.events);
    if (push.events.empty() || !push.state) return;
    const bool event_ends = std::any_of(push.events.begin(), push.events.end(), [](const TrackEvent& event) {
        return event.status && is_final(*event.status);
    });
    TrackEvent& newest = push.events.back();
    if (!newest.status || (is_final(*push.state) && !event_ends)) newest.status = push.state;
}

}  // namespace

std::string_view name_of(Watch watch) {
    switch (watch) {
        case Watch::Polling: return "polling";
        case Watch::Shutdown: return "shutdown";
        case Watch::Abort: return "abort";
    }
    return {};
}

std::optional<Watch> watch_of(std::string_view name) {
    if (name == "polling") return Watch::Polling;
    if (name == "shutdown") return Watch::Shutdown;
    if (name == "abort") return Watch::Abort;
    return std::nullopt;
}

std::string_view code_of(PushRefusal refusal) {
    switch (refusal) {
        case PushRefusal::TooLarge: return "push.too_large";
        case PushRefusal::NotJson: return "push.not_json";
        case PushRefusal::Malformed: return "push.malformed";
        case PushRefusal::NumberInvalid: return "push.number_invalid";
    }
    return {};
}

base::Result<Push, PushRefusal> parse_kuaidi100_push(std::string_view param) {
    if (param.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(param);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View root = parsed->root();
    const json::View last = root["lastResult"];
    const json::View data = last["data"];
    const std::string_view status = root["status"].string_or({});
    const auto watch = watch_of(status == "updateall" ? "polling" : status);
    const bool has_readable_data = !data || data.is_array() || data.is_null();
    if (!watch || !last.is_object() || !has_readable_data) return base::Err{PushRefusal::Malformed};
    const auto number = normalise_waybill(code_text(last["nu"]));
    if (!number) return base::Err{PushRefusal::NumberInvalid};

    Push push;
    push.watch = *watch;
    push.number = *number;
    push.carrier = base::trim(last["com"].string_or({}));
    // autoCheck 0 with a new carrier beside abort: from now on the vendor follows the number there.
    if (*watch == Watch::Abort && code_text(root["autoCheck"]) == "0") {
        push.carrier_new = base::trim(root["comNew"].string_or({}));
    }
    read_history(data, push);
    // Two-country tracking: the carrier at the destination tells the rest of the same way.
    const json::View abroad = root["destResult"]["data"];
    read_history(abroad, push);
    conclude(push, code_text(last["state"]));
    return push;
}

std::optional<base::Instant> read_china_time(std::string_view text) {
    // A year of another century is a typing error at the carrier's and would stand at the end of every history.
    if (text.substr(0, 2) != "20") return std::nullopt;
    if (const auto exact = base::Instant::parse(text)) return exact;
    const bool has_form = (text.size() == 16 || text.size() == 19) && text[10] == ' ' && text[13] == ':' &&
                          (text.size() == 16 || text[16] == ':');
    if (!has_form) return std::nullopt;
    std::string rfc3339 = std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11));
    rfc3339 += text.size() == 16 ? ":00+08:00" : "+08:00";
    return base::Instant::parse(rfc3339);
}

}  // namespace onetrip::delivery
