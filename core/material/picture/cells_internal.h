#pragma once

/// The picture in squares of 16 pixels: what glare, cut-off edges and blank pages are looked for in, so that every
/// pixel is read once.

#include <array>
#include <cstdint>
#include <vector>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

inline constexpr std::uint32_t cell_side = 16;

struct Cell {
    std::uint8_t darkest = 0;
    std::uint8_t brightest = 0;
    std::uint8_t mean = 0;

    [[nodiscard]] int range() const { return brightest - darkest; }
};

/// Whole squares only: up to 15 columns and rows at the right and lower edge are left out.
struct Cells {
    std::vector<Cell> cells;
    std::uint32_t columns = 0;
    std::uint32_t rows = 0;

    [[nodiscard]] const Cell& at(std::uint32_t column, std::uint32_t row) const {
        return cells[std::size_t{row} * columns + column];
    }
};
[[nodiscard]] Cells read_cells(GrayView view);

/// How far apart the lines are that are looked at: a large picture has edges enough in every eighth.
[[nodiscard]] constexpr std::uint32_t line_step(GrayView view) {
    constexpr std::uint32_t large = 1200;
    return view.width > large || view.height > large ? 8 : 4;
}

/// How many pixels have each brightness; columns and rows half a line step apart are counted.
struct Histogram {
    std::array<std::uint32_t, 256> counts{};
    std::uint32_t total = 0;

    void add(std::uint8_t value) {
        ++counts[value];
        ++total;
    }
    /// The brightness that `permille` of the counted pixels do not exceed; 0 if nothing was counted.
    [[nodiscard]] int quantile(std::uint32_t permille) const;
};
[[nodiscard]] Histogram read_histogram(GrayView view);

}  // namespace onetrip::material::picture
