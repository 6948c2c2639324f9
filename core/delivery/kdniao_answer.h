#pragma once

/// What Kdniao (快递鸟) answers to a query (RequestType 1002 and its paid kin): the oldest event first.
///
///     {"EBusinessID":"1237100","OrderCode":"","ShipperCode":"SF","LogisticCode":"118954907573","Success":true,"State":"3",
///      "Reason":null,"Traces":[{"AcceptTime":"2026-11-20
///      08:00:00","AcceptStation":"…","Location":"深圳市","Action":"1"}]}

#include <optional>
#include <string_view>

#include "core/delivery/push.h"

namespace onetrip::delivery {

/// `State` and `Action` (快递鸟, the table of states): 1 collected; 2, 201 on the way; 202 out for delivery; 211 in a
/// locker; 3, 311 signed; 304 by proxy; 4, 401 to 403, 412 a problem; 404 refused or on its way back. A further code of
/// a family reads as its family. nullopt for 0 (nothing yet) and anything else.
[[nodiscard]] std::optional<Status> status_of_kdniao(std::string_view code);

/// Malformed for an answer that says `"Success":false`.
[[nodiscard]] base::Result<Push, PushRefusal> parse_kdniao_answer(std::string_view body);

}  // namespace onetrip::delivery
