#pragma once

/// A hall as it stands: what the catalogue says, with what was changed since laid over it as `changes` of the hall, its
/// teams, or its services with a team of their own. The page gets the same text that the server reads, so that both
/// compute the same slots.

#include <memory>
#include <string>
#include <vector>

#include "core/base/day.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// `changes`: the latest made first.
[[nodiscard]] std::string changed_hall_text(const HallEntry& entry, const std::vector<storage::HallChange>& changes);

/// As it stands from that day on; as good as free where nothing was changed.
[[nodiscard]] std::shared_ptr<const appointment::Hall> hall_from(const storage::Unit& unit, const HallEntry& entry,
                                                                 base::Day day);

}  // namespace onetrip::endpoints
