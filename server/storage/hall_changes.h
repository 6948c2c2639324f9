#pragma once

/// From a day on, until a day or for good, a hall or one of its teams has other hours or places than the catalogue
/// says. What they are is `core/appointment`'s to read; here is who said so, and it stays: a change is ended, never
/// deleted.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct HallChange {
    std::string id;
    std::string hall;
    std::string team;                   ///< empty: every team
    std::string from_day;               ///< `YYYY-MM-DD` by the hall's clock
    std::optional<std::string> to_day;  ///< the last of them; before `from_day` where it was taken back unbegun
    std::string plan;                   ///< JSON: `weekly` and `places` as core/appointment/team.h reads them
    std::string reason;
    std::string staff;  ///< who changed it
    base::Instant made_at;
    std::string ended_by;  ///< who ended it; empty: nobody
};

class HallChanges {
public:
    virtual ~HallChanges() = default;

    virtual void add(const HallChange& change) = 0;
    /// Those of a hall that say something of a day from `day` on, the latest made first: it counts.
    [[nodiscard]] virtual std::vector<HallChange> of(std::string_view hall, std::string_view day) const = 0;
    /// All that was ever changed, the latest made first.
    [[nodiscard]] virtual std::vector<HallChange> list(std::string_view hall, std::int64_t limit) const = 0;
    /// It holds until `last_day`, no longer; false if the hall has no such change that holds longer.
    virtual bool end(std::string_view hall, std::string_view id, std::string_view last_day, std::string_view staff) = 0;
};

}  // namespace onetrip::storage
