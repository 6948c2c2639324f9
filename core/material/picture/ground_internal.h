#pragma once

/// The photo in small squares, and which of them are the ground behind the person.

#include <cstdint>
#include <vector>

#include "core/material/picture/portrait.h"

namespace onetrip::material::picture {

struct Ground {
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;
    std::vector<bool> is_ground;  ///< row by row
    Colour colour;
    int uneven = 0;

    [[nodiscard]] bool at(std::uint32_t column, std::uint32_t row) const {
        return is_ground[std::size_t{row} * columns + column];
    }
};

[[nodiscard]] Ground find_ground(ColourView view);

}  // namespace onetrip::material::picture
