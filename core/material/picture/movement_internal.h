#pragma once

/// Whether writing was drawn out in one direction while the picture was taken. Strokes stand at all angles, so the
/// slopes of writing at rest are nearly as strong in one direction as in the other; a movement evens out those along
/// its way and leaves those across it. The strokes' edges may stay sharp in it: a thin stroke becomes a broad pale
/// band.

#include <cstdint>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

struct Area {
    std::uint32_t left = 0;
    std::uint32_t top = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
};

/// The slopes' energy in the direction where it is least, permille of that in the direction where it is most (the
/// structure tensor's eigenvalues): 450 to 800 in writing, 1000 in what has no direction. 1000 for an even area.
[[nodiscard]] int read_slope_balance(GrayView view, const Area& area);

}  // namespace onetrip::material::picture
