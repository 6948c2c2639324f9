#include "core/material/picture/glare_internal.h"

#include <algorithm>

namespace onetrip::material::picture {
namespace {

/// A cell where nothing is left: white but for what a little noise takes from it.
constexpr int white_mean_min = 251;
constexpr int white_darkest_min = 238;
constexpr int paper_max = 246;
/// How much brighter than the page it is at two cells from the patch: less where the page itself is nearly white.
constexpr int halo(int paper) {
    constexpr int most = 8;
    return std::min(most, (white_mean_min - paper) / 2);
}
/// Cells with white ones all around them: the gaps between lines have none.
constexpr std::size_t core_cells_min = 4;
/// How far from a patch writing is looked for, in cells.
constexpr int reach = 24;

class GlareFinder {
public:
    GlareFinder(const Cells& cells, int paper, int strength)
        : cells_(cells), paper_(paper), strength_(strength), seen_(cells.cells.size()) {}

    std::uint32_t permille() {
        std::size_t glaring = 0;
        for (std::uint32_t at = 0; at < cells_.cells.size(); ++at) {
            if (seen_[at] || !is_white(at)) continue;
            const std::vector<std::uint32_t> patch = fill(at);
            if (core_of(patch) >= core_cells_min && fades(patch) && is_within_writing(patch)) glaring += patch.size();
        }
        return static_cast<std::uint32_t>(glaring * 1000 / std::max<std::size_t>(cells_.cells.size(), 1));
    }

private:
    [[nodiscard]] bool is_white(std::uint32_t at) const {
        const Cell& cell = cells_.cells[at];
        return cell.mean >= white_mean_min && cell.darkest >= white_darkest_min;
    }

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
                if (cells_.cells[at].mean >= paper_ + halo(paper_)) ++bright;
            });
        }
        return counted > 0 && bright * 2 > counted;
    }

    [[nodiscard]] std::size_t core_of(const std::vector<std::uint32_t>& patch) const {
        std::size_t core = 0;
        for (const std::uint32_t cell : patch) {
            bool is_inner = true;
            around(cell, 1, [&](std::uint32_t at) { is_inner = is_inner && is_white(at); });
            if (is_inner) ++core;
        }
        return core;
    }

    /// Whether there is writing on both sides, or above and below: in the middle of it something is lost. What lies
    /// beside the writing, an empty margin in bright light, is lost to nobody.
    [[nodiscard]] bool is_within_writing(const std::vector<std::uint32_t>& patch) const {
        const int columns = static_cast<int>(cells_.columns);
        int left = columns;
        int right = 0;
        int top = static_cast<int>(cells_.rows);
        int bottom = 0;
        for (const std::uint32_t cell : patch) {
            left = std::min(left, static_cast<int>(cell) % columns);
            right = std::max(right, static_cast<int>(cell) % columns);
            top = std::min(top, static_cast<int>(cell) / columns);
            bottom = std::max(bottom, static_cast<int>(cell) / columns);
        }
        return (has_writing({left - reach, top, left, bottom + 1}, true) &&
                has_writing({right + 1, top, right + 1 + reach, bottom + 1}, true)) ||
               (has_writing({left, top - reach, right + 1, top}, false) &&
                has_writing({left, bottom + 1, right + 1, bottom + 1 + reach}, false));
    }

    /// Cells, the last ones left out.
    struct Part {
        int left;
        int top;
        int right;
        int bottom;
    };

    /// Whether some row (or column) crosses strokes again and again: the paper's edge it crosses once.
    [[nodiscard]] bool has_writing(Part part, bool by_rows) const {
        part = {std::max(part.left, 0), std::max(part.top, 0), std::min(part.right, static_cast<int>(cells_.columns)),
                std::min(part.bottom, static_cast<int>(cells_.rows))};
        constexpr int strokes_min = 3;
        const int lines = by_rows ? part.bottom - part.top : part.right - part.left;
        const int length = by_rows ? part.right - part.left : part.bottom - part.top;
        for (int line = 0; line < lines; ++line) {
            int strokes = 0;
            for (int at = 0; at < length; ++at) {
                const int column = part.left + (by_rows ? at : line);
                const int row = part.top + (by_rows ? line : at);
                const Cell& cell = cells_.at(static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(row));
                if (cell.range() >= strength_) ++strokes;
            }
            if (strokes >= strokes_min) return true;
        }
        return false;
    }

    const Cells& cells_;
    int paper_;
    int strength_;
    std::vector<bool> seen_;
};

}  // namespace

std::uint32_t read_glare_permille(const Cells& cells, int paper, int strength) {
    return paper > paper_max ? 0 : GlareFinder(cells, paper, strength).permille();
}

}  // namespace onetrip::material::picture
