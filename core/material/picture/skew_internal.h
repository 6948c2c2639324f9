#pragma once

/// By how much the lines of a page are turned: strokes, table lines and paper edges stand at right angles to each
/// other, so the directions of strong gradients, folded to a quarter turn, have one peak.

#include <optional>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

/// Tenths of a degree, -450 to 449, positive when the page is turned clockwise; nullopt where no direction stands out.
/// `strength` is that of the edges to be looked at. A page on its side has the skew 0.
[[nodiscard]] std::optional<int> read_skew_tenths(GrayView view, int strength);

}  // namespace onetrip::material::picture
