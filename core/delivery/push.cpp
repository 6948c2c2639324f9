#include "core/delivery/push.h"

#include <algorithm>
#include <array>

#include "core/base/numbers.h"

namespace onetrip::delivery {

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

std::string code_text(json::View value) {
    if (const auto text = value.string()) return std::string(*text);
    if (const auto number = value.integer()) {
        std::string out;
        base::append_integer(out, *number);
        return out;
    }
    return {};
}

void conclude(Push& push, std::optional<Status> state) {
    push.state = state;
    put_in_order(push.events);
    if (push.events.empty() || !push.state) return;
    const bool event_ends = std::any_of(push.events.begin(), push.events.end(), [](const TrackEvent& event) {
        return event.status && is_final(*event.status);
    });
    TrackEvent& newest = push.events.back();
    if (!newest.status || (is_final(*push.state) && !event_ends)) newest.status = push.state;
}

Status signed_status(std::string_view words) {
    constexpr std::array<std::string_view, 4> lockers{"快递柜", "自提", "驿站", "丰巢"};
    constexpr std::array<std::string_view, 6> others{"代收", "代签", "他人", "物业", "门卫", "前台"};
    const auto says = [&](std::string_view word) { return words.find(word) != std::string_view::npos; };
    if (std::any_of(lockers.begin(), lockers.end(), says)) return Status::InLocker;
    if (std::any_of(others.begin(), others.end(), says)) return Status::DeliveredProxy;
    return Status::Delivered;
}

}  // namespace onetrip::delivery
