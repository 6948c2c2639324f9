#include <array>
#include <cstdint>
#include <cstdlib>

#include "core/material/picture/cells_internal.h"
#include "core/material/picture/skew_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr int bins = 180;  // half degrees over a quarter turn
constexpr int bin_tenths = 5;
constexpr int peak_half = 4;  // a peak is 4.5 degrees wide: perspective spreads it
constexpr std::uint32_t gradients_min = 400;

/// Tenths of a degree of the direction (dx, dy), folded into 0 to 899. atan by its quadratic approximation, which is
/// right to a quarter of a degree.
int folded_tenths(int dx, int dy) {
    // A quarter turn swaps the two and changes one sign.
    if (dx < 0) dx = -dx, dy = -dy;
    if (dy < 0) {
        const int turned = dx;
        dx = -dy;
        dy = turned;
    }
    const bool is_steep = dy > dx;
    const int ratio = (is_steep ? dx : dy) * 1024 / (is_steep ? dy : dx);
    const int tenths = (450 * ratio + 156 * ratio / 1024 * (1024 - ratio)) / 1024;
    return (is_steep ? 900 - tenths : tenths) % 900;
}

using Directions = std::array<std::uint32_t, bins>;

std::uint32_t around(const Directions& counts, int bin) {
    std::uint32_t sum = 0;
    for (int step = -peak_half; step <= peak_half; ++step)
        sum += counts[static_cast<std::size_t>((bin + step + bins) % bins)];
    return sum;
}

Directions read_directions(GrayView view, int gradient_min) {
    Directions counts{};
    const std::uint32_t step = line_step(view) / 2;
    for (std::uint32_t y = 1; y + 1 < view.height; y += step) {
        const std::uint8_t* above = view.row(y - 1);
        const std::uint8_t* here = view.row(y);
        const std::uint8_t* below = view.row(y + 1);
        for (std::uint32_t x = 1; x + 1 < view.width; x += step) {
            // Sobel's operator.
            const int left = above[x - 1] + 2 * here[x - 1] + below[x - 1];
            const int right = above[x + 1] + 2 * here[x + 1] + below[x + 1];
            const int up = above[x - 1] + 2 * above[x] + above[x + 1];
            const int down = below[x - 1] + 2 * below[x] + below[x + 1];
            const int dx = right - left;
            const int dy = down - up;
            if (std::abs(dx) + std::abs(dy) < gradient_min) continue;
            ++counts[static_cast<std::size_t>(folded_tenths(dx, dy) / bin_tenths)];
        }
    }
    return counts;
}

}  // namespace

std::optional<int> read_skew_tenths(GrayView view, int strength) {
    const Directions counts = read_directions(view, strength * 2);
    std::uint32_t total = 0;
    for (const std::uint32_t count : counts)
        total += count;
    if (total < gradients_min) return std::nullopt;
    int peak = 0;
    for (int bin = 1; bin < bins; ++bin) {
        if (around(counts, bin) > around(counts, peak)) peak = bin;
    }
    // Twice what directions without order would put there.
    const std::uint32_t in_peak = around(counts, peak);
    if (in_peak * bins < total * 2 * (2 * peak_half + 1)) return std::nullopt;
    std::int64_t moment = 0;
    for (int step = -peak_half; step <= peak_half; ++step)
        moment += std::int64_t{step} * counts[static_cast<std::size_t>((peak + step + bins) % bins)];
    const int tenths = peak * bin_tenths + static_cast<int>(moment * bin_tenths / in_peak) + bin_tenths / 2;
    return tenths >= 450 ? tenths - 900 : tenths;
}

}  // namespace onetrip::material::picture
