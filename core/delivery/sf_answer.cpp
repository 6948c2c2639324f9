#include "core/delivery/sf_answer.h"

#include <array>

#include "core/base/text.h"
#include "core/delivery/status_code_internal.h"
#include "core/delivery/waybill.h"

namespace onetrip::delivery {
namespace {

constexpr std::array<StatusCode, 11> codes{{{"50", Status::Collected},
                                            {"30", Status::InTransit},
                                            {"31", Status::InTransit},
                                            {"36", Status::InTransit},
                                            {"44", Status::OutForDelivery},
                                            {"204", Status::OutForDelivery},
                                            {"80", Status::Delivered},
                                            {"33", Status::Problem},
                                            {"70", Status::Problem},
                                            {"99", Status::Returning},
                                            {"648", Status::Returning}}};

TrackEvent read_route(json::View route, base::Instant at) {
    TrackEvent event;
    event.at = at;
    event.code = code_text(route["opCode"]);
    event.text = base::trim(route["remark"].string_or({}));
    event.area = base::trim(route["acceptAddress"].string_or({}));
    event.status = status_of_sf(event.code);
    if (event.status == Status::Delivered) event.status = signed_status(event.text);
    return event;
}

}  // namespace

std::optional<Status> status_of_sf(std::string_view code) {
    return listed_status(codes, code);
}

base::Result<Push, PushRefusal> parse_sf_answer(std::string_view result_data) {
    if (result_data.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(result_data);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View root = parsed->root();
    const json::View answer = root["msgData"]["routeResps"].at(0);
    const json::View routes = answer["routes"];
    if (!root["success"].boolean_or(false) || !routes.is_array()) return base::Err{PushRefusal::Malformed};
    const auto number = normalise_waybill(code_text(answer["mailNo"]));
    if (!number) return base::Err{PushRefusal::NumberInvalid};
    Push push;
    push.number = *number;
    push.carrier = "shunfeng";
    for (const json::View route : routes.elements()) {
        if (const auto at = read_china_time(route["acceptTime"].string_or({}))) {
            push.events.push_back(read_route(route, *at));
        } else {
            ++push.skipped;
        }
    }
    conclude(push, std::nullopt);
    return push;
}

}  // namespace onetrip::delivery
