#pragma once

/// Runs of a line of pixels: as far as it rises, or falls, without coming back by more than `reversal_max`. Found pixel
/// by pixel in one line, or in sixteen lines side by side; both find the same ones.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "core/base/assert.h"
#include "core/material/picture/lanes_internal.h"

namespace onetrip::material::picture {

/// A run goes on over a step back of no more than this: noise on a slope.
inline constexpr int reversal_max = 3;

/// Calls `visit(from, to)` for each run that rises or falls by `strength_min` or more.
template <typename Visit>
void visit_runs(const std::uint8_t* pixels, std::uint32_t size, int strength_min, const Visit& visit) {
    const auto end_run = [&](std::uint32_t from, std::uint32_t to) {
        if (std::abs(pixels[to] - pixels[from]) >= strength_min) visit(from, to);
    };
    std::uint32_t from = 0;
    std::uint32_t extreme = 0;
    int sign = 1;
    for (std::uint32_t at = 1; at < size; ++at) {
        const int further = (pixels[at] - pixels[extreme]) * sign;
        if (further > 0) {
            extreme = at;
        } else if (further < -reversal_max) {
            end_run(from, extreme);
            from = extreme;
            // A plateau belongs to the run before: the next one begins at its end.
            extreme = at;
            sign = -sign;
        }
    }
    end_run(from, extreme);
}

#if ONETRIP_LANES

inline constexpr std::size_t lines_side_by_side = 16;
/// Places are counted in sixteen binary digits.
inline constexpr std::uint32_t side_by_side_size_max = 65'535;

/// Sixteen lines: pixel `at` of line `i` is `pixels[at * step + i]`.
struct SideBySide {
    const std::uint8_t* pixels;
    std::size_t step;
    std::uint32_t size;  ///< of each line; 1 to `side_by_side_size_max`
};

/// Calls `visit(line, from, to)`, the runs of one line in their order.
template <typename Visit>
void visit_runs(const SideBySide& lines, std::uint8_t strength_min, const Visit& visit) {
    ONETRIP_ASSERT(lines.size <= side_by_side_size_max);
    const Lanes none = splat(0);
    const Lanes reversal = splat(static_cast<std::uint8_t>(reversal_max));
    const Lanes too_weak = splat(static_cast<std::uint8_t>(strength_min - 1));
    Lanes begin = load(lines.pixels);  // brightness where the run began, and where it has come to
    Lanes extreme = begin;
    Lanes is_falling = none;
    Lanes from[2] = {none, none};  // the places of both, eight lines each
    Lanes to[2] = {none, none};
    const auto end_runs = [&](Lanes ending) {
        const Lanes strength = either(less_by(begin, extreme), less_by(extreme, begin));
        const Lanes is_weak = is_same(less_by(strength, too_weak), none);
        std::uint32_t found = digits_of(select(is_weak, none, ending));
        if (found == 0) return;
        std::uint16_t froms[lines_side_by_side];
        std::uint16_t tos[lines_side_by_side];
        for (std::size_t half = 0; half < 2; ++half) {
            store(froms + half * 8, from[half]);
            store(tos + half * 8, to[half]);
        }
        for (; found != 0; found &= found - 1) {
            const auto line = static_cast<std::size_t>(__builtin_ctz(found));
            visit(line, std::uint32_t{froms[line]}, std::uint32_t{tos[line]});
        }
    };
    for (std::uint32_t at = 1; at < lines.size; ++at) {
        const Lanes here = load(lines.pixels + at * lines.step);
        // A falling line is looked at upside down.
        const Lanes height = differing(here, is_falling);
        const Lanes height_max = differing(extreme, is_falling);
        const Lanes is_same_or_lower = is_same(less_by(height, height_max), none);
        const Lanes is_no_turn = is_same(less_by(less_by(height_max, height), reversal), none);
        const Lanes turns = differing(is_no_turn, splat(255));
        if (digits_of(turns) != 0) {
            end_runs(turns);
            begin = select(turns, extreme, begin);
            from[0] = select(zip_first(turns, turns), to[0], from[0]);
            from[1] = select(zip_last(turns, turns), to[1], from[1]);
            is_falling = differing(is_falling, turns);
        }
        const Lanes stays = both(is_same_or_lower, is_no_turn);
        extreme = select(stays, extreme, here);
        const Lanes place = splat_16(static_cast<std::uint16_t>(at));
        to[0] = select(zip_first(stays, stays), to[0], place);
        to[1] = select(zip_last(stays, stays), to[1], place);
    }
    end_runs(splat(255));
}

#endif

}  // namespace onetrip::material::picture
