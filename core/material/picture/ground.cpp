#include "core/material/picture/ground_internal.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace onetrip::material::picture {
namespace {

constexpr std::uint32_t columns_wanted = 120;
/// The person stands in the lower part: at the sides only this much of the height is border.
constexpr std::uint32_t side_permille = 400;

/// From one square of the ground to the next, and from all of it: a shadow is let pass, an outline is not.
constexpr int step_y_max = 10;
constexpr int step_chroma_max = 6;
constexpr int all_y_max = 70;
/// Less light takes from a colour what it has of it; a white wall has none, and fair skin little more.
int all_chroma_max(const Colour& ground) {
    constexpr int least = 8;
    return least + std::max(std::abs(ground.cb - 128), std::abs(ground.cr - 128)) / 3;
}

using Squares = std::vector<Colour>;

Squares read_squares(ColourView view, std::uint32_t side, std::uint32_t columns, std::uint32_t rows) {
    Squares squares;
    squares.reserve(std::size_t{columns} * rows);
    const int area = static_cast<int>(side * side);
    for (std::uint32_t row = 0; row < rows; ++row) {
        for (std::uint32_t column = 0; column < columns; ++column) {
            std::array<int, 3> sums{};
            for (std::uint32_t y = row * side; y < (row + 1) * side; ++y) {
                const std::uint8_t* pixel = view.row(y) + std::size_t{column} * side * 3;
                for (std::uint32_t x = 0; x < side; ++x, pixel += 3) {
                    for (std::size_t channel = 0; channel < 3; ++channel)
                        sums[channel] += pixel[channel];
                }
            }
            squares.push_back({sums[0] / area, sums[1] / area, sums[2] / area});
        }
    }
    return squares;
}

bool is_near(const Colour& a, const Colour& b, int y_max, int chroma_max) {
    return std::abs(a.y - b.y) <= y_max && std::abs(a.cb - b.cb) <= chroma_max && std::abs(a.cr - b.cr) <= chroma_max;
}

int quantile(std::vector<int> values, std::size_t permille) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() * permille / 1000, values.size() - 1)];
}

std::vector<int> of_channel(const Squares& squares, const std::vector<std::size_t>& places, int Colour::*channel) {
    std::vector<int> values;
    values.reserve(places.size());
    for (const std::size_t place : places)
        values.push_back(squares[place].*channel);
    return values;
}

Colour middle_of(const Squares& squares, const std::vector<std::size_t>& places) {
    constexpr std::size_t middle = 500;
    return {quantile(of_channel(squares, places, &Colour::y), middle),
            quantile(of_channel(squares, places, &Colour::cb), middle),
            quantile(of_channel(squares, places, &Colour::cr), middle)};
}

/// The widest spread of a channel, without the outermost twentieths.
int uneven_of(const Squares& squares, const std::vector<std::size_t>& places) {
    int widest = 0;
    for (int Colour::*channel : {&Colour::y, &Colour::cb, &Colour::cr}) {
        const std::vector<int> values = of_channel(squares, places, channel);
        widest = std::max(widest, quantile(values, 950) - quantile(values, 50));
    }
    return widest;
}

std::vector<std::size_t> border_of(std::uint32_t columns, std::uint32_t rows) {
    std::vector<std::size_t> places;
    for (std::uint32_t column = 0; column < columns; ++column)
        places.push_back(column);
    for (std::uint32_t row = 1; row < rows * side_permille / 1000; ++row) {
        places.push_back(std::size_t{row} * columns);
        places.push_back(std::size_t{row + 1} * columns - 1);
    }
    return places;
}

}  // namespace

Ground find_ground(ColourView view) {
    Ground out;
    const std::uint32_t side = std::max(view.width / columns_wanted, 1u);
    out.columns = view.width / side;
    out.rows = view.height / side;
    const Squares squares = read_squares(view, side, out.columns, out.rows);
    const std::vector<std::size_t> border = border_of(out.columns, out.rows);
    const Colour first = middle_of(squares, border);
    const int chroma_max = all_chroma_max(first);
    out.is_ground.assign(squares.size(), false);
    std::vector<std::size_t> found;
    const auto take = [&](std::size_t place) {
        out.is_ground[place] = true;
        found.push_back(place);
    };
    for (const std::size_t place : border) {
        if (!out.is_ground[place] && is_near(squares[place], first, all_y_max, chroma_max)) take(place);
    }
    for (std::size_t next = 0; next < found.size(); ++next) {
        const std::size_t here = found[next];
        const std::size_t column = here % out.columns;
        const auto look = [&](std::size_t there) {
            if (out.is_ground[there] || !is_near(squares[there], squares[here], step_y_max, step_chroma_max) ||
                !is_near(squares[there], first, all_y_max, chroma_max)) {
                return;
            }
            take(there);
        };
        if (column > 0) look(here - 1);
        if (column + 1 < out.columns) look(here + 1);
        if (here >= out.columns) look(here - out.columns);
        if (here + out.columns < squares.size()) look(here + out.columns);
    }
    out.colour = middle_of(squares, found);
    // What of the border is no ground makes it uneven too.
    found.insert(found.end(), border.begin(), border.end());
    out.uneven = uneven_of(squares, found);
    return out;
}

}  // namespace onetrip::material::picture
