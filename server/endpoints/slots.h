#pragma once

/// How the slots of a hall stand at a moment: the core's schedule over what the store says is taken.

#include "core/appointment/schedule.h"
#include "core/json/writer.h"
#include "server/endpoints/catalogue.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// What is taken of the slots that begin within `days` days from the start of `from`.
[[nodiscard]] appointment::Taken taken_slots(const storage::Unit& unit, const appointment::Hall& hall,
                                             const appointment::HallService& service, base::Day from, std::int32_t days,
                                             base::Instant now);

/// The same of all services of the hall, compact (core/appointment/taken.h).
void write_taken_of(json::Writer& out, const Catalogue& catalogue, const storage::Unit& unit,
                    const appointment::Hall& hall, base::Day from, std::int32_t days, base::Instant now);

}  // namespace onetrip::endpoints
