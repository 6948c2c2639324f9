#include "core/material/picture/perceptual_hash.h"

#include <algorithm>
#include <array>

#include "core/material/picture/lanes_internal.h"
#include "core/material/picture/upright.h"

namespace onetrip::material::picture {
namespace {

constexpr std::size_t side = 32;
constexpr std::size_t frequencies = 8;

/// cos(pi (2x + 1) u / 64) in units of 1/4096, for the frequencies u from 1 to 8 (0 is the mean, which says nothing).
// clang-format off
constexpr std::int32_t cosines[frequencies][side] = {
    {4091, 4052, 3973, 3857, 3703, 3513, 3290, 3035, 2751, 2440, 2106, 1751, 1380, 995, 601, 201, -201, -601, -995, -1380, -1751, -2106, -2440, -2751, -3035, -3290, -3513, -3703, -3857, -3973, -4052, -4091},
    {4076, 3920, 3612, 3166, 2598, 1931, 1189, 401, -401, -1189, -1931, -2598, -3166, -3612, -3920, -4076, -4076, -3920, -3612, -3166, -2598, -1931, -1189, -401, 401, 1189, 1931, 2598, 3166, 3612, 3920, 4076},
    {4052, 3703, 3035, 2106, 995, -201, -1380, -2440, -3290, -3857, -4091, -3973, -3513, -2751, -1751, -601, 601, 1751, 2751, 3513, 3973, 4091, 3857, 3290, 2440, 1380, 201, -995, -2106, -3035, -3703, -4052},
    {4017, 3406, 2276, 799, -799, -2276, -3406, -4017, -4017, -3406, -2276, -799, 799, 2276, 3406, 4017, 4017, 3406, 2276, 799, -799, -2276, -3406, -4017, -4017, -3406, -2276, -799, 799, 2276, 3406, 4017},
    {3973, 3035, 1380, -601, -2440, -3703, -4091, -3513, -2106, -201, 1751, 3290, 4052, 3857, 2751, 995, -995, -2751, -3857, -4052, -3290, -1751, 201, 2106, 3513, 4091, 3703, 2440, 601, -1380, -3035, -3973},
    {3920, 2598, 401, -1931, -3612, -4076, -3166, -1189, 1189, 3166, 4076, 3612, 1931, -401, -2598, -3920, -3920, -2598, -401, 1931, 3612, 4076, 3166, 1189, -1189, -3166, -4076, -3612, -1931, 401, 2598, 3920},
    {3857, 2106, -601, -3035, -4091, -3290, -995, 1751, 3703, 3973, 2440, -201, -2751, -4052, -3513, -1380, 1380, 3513, 4052, 2751, 201, -2440, -3973, -3703, -1751, 995, 3290, 4091, 3035, 601, -2106, -3857},
    {3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784, 3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784, 3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784, 3784, 1567, -1567, -3784, -3784, -1567, 1567, 3784}};
// clang-format on

std::uint32_t sum_of(const std::uint8_t* pixels, std::size_t count) {
    std::uint32_t sum = 0;
    std::size_t at = 0;
#if ONETRIP_LANES
    for (; at + 16 <= count; at += 16)
        sum += total_of(load(pixels + at));
#endif
    for (; at < count; ++at)
        sum += pixels[at];
    return sum;
}

using Areas = std::array<std::int32_t, side * side>;

/// The mean brightness of 32 x 32 areas, in sixteenths of a grey level.
Areas read_areas(GrayView view) {
    Areas out{};
    for (std::size_t row = 0; row < side; ++row) {
        const auto top = static_cast<std::uint32_t>(row * view.height / side);
        const auto bottom = std::max(top + 1, static_cast<std::uint32_t>((row + 1) * view.height / side));
        for (std::size_t column = 0; column < side; ++column) {
            const auto left = static_cast<std::uint32_t>(column * view.width / side);
            const auto right = std::max(left + 1, static_cast<std::uint32_t>((column + 1) * view.width / side));
            std::uint64_t sum = 0;
            for (std::uint32_t y = top; y < bottom; ++y)
                sum += sum_of(view.row(y) + left, right - left);
            out[row * side + column] =
                static_cast<std::int32_t>(sum * 16 / (std::uint64_t{bottom - top} * (right - left)));
        }
    }
    return out;
}

Areas turn(const Areas& stored, std::uint32_t orientation) {
    Areas shown{};
    for (std::size_t row = 0; row < side; ++row) {
        for (std::size_t column = 0; column < side; ++column) {
            const Place from = stored_place({column, row}, side, side, orientation);
            shown[row * side + column] = stored[from.y * side + from.x];
        }
    }
    return shown;
}

}  // namespace

std::uint64_t perceptual_hash(GrayView view, std::uint32_t orientation) {
    if (view.width < frequencies || view.height < frequencies) return 0;
    const Areas areas = turn(read_areas(view), orientation);
    std::array<std::int64_t, frequencies * side> rows{};
    for (std::size_t u = 0; u < frequencies; ++u) {
        for (std::size_t y = 0; y < side; ++y) {
            std::int64_t sum = 0;
            for (std::size_t x = 0; x < side; ++x)
                sum += std::int64_t{areas[y * side + x]} * cosines[u][x];
            rows[u * side + y] = sum / 4096;
        }
    }
    std::array<std::int64_t, frequencies * frequencies> values{};
    for (std::size_t u = 0; u < frequencies; ++u) {
        for (std::size_t v = 0; v < frequencies; ++v) {
            for (std::size_t y = 0; y < side; ++y)
                values[u * frequencies + v] += rows[u * side + y] * cosines[v][y];
        }
    }
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const std::int64_t middle = sorted[sorted.size() / 2];
    std::uint64_t hash = 0;
    for (const std::int64_t value : values)
        hash = hash << 1 | (value > middle ? 1u : 0u);
    return hash;
}

int hash_distance(std::uint64_t a, std::uint64_t b) {
    int bits = 0;
    for (std::uint64_t rest = a ^ b; rest != 0; rest &= rest - 1)
        ++bits;
    return bits;
}

std::string hash_text(std::uint64_t hash) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4)
        text += digits[hash >> shift & 15];
    return text;
}

}  // namespace onetrip::material::picture
