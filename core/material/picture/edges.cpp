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

void count_edge(const std::uint8_t* line, std::size_t from, std::size_t to, EdgeCounts& counts) {
    const int strength = std::abs(line[to] - line[from]);
    if (strength < EdgeCounts::strength_min) return;
    counts.add(strength, crossing(line, from, to, 4) - crossing(line, from, to, 1));
}

void count_line(const std::uint8_t* line, std::size_t size, EdgeCounts& counts) {
    std::size_t from = 0;
    std::size_t extreme = 0;
    int sign = 1;
    for (std::size_t at = 1; at < size; ++at) {
        const int further = (line[at] - line[extreme]) * sign;
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

void EdgeCounts::add(int strength, int width_eighths) {
    const auto bin = static_cast<std::size_t>(std::clamp(width_eighths, 0, width_bins - 1));
    ++counts_[static_cast<std::size_t>(strength / 8)][bin];
}

std::uint32_t EdgeCounts::count(int strength) const {
    std::uint32_t sum = 0;
    for (auto bin = static_cast<std::size_t>(strength / 8); bin < strength_bins; ++bin) {
        for (const std::uint32_t count : counts_[bin])
            sum += count;
    }
    return sum;
}

std::uint32_t EdgeCounts::total() const {
    return count(0);
}

int EdgeCounts::strength(std::uint32_t permille) const {
    const std::uint64_t above = std::uint64_t{total()} * (1000 - permille) / 1000;
    for (int strength = (strength_bins - 1) * 8; strength > 0; strength -= 8) {
        if (count(strength) > above) return strength + 4;
    }
    return 0;
}

int EdgeCounts::width_hundredths(std::uint32_t permille, int strength) const {
    const std::uint64_t wanted = std::uint64_t{count(strength)} * permille / 1000;
    std::uint64_t below = 0;
    std::size_t width = 0;
    for (; width + 1 < width_bins; ++width) {
        for (auto bin = static_cast<std::size_t>(strength / 8); bin < strength_bins; ++bin)
            below += counts_[bin][width];
        if (below > wanted) break;
    }
    return static_cast<int>(width) * 100 / width_unit;
}

Edges read_edges(GrayView view) {
    Edges out;
    const std::uint32_t step = line_step(view);
    for (std::uint32_t y = step / 2; y < view.height; y += step)
        count_line(view.row(y), view.width, out.along_rows);
    // Columns are copied out first: a column read in place is a cache miss a pixel.
    const std::size_t columns = (view.width + step / 2 - 1) / step;
    std::vector<std::uint8_t> turned(columns * view.height);
    for (std::uint32_t y = 0; y < view.height; ++y) {
        const std::uint8_t* row = view.row(y) + step / 2;
        for (std::size_t column = 0; column < columns; ++column)
            turned[column * view.height + y] = row[column * step];
    }
    for (std::size_t column = 0; column < columns; ++column)
        count_line(turned.data() + column * view.height, view.height, out.along_columns);
    return out;
}

}  // namespace onetrip::material::picture
