#include <algorithm>

#include "core/material/picture/cells_internal.h"
#include "core/material/picture/lanes_internal.h"

namespace onetrip::material::picture {
namespace {

static_assert(cell_side == 16);

#if ONETRIP_LANES

Cell read_cell(const std::uint8_t* pixels, std::size_t stride) {
    Lanes darkest = load(pixels);
    Lanes brightest = darkest;
    std::uint32_t total = total_of(darkest);
    for (std::uint32_t y = 1; y < cell_side; ++y) {
        const Lanes row = load(pixels + y * stride);
        darkest = least(darkest, row);
        brightest = most(brightest, row);
        total += total_of(row);
    }
    std::uint8_t ends[2][cell_side];
    store(ends[0], darkest);
    store(ends[1], brightest);
    return {*std::min_element(ends[0], ends[0] + cell_side), *std::max_element(ends[1], ends[1] + cell_side),
            static_cast<std::uint8_t>(total / (cell_side * cell_side))};
}

void read_row_of_cells(GrayView view, std::uint32_t row, Cells& out) {
    for (std::uint32_t column = 0; column < out.columns; ++column)
        out.cells.push_back(read_cell(view.row(row * cell_side) + std::size_t{column} * cell_side, view.width));
}

#else

/// Of the columns of one row of cells, pixel row by pixel row.
struct Strip {
    std::vector<std::uint8_t> darkest;
    std::vector<std::uint8_t> brightest;
    std::vector<std::uint16_t> sums;
};

void fold_row(const std::uint8_t* __restrict row, std::size_t width, std::uint8_t* __restrict darkest,
              std::uint8_t* __restrict brightest, std::uint16_t* __restrict sums) {
    for (std::size_t x = 0; x < width; ++x) {
        darkest[x] = std::min(darkest[x], row[x]);
        brightest[x] = std::max(brightest[x], row[x]);
        sums[x] = static_cast<std::uint16_t>(sums[x] + row[x]);
    }
}

Cell cell_of(const Strip& strip, std::size_t from) {
    Cell cell{255, 0, 0};
    std::uint32_t sum = 0;
    for (std::size_t x = from; x < from + cell_side; ++x) {
        cell.darkest = std::min(cell.darkest, strip.darkest[x]);
        cell.brightest = std::max(cell.brightest, strip.brightest[x]);
        sum += strip.sums[x];
    }
    cell.mean = static_cast<std::uint8_t>(sum / (cell_side * cell_side));
    return cell;
}

void read_row_of_cells(GrayView view, std::uint32_t row, Cells& out) {
    const std::size_t width = std::size_t{out.columns} * cell_side;
    Strip strip{std::vector<std::uint8_t>(width, 255), std::vector<std::uint8_t>(width, 0),
                std::vector<std::uint16_t>(width, 0)};
    for (std::uint32_t y = row * cell_side; y < (row + 1) * cell_side; ++y)
        fold_row(view.row(y), width, strip.darkest.data(), strip.brightest.data(), strip.sums.data());
    for (std::uint32_t column = 0; column < out.columns; ++column)
        out.cells.push_back(cell_of(strip, std::size_t{column} * cell_side));
}

#endif

}  // namespace

Cells read_cells(GrayView view) {
    Cells out{{}, view.width / cell_side, view.height / cell_side};
    out.cells.reserve(std::size_t{out.columns} * out.rows);
    for (std::uint32_t row = 0; row < out.rows; ++row)
        read_row_of_cells(view, row, out);
    return out;
}

int Histogram::quantile(std::uint32_t permille) const {
    const std::uint64_t wanted = std::uint64_t{total} * permille / 1000;
    std::uint64_t below = 0;
    int value = 0;
    for (; value < 255; ++value) {
        below += counts[static_cast<std::size_t>(value)];
        if (below > wanted) break;
    }
    return total == 0 ? 0 : value;
}

Histogram read_histogram(GrayView view) {
    Histogram out;
    const std::uint32_t step = line_step(view) / 2;
    for (std::uint32_t y = 0; y < view.height; y += step) {
        const std::uint8_t* row = view.row(y);
        for (std::uint32_t x = 0; x < view.width; x += step)
            out.add(row[x]);
    }
    return out;
}

}  // namespace onetrip::material::picture
