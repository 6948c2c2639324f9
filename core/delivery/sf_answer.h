#pragma once

/// What SF Express (顺丰) answers to a route query (EXP_RECE_SEARCH_ROUTES): the JSON text in `apiResultData`, of which
/// the first waybill is read.
///
///     {"success":true,"msgData":{"routeResps":[{"mailNo":"SF1234567890123","routes":[
///       {"acceptTime":"2026-11-20 08:00:00","acceptAddress":"深圳市","remark":"…","opCode":"50"}]}]}}

#include <optional>
#include <string_view>

#include "core/delivery/push.h"

namespace onetrip::delivery {

/// Route codes: 50 collected, 30, 31 and 36 transport, 44 and 204 out for delivery, 80 signed, 33 and 70 a problem, 99
/// and 648 on its way back. nullopt for anything else: most codes are notes.
[[nodiscard]] std::optional<Status> status_of_sf(std::string_view code);

/// Malformed for an answer that says `"success":false`. 80 is read by its words (`signed_status`).
[[nodiscard]] base::Result<Push, PushRefusal> parse_sf_answer(std::string_view result_data);

}  // namespace onetrip::delivery
