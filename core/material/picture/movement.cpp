#include "core/material/picture/movement_internal.h"

namespace onetrip::material::picture {
namespace {

std::uint64_t square_root(std::uint64_t value) {
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 31; bit != 0; bit >>= 1) {
        if ((root + bit) * (root + bit) <= value) root += bit;
    }
    return root;
}

}  // namespace

int read_slope_balance(GrayView view, const Area& area) {
    std::int64_t along_x = 0;
    std::int64_t along_y = 0;
    std::int64_t mixed = 0;
    for (std::uint32_t y = area.top + 1; y + 1 < area.top + area.height; y += 2) {
        const std::uint8_t* above = view.row(y - 1);
        const std::uint8_t* here = view.row(y);
        const std::uint8_t* below = view.row(y + 1);
        for (std::uint32_t x = area.left + 1; x + 1 < area.left + area.width; x += 2) {
            const int dx = here[x + 1] - here[x - 1];
            const int dy = below[x] - above[x];
            along_x += dx * dx;
            along_y += dy * dy;
            mixed += dx * dy;
        }
    }
    const std::int64_t sum = along_x + along_y;
    const std::int64_t difference = along_x - along_y;
    const auto spread =
        static_cast<std::int64_t>(square_root(static_cast<std::uint64_t>(difference * difference + 4 * mixed * mixed)));
    return sum == 0 ? 1000 : static_cast<int>((sum - spread) * 1000 / (sum + spread));
}

}  // namespace onetrip::material::picture
