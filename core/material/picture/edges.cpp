#include <algorithm>
#include <cstdlib>
#include <vector>

#include "core/material/picture/cells_internal.h"
#include "core/material/picture/edges_internal.h"

namespace onetrip::material::picture {
namespace {

/// A run goes on over a step back of no more than this: noise on a slope.
constexpr int reversal_max = 3;

/// Where, in eighths of a pixel from `from`, the way from `line[from]` to `line[to]` passes `fifths` of it for the last
/// time before the end (rising or falling).
int crossing(const std::uint8_t* line, std::size_t from, std::size_t to, int fifths) {
    const int start = line[from];
    const int way = line[to] - start;
    const int sign = way < 0 ? -1 : 1;
    const int level = way * sign * fifths;  // in fifths of a grey level
    std::size_t at = from + 1;
    while (at < to && (line[at] - start) * sign * 5 < level)
        ++at;
    const int before = (line[at - 1] - start) * sign * 5;
    const int after = (line[at] - start) * sign * 5;
    const int part = after == before ? 0 : (level - before) * EdgeCounts::width_unit / (after - before);
    return static_cast<int>(at - 1 - from) * EdgeCounts::width_unit + std::clamp(part, 0, EdgeCounts::width_unit);
}

/// A row or a column of the picture, and what lies beside it.
struct Line {
    GrayView view;
    const std::uint8_t* pixels;
    std::uint32_t size;
    std::uint32_t place;  ///< which row or column
    bool is_column;

    /// How brightness changes from `reach` pixels before the line to as many behind it, at `at`.
    [[nodiscard]] int change_across(std::uint32_t at, std::uint32_t reach) const {
        const std::uint32_t last = (is_column ? view.width : view.height) - 1;
        const std::uint32_t before = place < reach ? 0 : place - reach;
        const std::uint32_t behind = std::min(place + reach, last);
        if (is_column) return view.row(at)[behind] - view.row(at)[before];
        return view.row(behind)[at] - view.row(before)[at];
    }
    [[nodiscard]] int change_along(std::uint32_t at, std::uint32_t reach) const {
        return pixels[std::min(at + reach, size - 1)] - pixels[at < reach ? 0 : at - reach];
    }
};

/// The width of an edge that the line crosses at a slant is longer along the line than across the edge. Nullopt for an
/// edge that runs along the line rather than across it: the other direction measures that one.
std::optional<int> width_across(const Line& line, std::uint32_t from, std::uint32_t to) {
    const int first = crossing(line.pixels, from, to, 1);
    const int last = crossing(line.pixels, from, to, 4);
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
    const int strength = std::abs(line.pixels[to] - line.pixels[from]);
    if (strength < EdgeCounts::strength_min) return;
    counts.add(strength, width_across(line, from, to));
}

void count_line(const Line& line, EdgeCounts& counts) {
    std::uint32_t from = 0;
    std::uint32_t extreme = 0;
    int sign = 1;
    for (std::uint32_t at = 1; at < line.size; ++at) {
        const int further = (line.pixels[at] - line.pixels[extreme]) * sign;
        if (further > 0) {
            extreme = at;
        } else if (further < -reversal_max) {
            count_edge(line, from, extreme, counts);
            from = extreme;
            // A plateau belongs to the run before: the next one begins at its end.
            extreme = at;
            sign = -sign;
        }
    }
    count_edge(line, from, extreme, counts);
}

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
    const std::uint32_t step = line_step(view);
    for (std::uint32_t y = step / 2; y < view.height; y += step)
        count_line({view, view.row(y), view.width, y, false}, out.along_rows);
    // Columns are copied out first: a column read in place is a cache miss a pixel.
    const std::size_t columns = (view.width + step / 2 - 1) / step;
    std::vector<std::uint8_t> turned(columns * view.height);
    for (std::uint32_t y = 0; y < view.height; ++y) {
        const std::uint8_t* row = view.row(y) + step / 2;
        for (std::size_t column = 0; column < columns; ++column)
            turned[column * view.height + y] = row[column * step];
    }
    for (std::size_t column = 0; column < columns; ++column) {
        const auto place = static_cast<std::uint32_t>(column * step + step / 2);
        count_line({view, turned.data() + column * view.height, view.height, place, true}, out.along_columns);
    }
    return out;
}

}  // namespace onetrip::material::picture
