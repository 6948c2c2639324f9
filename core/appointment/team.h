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
///
/// `changes` say what is otherwise from a day on, until another or for good (both days included); the first that covers
/// a day counts, the team's own before the hall's, which have `weekly` alone. A week without hours is closed; of the
/// hall's changed week a team with a `weekly` of its own has what lies inside that:
///
///     "changes":[{"from":"2026-12-14","to":"2026-12-18","weekly":{"monday":[["09:00","12:00"]]},"places":{"online":1}}]
///
/// A change of the week for one day alone (`to` is `from`) is that day's word: it wins over holidays and closures.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/day.h"
#include "core/base/result.h"
#include "core/calendar/opening_hours.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"

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

/// From a day on, until another where one is named (both included), a team has other places.
struct PlacesChange {
    base::Day from;
    std::optional<base::Day> to;
    Places places;
};

struct Team {
    std::string id;
    std::int32_t slot_minutes = 30;
    Places places{};
    calendar::OpeningHours hours;         ///< with everything of the hall's that is not its own
    std::vector<PlacesChange> changes{};  ///< the first that covers a day counts

    [[nodiscard]] const Places& places_on(base::Day day) const;
    [[nodiscard]] std::int32_t places_for(Channel channel, base::Day day) const {
        return places_on(day)[static_cast<std::size_t>(channel)];
    }
};

[[nodiscard]] base::Result<Team, json::Fault> read_team(json::View team, const calendar::OpeningHours& of_hall,
                                                        std::string_view at);
/// `{"online":2,…}`: a channel that is not named has none; at least one place in all.
[[nodiscard]] Places read_places(json::Shape& parent);

/// `weekly` and `places` as they are read.
void write_week(json::Writer& out, const std::array<calendar::DayHours, 7>& week);
void write_places(json::Writer& out, const Places& places);

}  // namespace onetrip::appointment
