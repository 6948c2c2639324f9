#pragma once

/// The shipment as a state machine:
///
///     created -> label_ready -> collected -> in_transit -> out_for_delivery -> delivered | delivered_proxy | in_locker
///                     |            problem <-> in_transit      returning -> returned      lost (by a person)
///                     `-> cancelled
///
/// It knows two things apart: what the office, the citizen or a carrier without histories noted (a set that grows), and
/// the carrier's own history (replaced as a whole, because carriers rewrite theirs). The state is read off both, so the
/// same pushes and events give the same state and timeline in whatever order and however often they arrive.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/delivery/kuaidi100_push.h"
#include "core/delivery/track.h"

namespace onetrip::delivery {

/// An event may be this much older than the shipment (papers a citizen sent before entering the number); what is older
/// tells of another parcel that had the number before.
inline constexpr std::int64_t earlier_milliseconds_max = 15 * base::milliseconds_per_day;
/// No parcel is under way for longer (vendors give up after 60 days without a change): later events tell of the next
/// one with the number.
inline constexpr std::int64_t later_milliseconds_max = 120 * base::milliseconds_per_day;
/// A carrier's clock may be ahead by this much.
inline constexpr std::int64_t ahead_milliseconds_max = base::milliseconds_per_day;
inline constexpr std::size_t noted_events_max = 200;

struct Shipment {
    std::string number;   ///< empty until there is a label
    std::string carrier;  ///< Kuaidi100's code
    base::Instant created_at;
    std::optional<Watch> watch;       ///< what the tracking vendor last said it does; none before
    std::vector<TrackEvent> history;  ///< the carrier's, in order
    std::vector<TrackEvent> noted;    ///< our own and single events, in order; our own have no text and no code
};

[[nodiscard]] Shipment create_shipment(base::Instant now);

/// Everything that is known, in order.
[[nodiscard]] std::vector<TrackEvent> all_events(const Shipment& shipment);
[[nodiscard]] Status status_of(const Shipment& shipment);

enum class EventType : std::uint8_t {
    LabelReady,        ///< with number and carrier; again with a new number as long as nothing was collected
    Collected,         ///< handed to the courier at the window
    Tracked,           ///< one event of a carrier that sends no histories
    Delivered,         ///< noted by the office
    ReceiptConfirmed,  ///< by the citizen, also after delivery by proxy or to a locker
    Returned,          ///< it came back to the window
    Cancelled,         ///< before it was collected
    Lost               ///< declared by the office
};
inline constexpr std::size_t event_type_count = 8;
[[nodiscard]] std::string_view name_of(EventType type);
[[nodiscard]] std::optional<EventType> event_type_of(std::string_view name);

/// Only the members that belong to the type are looked at.
struct Event {
    EventType type = EventType::LabelReady;
    std::string number;   ///< LabelReady
    std::string carrier;  ///< LabelReady
    TrackEvent tracked;   ///< Tracked
};

/// In the order in which they are looked for.
enum class Refusal : std::uint8_t {
    NumberInvalid,   ///< `delivery.number_invalid`: see waybill.h
    NumberMismatch,  ///< `delivery.number_mismatch`: the push tells of another number
    StateForbids,    ///< `delivery.state_forbids`
    TimeUnlikely,    ///< `delivery.time_unlikely`: long before the shipment, or in the future
    EventsTooMany    ///< `delivery.events_too_many`: more than `noted_events_max`
};
[[nodiscard]] std::string_view code_of(Refusal refusal);

[[nodiscard]] base::Result<Shipment, Refusal> step(const Shipment& before, const Event& event, base::Instant now);

/// Takes a push. Of two histories the better stays: one that reached an end before one that did not (a late push never
/// reopens what was delivered), then the one that reaches further, then the longer one. Events outside the times above
/// are left out.
[[nodiscard]] base::Result<Shipment, Refusal> take_push(const Shipment& before, const Push& push, base::Instant now);

}  // namespace onetrip::delivery
