#pragma once

/// A picture as it is shown, from one as it is stored: EXIF's orientation (CIPA DC-008 4.6.4, tag 0x0112) says which of
/// the eight turns and mirrorings lies between the two. From 5 on rows and columns are swapped.

#include <cstddef>
#include <cstdint>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

[[nodiscard]] constexpr bool swaps_sides(std::uint32_t orientation) {
    return orientation >= 5;
}

struct Place {
    std::size_t x = 0;
    std::size_t y = 0;
};

/// Where the pixel that is shown at `shown` stands in a picture that is stored `width` by `height`.
[[nodiscard]] constexpr Place stored_place(Place shown, std::size_t width, std::size_t height,
                                           std::uint32_t orientation) {
    const bool flips_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    const bool flips_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Place stored = swaps_sides(orientation) ? Place{shown.y, shown.x} : shown;
    if (flips_x) stored.x = width - 1 - stored.x;
    if (flips_y) stored.y = height - 1 - stored.y;
    return stored;
}

/// The picture as it is shown; itself with the orientation 1, and with any number that is none.
[[nodiscard]] Plane upright(Plane stored, std::uint32_t orientation);

}  // namespace onetrip::material::picture
