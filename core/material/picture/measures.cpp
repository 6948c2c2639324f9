#include "core/material/picture/measures.h"

#include <algorithm>

#include "core/material/picture/border_internal.h"
#include "core/material/picture/cells_internal.h"
#include "core/material/picture/edges_internal.h"
#include "core/material/picture/glare_internal.h"
#include "core/material/picture/grain_internal.h"
#include "core/material/picture/skew_internal.h"
#include "core/material/picture/text_internal.h"

namespace onetrip::material::picture {
namespace {

/// Fewer edges than this in one direction, and a single thing in the picture would speak for all of it.
constexpr std::uint32_t edges_min = 100;

/// Strokes so close that no character stands by itself: the writing is about as high as five edges are apart.
constexpr std::uint32_t crowded = 900;
constexpr int noisy = 50;               // edges of noise are close as well
constexpr int crowded_height = 50'000;  // tenths of a pixel, times edges in 10,000 pixels

std::optional<int> width_of(const EdgeCounts& counts, int strength) {
    constexpr std::uint32_t middle = 500;
    if (counts.measured(strength) < edges_min) return std::nullopt;
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
    constexpr std::uint32_t strong = 950;
    out.paper = histogram.quantile(strong);
    out.grain_tenths = read_grain_tenths(view, out.paper / 2);
    // A run of noise rises by up to five standard deviations.
    const int least = std::max(EdgeCounts::strength_min, out.grain_tenths / 2);
    const std::uint32_t total = edges.along_rows.count(least) + edges.along_columns.count(least);
    const std::uint64_t looked_at = std::uint64_t{view.width} * view.height * 2 / line_step(view);
    out.edge_density =
        static_cast<std::uint32_t>(std::uint64_t{total} * 10'000 / std::max<std::uint64_t>(looked_at, 1));
    const int strength =
        std::max(edges.along_rows.strength(strong, least), edges.along_columns.strength(strong, least));
    if (total >= edges_min) out.contrast = strength;
    const int half = std::max(strength / 2, least);
    out.edge_width_hundredths = worse(width_of(edges.along_rows, half), width_of(edges.along_columns, half));
    if (out.contrast) out.ink = std::max(out.paper - *out.contrast, 0);
    out.skew_tenths = read_skew_tenths(view, half);
    if (const auto text = read_text(view, cells, half)) {
        out.paper = text->paper;
        out.text_height_tenths = text->height_tenths * static_cast<int>(reduction);
        out.ink = text->ink;
        out.slope_balance = text->slope_balance;
        out.cut_permille = read_cut_permille(view, *text, out.grain_tenths);
    } else if (out.edge_density >= crowded && out.grain_tenths < noisy) {
        out.text_height_tenths = crowded_height / static_cast<int>(out.edge_density) * static_cast<int>(reduction);
    }
    out.glare_permille = read_glare_permille(cells, out.paper, half);
    return out;
}

}  // namespace onetrip::material::picture
