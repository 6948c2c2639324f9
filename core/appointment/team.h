#pragma once

/// Who serves people: one window, or several that can do the same. A hall's day is cut into slots of equal length by
/// each of its teams, and each channel has places of its own in every slot, so that whoever books at night on a phone
/// takes nothing from those who come on foot:
///
///     {"id":"notaries","slot_minutes":15,"places":{"online":2,"walk_in":1,"staff":1,"priority":1},
///      "weekly":{…},"closures":[…],"extra_days":[…]}
///
/// `weekly`, if given, stands for the hall's; the team's own closures and extra days come before the hall's. A window
/// with a skill of its own is a team of one.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/calendar/opening_hours.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::appointment {

inline constexpr std::size_t teams_max = 300;
inline constexpr std::int32_t slot_minutes_min = 5;
inline constexpr std::int32_t slot_minutes_max = 480;
inline constexpr std::int32_t places_max = 10'000;

/// How somebody comes to a place.
enum class Channel : std::uint8_t {
    Online,   ///< booked by the citizen
    WalkIn,   ///< a ticket drawn in the hall
    Staff,    ///< booked by a clerk, or by a community worker who helps
    Priority  ///< the elderly, the disabled, soldiers: who has precedence by law
};
inline constexpr std::size_t channel_count = 4;
[[nodiscard]] std::string_view name_of(Channel channel);
[[nodiscard]] std::optional<Channel> channel_of(std::string_view name);

/// People per slot, by channel.
using Places = std::array<std::int32_t, channel_count>;

struct Team {
    std::string id;
    std::int32_t slot_minutes = 30;
    Places places{};
    calendar::OpeningHours hours;  ///< with everything of the hall's that is not its own

    [[nodiscard]] std::int32_t places_for(Channel channel) const { return places[static_cast<std::size_t>(channel)]; }
};

[[nodiscard]] base::Result<Team, json::Fault> read_team(json::View team, const calendar::OpeningHours& of_hall,
                                                        std::string_view at);
/// `{"online":2,…}`: a channel that is not named has none; at least one place in all.
[[nodiscard]] Places read_places(json::Shape& parent);

}  // namespace onetrip::appointment
