#include "core/material/picture/measures.h"

#include <algorithm>

#include "core/material/picture/border_internal.h"
#include "core/material/picture/cells_internal.h"
#include "core/material/picture/edges_internal.h"
#include "core/material/picture/glare_internal.h"
#include "core/material/picture/skew_internal.h"
#include "core/material/picture/text_internal.h"

namespace onetrip::material::picture {
namespace {

/// Fewer edges than this in one direction, and a single thing in the picture would speak for all of it.
constexpr std::uint32_t edges_min = 100;
constexpr int white = 252;

std::optional<int> width_of(const EdgeCounts& counts, int strength) {
    constexpr std::uint32_t middle = 500;
    if (counts.count(strength) < edges_min) return std::nullopt;
    return counts.width_hundredths(middle, strength);
}

std::optional<int> worse(std::optional<int> a, std::optional<int> b) {
    if (!a) return b;
    return b && *b > *a ? b : a;
}

}  // namespace

Measures measure(GrayView view, std::uint32_t reduction) {
    Measures out;
    const Cells cells = read_cells(view);
    const Histogram histogram = read_histogram(view);
    const Edges edges = read_edges(view);
    const std::uint32_t total = edges.along_rows.total() + edges.along_columns.total();
    const std::uint64_t looked_at = std::uint64_t{view.width} * view.height * 2 / line_step(view);
    out.edge_density =
        static_cast<std::uint32_t>(std::uint64_t{total} * 10'000 / std::max<std::uint64_t>(looked_at, 1));
    constexpr std::uint32_t strong = 950;
    const int strength = std::max(edges.along_rows.strength(strong), edges.along_columns.strength(strong));
    if (total >= edges_min) out.contrast = strength;
    const int half = std::max(strength / 2, EdgeCounts::strength_min);
    out.edge_width_hundredths = worse(width_of(edges.along_rows, half), width_of(edges.along_columns, half));
    out.darkest = histogram.quantile(5);
    out.paper = histogram.quantile(strong);
    for (std::size_t value = white; value < histogram.counts.size(); ++value)
        out.white_permille += histogram.counts[value];
    out.white_permille =
        static_cast<std::uint32_t>(std::uint64_t{out.white_permille} * 1000 / std::max(histogram.total, 1u));
    out.skew_tenths = read_skew_tenths(view, half);
    if (const auto text = read_text(view, cells, half)) {
        out.paper = text->paper;
        out.text_height_tenths = text->height_tenths * static_cast<int>(reduction);
        out.cut_permille = read_cut_permille(view, *text);
    }
    out.glare_permille = read_glare_permille(cells, out.paper);
    return out;
}

}  // namespace onetrip::material::picture
