#include "core/material/picture/grain_internal.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "core/material/picture/cells_internal.h"

namespace onetrip::material::picture {
namespace {

constexpr std::uint32_t stretch = 32;
/// The share of stretches that are taken for even.
constexpr std::uint64_t even_permille = 100;

}  // namespace

int read_grain_tenths(GrayView view, int bright_min) {
    // Of each stretch the sum of |a - 2b + c|: slopes cancel out, noise does not. Counted by sixteenths of the sum.
    std::array<std::uint32_t, 2048> counts{};
    std::uint64_t total = 0;
    for (std::uint32_t y = line_step(view) / 2; y < view.height; y += line_step(view)) {
        const std::uint8_t* row = view.row(y);
        for (std::uint32_t from = 1; from + stretch < view.width; from += stretch) {
            int sum = 0;
            int brightness = 0;
            for (std::uint32_t x = from; x < from + stretch; ++x) {
                sum += std::abs(row[x - 1] - 2 * row[x] + row[x + 1]);
                brightness += row[x];
            }
            if (brightness < bright_min * static_cast<int>(stretch)) continue;
            ++counts[std::min<std::size_t>(static_cast<std::size_t>(sum / 16), counts.size() - 1)];
            ++total;
        }
    }
    std::uint64_t below = 0;
    int bin = 0;
    while (bin + 1 < static_cast<int>(counts.size())) {
        below += counts[static_cast<std::size_t>(bin)];
        if (below * 1000 > total * even_permille) break;
        ++bin;
    }
    // The mean of |a - 2b + c| is 1.954 standard deviations.
    return total == 0 ? 0 : (bin * 16 + 8) * 10'000 / (1954 * static_cast<int>(stretch));
}

}  // namespace onetrip::material::picture
