#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/material/picture/cells_internal.h"
#include "core/material/picture/edges_internal.h"
#include "core/material/picture/runs_internal.h"

namespace onetrip::material::picture {
namespace {

/// A row or a column of the picture, and what lies beside it.
struct Line {
    GrayView view;
    const std::uint8_t* pixels;
    std::size_t step;  ///< from one pixel of the line to the next
    std::uint32_t size;
    std::uint32_t place;  ///< which row or column
    bool is_column;

    [[nodiscard]] int at(std::size_t pixel) const { return pixels[pixel * step]; }

    /// How brightness changes from `reach` pixels before the line to as many behind it, at `at`.
    [[nodiscard]] int change_across(std::uint32_t at, std::uint32_t reach) const {
        const std::uint32_t last = (is_column ? view.width : view.height) - 1;
        const std::uint32_t before = place < reach ? 0 : place - reach;
        const std::uint32_t behind = std::min(place + reach, last);
        if (is_column) return view.row(at)[behind] - view.row(at)[before];
        return view.row(behind)[at] - view.row(before)[at];
    }
    [[nodiscard]] int change_along(std::uint32_t from, std::uint32_t reach) const {
        return at(std::min(from + reach, size - 1)) - at(from < reach ? 0 : from - reach);
    }
};

/// Where, in eighths of a pixel from `from`, the way from there to `to` passes `fifths` of it for the first time
/// (rising or falling).
int crossing(const Line& line, std::size_t from, std::size_t to, int fifths) {
    const int start = line.at(from);
    const int way = line.at(to) - start;
    const int sign = way < 0 ? -1 : 1;
    const int level = way * sign * fifths;  // in fifths of a grey level
    std::size_t at = from + 1;
    while (at < to && (line.at(at) - start) * sign * 5 < level)
        ++at;
    const int before = (line.at(at - 1) - start) * sign * 5;
    const int after = (line.at(at) - start) * sign * 5;
    const int part = after == before ? 0 : (level - before) * EdgeCounts::width_unit / (after - before);
    return static_cast<int>(at - 1 - from) * EdgeCounts::width_unit + std::clamp(part, 0, EdgeCounts::width_unit);
}

/// The width of an edge that the line crosses at a slant is longer along the line than across the edge. Nullopt for an
/// edge that runs along the line rather than across it: the other direction measures that one.
std::optional<int> width_across(const Line& line, std::uint32_t from, std::uint32_t to) {
    const int first = crossing(line, from, to, 1);
    const int last = crossing(line, from, to, 4);
    const int width = last - first;
    constexpr int reach_max = 8;
    const int reach = std::clamp(width / (2 * EdgeCounts::width_unit), 1, reach_max);
    const std::uint32_t middle = from + static_cast<std::uint32_t>((first + last) / (2 * EdgeCounts::width_unit));
    const int along = std::abs(line.change_along(middle, static_cast<std::uint32_t>(reach)));
    const int across = std::abs(line.change_across(middle, static_cast<std::uint32_t>(reach)));
    if (across > along) return std::nullopt;
    // The cosine of the slant by its tangent in eighths, in 64ths.
    constexpr int cosines[] = {64, 64, 62, 60, 57, 54, 51, 48, 45};
    return along == 0 ? width : width * cosines[across * 8 / along] / 64;
}

void count_edge(const Line& line, std::uint32_t from, std::uint32_t to, EdgeCounts& counts) {
    counts.add(std::abs(line.at(to) - line.at(from)), width_across(line, from, to));
}

#if ONETRIP_LANES

/// Sixteen rows a `step` apart with their pixels of one column beside each other; rows that are not there are black.
void turn_rows(GrayView view, std::uint32_t first, std::uint32_t step, std::uint8_t* turned) {
    for (std::size_t row = 0; row < lines_side_by_side; ++row) {
        const std::size_t y = first + row * step;
        const std::uint8_t* pixels = y < view.height ? view.row(static_cast<std::uint32_t>(y)) : nullptr;
        for (std::size_t x = 0; x < view.width; ++x)
            turned[x * lines_side_by_side + row] = pixels == nullptr ? 0 : pixels[x];
    }
}

void count_rows(GrayView view, std::uint32_t step, EdgeCounts& counts) {
    std::vector<std::uint8_t> turned(view.width * lines_side_by_side);
    for (std::uint32_t first = step / 2; first < view.height; first += step * lines_side_by_side) {
        turn_rows(view, first, step, turned.data());
        const SideBySide rows{turned.data(), lines_side_by_side, view.width};
        visit_runs(rows, EdgeCounts::strength_min, [&](std::size_t row, std::uint32_t from, std::uint32_t to) {
            const auto y = first + static_cast<std::uint32_t>(row) * step;
            count_edge({view, view.row(y), 1, view.width, y, false}, from, to, counts);
        });
    }
}

/// The columns are picked out first, with what is missing of the last sixteen black: a column read in place is a cache
/// miss a pixel.
void count_columns(GrayView view, std::uint32_t step, EdgeCounts& counts) {
    const std::size_t columns = (view.width + step / 2 - 1) / step;
    const std::size_t stride = (columns + lines_side_by_side - 1) / lines_side_by_side * lines_side_by_side;
    std::vector<std::uint8_t> picked(stride * view.height);
    for (std::uint32_t y = 0; y < view.height; ++y) {
        const std::uint8_t* row = view.row(y) + step / 2;
        for (std::size_t column = 0; column < columns; ++column)
            picked[y * stride + column] = row[column * step];
    }
    for (std::size_t first = 0; first < columns; first += lines_side_by_side) {
        const std::uint8_t* pixels = picked.data() + first;
        const SideBySide lines{pixels, stride, view.height};
        visit_runs(lines, EdgeCounts::strength_min, [&](std::size_t line, std::uint32_t from, std::uint32_t to) {
            const auto x = static_cast<std::uint32_t>((first + line) * step + step / 2);
            count_edge({view, pixels + line, stride, view.height, x, true}, from, to, counts);
        });
    }
}

#else

void count_line(const Line& line, EdgeCounts& counts) {
    visit_runs(line.pixels, line.size, EdgeCounts::strength_min,
               [&](std::uint32_t from, std::uint32_t to) { count_edge(line, from, to, counts); });
}

void count_rows(GrayView view, std::uint32_t step, EdgeCounts& counts) {
    for (std::uint32_t y = step / 2; y < view.height; y += step)
        count_line({view, view.row(y), 1, view.width, y, false}, counts);
}

/// Columns are copied out first: a column read in place is a cache miss a pixel.
void count_columns(GrayView view, std::uint32_t step, EdgeCounts& counts) {
    const std::size_t columns = (view.width + step / 2 - 1) / step;
    std::vector<std::uint8_t> turned(columns * view.height);
    for (std::uint32_t y = 0; y < view.height; ++y) {
        const std::uint8_t* row = view.row(y) + step / 2;
        for (std::size_t column = 0; column < columns; ++column)
            turned[column * view.height + y] = row[column * step];
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const auto place = static_cast<std::uint32_t>(column * step + step / 2);
        count_line({view, turned.data() + column * view.height, 1, view.height, place, true}, counts);
    }
}

#endif

}  // namespace

void EdgeCounts::add(int strength, std::optional<int> width_eighths) {
    const auto bin = static_cast<std::size_t>(strength / 8);
    ++counts_[bin];
    if (width_eighths) ++widths_[bin][static_cast<std::size_t>(std::clamp(*width_eighths, 0, width_bins - 1))];
}

std::uint32_t EdgeCounts::count(int strength) const {
    std::uint32_t sum = 0;
    for (auto bin = static_cast<std::size_t>(strength / 8); bin < strength_bins; ++bin)
        sum += counts_[bin];
    return sum;
}

std::uint32_t EdgeCounts::measured(int strength) const {
    std::uint32_t sum = 0;
    for (auto bin = static_cast<std::size_t>(strength / 8); bin < strength_bins; ++bin) {
        for (const std::uint32_t count : widths_[bin])
            sum += count;
    }
    return sum;
}

int EdgeCounts::strength(std::uint32_t permille, int least) const {
    const std::uint64_t above = std::uint64_t{count(least)} * (1000 - permille) / 1000;
    for (int strength = (strength_bins - 1) * 8; strength > 0; strength -= 8) {
        if (count(strength) > above) return strength + 4;
    }
    return 0;
}

int EdgeCounts::width_hundredths(std::uint32_t permille, int strength) const {
    const std::uint64_t wanted = std::uint64_t{measured(strength)} * permille / 1000;
    std::uint64_t below = 0;
    std::size_t width = 0;
    for (; width + 1 < width_bins; ++width) {
        for (auto bin = static_cast<std::size_t>(strength / 8); bin < strength_bins; ++bin)
            below += widths_[bin][width];
        if (below > wanted) break;
    }
    return static_cast<int>(width) * 100 / width_unit;
}

Edges read_edges(GrayView view) {
    Edges out;
    count_rows(view, line_step(view), out.along_rows);
    count_columns(view, line_step(view), out.along_columns);
    return out;
}

}  // namespace onetrip::material::picture
