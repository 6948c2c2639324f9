#include "core/material/picture/upright.h"

#include <algorithm>
#include <utility>

namespace onetrip::material::picture {

Plane upright(Plane stored, std::uint32_t orientation) {
    constexpr std::uint32_t last_orientation = 8;
    if (orientation <= 1 || orientation > last_orientation) return stored;
    Plane shown{{}, stored.width, stored.height, stored.channels};
    if (swaps_sides(orientation)) std::swap(shown.width, shown.height);
    shown.pixels.resize(stored.pixels.size());
    std::uint8_t* out = shown.pixels.data();
    for (std::size_t y = 0; y < shown.height; ++y) {
        for (std::size_t x = 0; x < shown.width; ++x, out += stored.channels) {
            const Place from = stored_place({x, y}, stored.width, stored.height, orientation);
            const std::uint8_t* pixel = stored.pixels.data() + (from.y * stored.width + from.x) * stored.channels;
            std::copy_n(pixel, stored.channels, out);
        }
    }
    return shown;
}

}  // namespace onetrip::material::picture
