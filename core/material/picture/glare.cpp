#include "core/material/picture/glare_internal.h"

#include <algorithm>

namespace onetrip::material::picture {
namespace {

constexpr int white = 250;
constexpr int paper_max = 235;
/// How much brighter than the page it is at two cells from the patch.
constexpr int halo_min = 8;
constexpr std::size_t patch_cells_min = 6;

class GlareFinder {
public:
    GlareFinder(const Cells& cells, int paper) : cells_(cells), paper_(paper), seen_(cells.cells.size()) {}

    std::uint32_t permille() {
        std::size_t glaring = 0;
        for (std::uint32_t at = 0; at < cells_.cells.size(); ++at) {
            if (seen_[at] || !is_white(at)) continue;
            const std::vector<std::uint32_t> patch = fill(at);
            if (patch.size() >= patch_cells_min && fades(patch)) glaring += patch.size();
        }
        return static_cast<std::uint32_t>(glaring * 1000 / std::max<std::size_t>(cells_.cells.size(), 1));
    }

private:
    [[nodiscard]] bool is_white(std::uint32_t at) const { return cells_.cells[at].darkest >= white; }

    /// The cells at `distance` along the sides and diagonals.
    template <typename Visit>
    void around(std::uint32_t at, int distance, const Visit& visit) const {
        const int columns = static_cast<int>(cells_.columns);
        const int rows = static_cast<int>(cells_.rows);
        const int column = static_cast<int>(at) % columns;
        const int row = static_cast<int>(at) / columns;
        for (int dy = -distance; dy <= distance; dy += distance) {
            for (int dx = -distance; dx <= distance; dx += distance) {
                const int x = column + dx;
                const int y = row + dy;
                const bool is_inside = x >= 0 && y >= 0 && x < columns && y < rows;
                if (is_inside && (dx != 0 || dy != 0)) visit(static_cast<std::uint32_t>(y * columns + x));
            }
        }
    }

    std::vector<std::uint32_t> fill(std::uint32_t from) {
        std::vector<std::uint32_t> patch{from};
        seen_[from] = true;
        for (std::size_t next = 0; next < patch.size(); ++next) {
            around(patch[next], 1, [&](std::uint32_t at) {
                if (seen_[at] || !is_white(at)) return;
                seen_[at] = true;
                patch.push_back(at);
            });
        }
        return patch;
    }

    [[nodiscard]] bool fades(const std::vector<std::uint32_t>& patch) const {
        std::uint32_t bright = 0;
        std::uint32_t counted = 0;
        for (const std::uint32_t cell : patch) {
            around(cell, 2, [&](std::uint32_t at) {
                if (is_white(at)) return;
                ++counted;
                if (cells_.cells[at].mean >= paper_ + halo_min) ++bright;
            });
        }
        return counted > 0 && bright * 2 > counted;
    }

    const Cells& cells_;
    int paper_;
    std::vector<bool> seen_;
};

}  // namespace

std::uint32_t read_glare_permille(const Cells& cells, int paper) {
    return paper > paper_max ? 0 : GlareFinder(cells, paper).permille();
}

}  // namespace onetrip::material::picture
