#pragma once

/// How sharp and how strong the edges of a picture are, along rows and along columns. An edge is a run of pixels that
/// rises or falls; its strength is by how much, its width the distance between a fifth and four fifths of the way. What
/// is drawn in the picture does not enter: a sharp edge of anything is about a pixel wide, and a lens out of focus
/// makes every edge wide.

#include <array>
#include <cstdint>
#include <optional>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

/// Counts of edges by strength (steps of 8) and width (eighths of a pixel; the last: that much and more).
class EdgeCounts {
public:
    static constexpr int strength_min = 24;  ///< weaker ones are noise and paper
    static constexpr int width_unit = 8;     ///< to the pixel

    /// Without a width: an edge that runs along the line, whose strength alone is known.
    void add(int strength, std::optional<int> width_eighths);
    /// The strength (0 to 255) that `permille` of the edges of at least `least` do not exceed; 0 if there are none.
    [[nodiscard]] int strength(std::uint32_t permille, int least) const;
    /// The width in hundredths of a pixel that `permille` of the edges of at least `strength` do not exceed.
    [[nodiscard]] int width_hundredths(std::uint32_t permille, int strength) const;
    /// How many edges are at least so strong.
    [[nodiscard]] std::uint32_t count(int strength) const;
    /// How many of those have a width.
    [[nodiscard]] std::uint32_t measured(int strength) const;

private:
    static constexpr int strength_bins = 32;
    static constexpr int width_bins = 160;
    std::array<std::uint32_t, strength_bins> counts_{};
    std::array<std::array<std::uint32_t, width_bins>, strength_bins> widths_{};
};

struct Edges {
    EdgeCounts along_rows;     ///< blurred by a movement to the side
    EdgeCounts along_columns;  ///< blurred by a movement up or down
};
/// Rows and columns a line step apart are looked at.
[[nodiscard]] Edges read_edges(GrayView view);

}  // namespace onetrip::material::picture
