#pragma once

/// Case and event as JSON: how they are stored and how they cross the wire. Absent members are left out, not null.
///
///     {"state":"supplement_requested","submitted_at":"…","accepted_at":"…","decided_at":"…","closed_at":"…",
///      "notices":1,"notice":{"sent_at":"…","due":"2026-12-28","items":[ITEM…]},
///      "owed":[{"material":"medical_report","due":"2026-12-28"}],
///      "pauses":[{"kind":"supplement","from":"…","to":"…"}]  (kinds: core/calendar/time_limit.h),
///      "certificate_number":"…","waybill":"…","closing":"certificate|returned|voided|supplement_overdue|done"}
///     ITEM = {"kind":"material|field","id":"photo","reason_code":"photo.background","text":"…"}
///
/// Events: {"type":NAME} and, by type,
///     not_accepted, voided    reason_code, text (and remedy)
///     supplement_requested    items, due?, reason_code? and text? (for a second notice)
///     supplemented, material_settled    answered: [{"kind","id"}…]
///     material_owed           material, due
///     suspended               kind "special_procedure|applicant_request", text
///     decided                 outcome "granted|refused", reason_code?, text?, remedy?
///     issued                  certificate_number
///     shipped                 waybill

#include "core/base/result.h"
#include "core/casework/step.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

namespace onetrip::casework {

[[nodiscard]] base::Result<Case, json::Fault> read_case(json::View record, std::string_view at = {});
[[nodiscard]] base::Result<Event, json::Fault> read_event(json::View event, std::string_view at = {});

/// Times are written in the office's zone.
void write_case(json::Writer& out, const Case& record, std::int32_t offset_minutes = base::china_offset_minutes);

}  // namespace onetrip::casework
