#pragma once

/// How a finding's measure is written: wherever findings go over the wire, in the same two members.

#include <optional>

#include "core/base/finding.h"
#include "core/json/writer.h"

namespace onetrip::json {

/// The members `measured` and `limit` into an open object; nothing where nothing was measured.
inline void write_measure(Writer& out, const std::optional<base::Measure>& measure) {
    if (measure) out.member("measured", measure->measured).member("limit", measure->limit);
}

}  // namespace onetrip::json
