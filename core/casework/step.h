#pragma once

/// What may happen to a case: an event and the time in, the next case or a named refusal out.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/casework/state.h"

namespace onetrip::casework {

enum class EventType : std::uint8_t {
    Submitted,            ///< opens a case
    Accepted,             ///< 受理
    NotAccepted,          ///< 不予受理, with reason, text and remedy
    SupplementRequested,  ///< 补正告知, with items
    Supplemented,         ///< the applicant answered; every item of the notice must be covered
    Suspended,            ///< the clock stops, with kind and text
    Resumed,              ///< the clock runs again
    Decided,              ///< granted, or refused with reason, text and remedy
    Issued,               ///< the certificate exists and has a number
    Shipped,              ///< handed to the courier, with a waybill
    Returned,             ///< the parcel came back
    HandedOver,           ///< fetched at the window (领取)
    Delivered,            ///< the courier delivered it
    Closed,               ///< 办结
    Withdrawn,            ///< by the applicant
    Voided,               ///< by the office, with reason and text
    MaterialOwed,         ///< a material is to follow, until a day
    MaterialSettled       ///< it followed, or is not called for any more
};
inline constexpr std::size_t event_type_count = 18;

[[nodiscard]] std::string_view name_of(EventType type);
[[nodiscard]] std::optional<EventType> event_type_of(std::string_view name);

enum class Outcome : std::uint8_t { Granted, Refused };

/// Only the members that belong to the type are looked at.
struct Event {
    EventType type = EventType::Submitted;
    Outcome outcome = Outcome::Granted;                                 ///< Decided
    calendar::PauseKind pause = calendar::PauseKind::SpecialProcedure;  ///< Suspended: that or ApplicantRequest
    std::string reason_code;          ///< NotAccepted, Decided (refused), Voided; a second notice
    std::string text;                 ///< the same, and Suspended: what the applicant reads
    std::string remedy;               ///< NotAccepted, Decided (refused): where and how long to appeal
    std::vector<NoticeItem> items;    ///< SupplementRequested
    std::optional<base::Day> due;     ///< SupplementRequested: the last day to answer; MaterialOwed: to hand it in
    std::vector<ItemPlace> answered;  ///< Supplemented, MaterialSettled
    std::string number;               ///< Issued: the certificate's; Shipped: the waybill
    std::string material;             ///< MaterialOwed
};

/// In the order in which they are looked for.
enum class Refusal : std::uint8_t {
    StateForbids,          ///< `case.state_forbids`: not in this state
    ReasonMissing,         ///< `case.reason_missing`: no reason code
    TextMissing,           ///< `case.text_missing`: no text for the applicant
    RemedyMissing,         ///< `case.remedy_missing`: no word on appeal (复议 60 days, 诉讼 6 months)
    TextTooLong,           ///< `case.text_too_long`: longer than the lengths in notice.h
    SecondNotice,          ///< `case.second_notice`: there was a notice already, and no reason for another
    ItemsMissing,          ///< `case.items_missing`: a notice that asks for nothing
    ItemsTooMany,          ///< `case.items_too_many`
    ItemIncomplete,        ///< `case.item_incomplete`: an item without id, reason code or text
    ItemTwice,             ///< `case.item_twice`: two items about one place
    SupplementIncomplete,  ///< `case.supplement_incomplete`: an item of the notice is not answered
    SupplementRunning,     ///< `case.supplement_running`: the applicant still has time to answer
    NumberMissing,         ///< `case.number_missing`: no certificate number or no waybill
    PausesTooMany,         ///< `case.pauses_too_many`: the clock log is full
    MaterialNotOwed,       ///< `case.material_not_owed`: what came is not what is to follow
    MaterialStillOwed      ///< `case.material_owed`: nothing is granted while a material is to follow
};
[[nodiscard]] std::string_view code_of(Refusal refusal);

/// A new case, submitted `now`.
[[nodiscard]] Case open_case(base::Instant now);

/// The case after the event, or the first refusal that applies. `offset_minutes` is the office's zone (it decides
/// whether the last day to answer is over).
[[nodiscard]] base::Result<Case, Refusal> step(const Case& before, const Event& event, base::Instant now,
                                               std::int32_t offset_minutes = base::china_offset_minutes);

/// What the state allows, in declared order: which buttons a page shows.
[[nodiscard]] std::vector<EventType> possible_events(State state);

}  // namespace onetrip::casework
