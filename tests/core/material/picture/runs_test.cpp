// Runs found in sixteen lines at once are those found pixel by pixel in each of them.

#include "core/material/picture/runs_internal.h"

#include <gmock/gmock.h>

#include <random>
#include <tuple>
#include <vector>

namespace onetrip::material::picture {
namespace {

using testing::ElementsAre;

using Pixels = std::vector<std::uint8_t>;
using FromTo = std::tuple<std::uint32_t, std::uint32_t>;
constexpr int strength_min = 24;

std::vector<FromTo> runs_of(const Pixels& line) {
    std::vector<FromTo> out;
    visit_runs(line.data(), static_cast<std::uint32_t>(line.size()), strength_min,
               [&](std::uint32_t from, std::uint32_t to) { out.emplace_back(from, to); });
    return out;
}

TEST(Runs, ARunGoesOnUntilItComesBack) {
    EXPECT_THAT(runs_of({10, 10, 10}), ElementsAre());
    EXPECT_THAT(runs_of({10, 33}), ElementsAre());
    EXPECT_THAT(runs_of({10, 34}), ElementsAre(FromTo(0, 1)));
    EXPECT_THAT(runs_of({10, 40, 37, 60}), ElementsAre(FromTo(0, 3)));
    EXPECT_THAT(runs_of({10, 40, 36, 60}), ElementsAre(FromTo(0, 1), FromTo(2, 3)));
    EXPECT_THAT(runs_of({200, 100, 100, 180}), ElementsAre(FromTo(0, 1), FromTo(1, 3)));
}

#if ONETRIP_LANES

std::vector<std::vector<FromTo>> runs_side_by_side(const std::vector<Pixels>& lines) {
    const std::size_t size = lines[0].size();
    Pixels turned;
    for (std::size_t at = 0; at < size; ++at) {
        for (const Pixels& line : lines)
            turned.push_back(line[at]);
    }
    std::vector<std::vector<FromTo>> out(lines.size());
    visit_runs(SideBySide{turned.data(), lines_side_by_side, static_cast<std::uint32_t>(size)}, strength_min,
               [&](std::size_t line, std::uint32_t from, std::uint32_t to) { out[line].emplace_back(from, to); });
    return out;
}

void expect_the_same(const std::vector<Pixels>& lines) {
    const auto found = runs_side_by_side(lines);
    for (std::size_t i = 0; i < lines.size(); ++i)
        EXPECT_EQ(found[i], runs_of(lines[i])) << i;
}

TEST(Runs, SideBySideTheyAreTheSame) {
    std::mt19937 random(5);
    for (const std::uint32_t size : {1u, 2u, 3u, 17u, 255u, 256u, 257u, 1000u, side_by_side_size_max}) {
        // From nothing but noise to slopes of a few steps, and lines that only jump between the ends.
        for (const std::uint32_t step : {256u, 60u, 9u, 4u, 0u}) {
            std::vector<Pixels> lines(lines_side_by_side);
            for (Pixels& line : lines) {
                int here = static_cast<int>(random() % 256);
                for (std::uint32_t at = 0; at < size; ++at) {
                    here += step == 0 ? 0 : static_cast<int>(random() % (2 * step)) - static_cast<int>(step);
                    if (step == 0) here = random() % 3 == 0 ? 255 - here : here;
                    here = std::min(std::max(here, 0), 255);
                    line.push_back(static_cast<std::uint8_t>(here));
                }
            }
            expect_the_same(lines);
        }
    }
}

TEST(Runs, EachLineIsByItself) {
    std::vector<Pixels> lines(lines_side_by_side, Pixels{0, 0, 0, 0, 0});
    lines[0] = {0, 255, 0, 255, 0};
    lines[7] = {255, 0, 0, 0, 255};
    lines[8] = {100, 103, 100, 97, 100};
    lines[15] = {0, 50, 100, 150, 200};
    expect_the_same(lines);
}

#endif

}  // namespace
}  // namespace onetrip::material::picture
