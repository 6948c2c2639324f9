#pragma once

/// `{"2026-12-01T09:00":3,…}`: how many places of slots are gone.

#include <string_view>

#include "core/appointment/schedule.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"

namespace onetrip::wire {

inline constexpr std::size_t taken_max = 20'000;

/// An absent value is nothing taken.
[[nodiscard]] base::Result<appointment::Taken, json::Fault> read_taken(json::View given, std::string_view at);

}  // namespace onetrip::wire
