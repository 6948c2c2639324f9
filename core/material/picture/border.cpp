#include "core/material/picture/border_internal.h"

#include <algorithm>
#include <vector>

namespace onetrip::material::picture {
namespace {

constexpr std::size_t window = 64;
constexpr std::size_t alternations_min = 4;
constexpr std::uint32_t depths[] = {2, 5, 8};

/// Permille of the line's windows with writing in them.
std::uint32_t writing_permille(const std::vector<std::uint8_t>& line, const Text& text) {
    const int contrast = text.paper - text.ink;
    const int bright = text.paper - contrast / 3;
    const int dark = text.ink + contrast / 3;
    const int bright_max = text.paper + (255 - text.paper) / 2 + 8;
    std::uint32_t windows = 0;
    std::uint32_t written = 0;
    for (std::size_t from = 0; from + window <= line.size(); from += window, ++windows) {
        std::size_t alternations = 0;
        std::size_t dark_pixels = 0;
        bool is_dark = false;
        bool is_paper = true;
        for (std::size_t at = from; at < from + window; ++at) {
            if (line[at] > bright_max) is_paper = false;
            if (line[at] <= dark) ++dark_pixels;
            const bool turns = is_dark ? line[at] >= bright : line[at] <= dark;
            if (!turns) continue;
            is_dark = !is_dark;
            ++alternations;
        }
        if (is_paper && alternations >= alternations_min && dark_pixels * 2 < window) ++written;
    }
    return windows == 0 ? 0 : written * 1000 / windows;
}

}  // namespace

std::uint32_t read_cut_permille(GrayView view, const Text& text, int grain_tenths) {
    // From dark to bright is a third of the contrast; a run of noise is up to five standard deviations.
    if ((text.paper - text.ink) / 3 <= grain_tenths / 2) return 0;
    std::uint32_t worst = 0;
    std::vector<std::uint8_t> line;
    const auto look = [&] { worst = std::max(worst, writing_permille(line, text)); };
    for (const std::uint32_t depth : depths) {
        if (view.width <= depth || view.height <= depth) break;
        for (const std::uint32_t y : {depth, view.height - 1 - depth}) {
            line.assign(view.row(y), view.row(y) + view.width);
            look();
        }
        for (const std::uint32_t x : {depth, view.width - 1 - depth}) {
            line.clear();
            for (std::uint32_t y = 0; y < view.height; ++y)
                line.push_back(view.row(y)[x]);
            look();
        }
    }
    return worst;
}

}  // namespace onetrip::material::picture
