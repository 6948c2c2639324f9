#pragma once

/// What China Post and EMS (中国邮政寄递开放平台) answer to a track query (apiCode 040001): the JSON text in `retBody`.
///
///     {"responseItems":[{"traceNo":"…","waybillNo":"1272448151316","opTime":"2026-11-20 08:00:00","opCode":"702",
///       "opName":"…","opDesc":"…","opOrgProvName":"江苏省","opOrgCity":"南京市","opOrgName":"…"}]}

#include <optional>
#include <string_view>

#include "core/delivery/push.h"

namespace onetrip::delivery {

/// The platform's operation codes (203 收寄, 702 下段, 704 妥投, 705 未妥投; the other three-digit ones are steps on
/// the way) and UPU EMSEVT event codes (EMA to EMI, EXA to EXX), which stand in the same field. nullopt for anything
/// else.
[[nodiscard]] std::optional<Status> status_of_ems(std::string_view code);

/// 704 is read by its words (`signed_status`): the codes that qualify it are not published.
[[nodiscard]] base::Result<Push, PushRefusal> parse_ems_answer(std::string_view ret_body);

}  // namespace onetrip::delivery
