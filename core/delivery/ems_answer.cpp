#include "core/delivery/ems_answer.h"

#include <array>

#include "core/base/text.h"
#include "core/delivery/status_code_internal.h"
#include "core/delivery/waybill.h"

namespace onetrip::delivery {
namespace {

// The EMSEVT codes that are no mere step on the way; then the platform's own.
constexpr std::array<StatusCode, 13> exact_codes{{{"EMA", Status::Collected},
                                                  {"EMH", Status::Problem},
                                                  {"EMI", Status::Delivered},
                                                  {"EDG", Status::OutForDelivery},
                                                  {"EDH", Status::InLocker},
                                                  {"EXB", Status::Problem},
                                                  {"EXX", Status::Problem},
                                                  {"EME", Status::Problem},
                                                  {"EDX", Status::Problem},
                                                  {"203", Status::Collected},
                                                  {"702", Status::OutForDelivery},
                                                  {"704", Status::Delivered},
                                                  {"705", Status::Problem}}};

bool is_emsevt(std::string_view code) {
    return code.size() == 3 && code[0] == 'E' && (code[1] == 'M' || code[1] == 'X' || code[1] == 'D') &&
           base::is_ascii_upper(code[2]);
}

TrackEvent read_item(json::View item, base::Instant at) {
    TrackEvent event;
    event.at = at;
    event.code = code_text(item["opCode"]);
    event.text = base::trim(item["opDesc"].string_or({}));
    if (event.text.empty()) event.text = base::trim(item["opName"].string_or({}));
    event.area = base::trim(item["opOrgProvName"].string_or({}));
    const std::string_view city = base::trim(item["opOrgCity"].string_or({}));
    if (!event.area.empty() && !city.empty()) event.area += ',';
    event.area += city;
    event.status = status_of_ems(event.code);
    if (event.status == Status::Delivered) event.status = signed_status(event.text);
    return event;
}

}  // namespace

std::optional<Status> status_of_ems(std::string_view code) {
    if (const auto listed = listed_status(exact_codes, code)) return listed;
    if (is_emsevt(code)) return Status::InTransit;
    const bool is_own = code.size() == 3 && base::is_digits(code);
    const bool is_step = is_own && (code[0] == '3' || code[0] == '4' || code[0] == '5' || code[0] == '9');
    return is_step ? std::optional(Status::InTransit) : std::nullopt;
}

base::Result<Push, PushRefusal> parse_ems_answer(std::string_view ret_body) {
    if (ret_body.size() > push_bytes_max) return base::Err{PushRefusal::TooLarge};
    const auto parsed = json::Document::parse(ret_body);
    if (!parsed) return base::Err{PushRefusal::NotJson};
    const json::View items = parsed->root()["responseItems"];
    if (!items.is_array()) return base::Err{PushRefusal::Malformed};
    const auto number = normalise_waybill(code_text(items.at(0)["waybillNo"]));
    if (!number) return base::Err{PushRefusal::NumberInvalid};
    Push push;
    push.number = *number;
    for (const json::View item : items.elements()) {
        if (const auto at = read_china_time(item["opTime"].string_or({}))) {
            push.events.push_back(read_item(item, *at));
        } else {
            ++push.skipped;
        }
    }
    conclude(push, std::nullopt);
    return push;
}

}  // namespace onetrip::delivery
