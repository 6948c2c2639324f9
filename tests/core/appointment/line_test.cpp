#include "core/appointment/line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace onetrip::appointment {
namespace {

constexpr base::Instant nine{1'795'827'600'000};
base::Instant at(std::int64_t minute) {
    return nine + minute * base::milliseconds_per_minute;
}

/// `A10 B5 P7`: an appointment, a walk-in and somebody with precedence whose turns come so many minutes after nine.
std::vector<InLine> line_of(std::string_view said) {
    std::vector<InLine> line;
    std::int64_t minute = 0;
    for (const char c : said) {
        if (c == ' ') continue;
        if (c == 'A') line.push_back({Comer::Booked, {}, 0});
        if (c == 'B') line.push_back({Comer::WalkIn, {}, 0});
        if (c == 'P') line.push_back({Comer::Priority, {}, 0});
        minute = c >= '0' && c <= '9' ? minute * 10 + (c - '0') : 0;
        line.back().turn_at = at(minute);
        line.back().drawn = static_cast<std::int64_t>(line.size());
    }
    return line;
}

std::string order_of(std::string_view said, std::int32_t booked_before, std::int64_t minute) {
    const std::vector<InLine> line = line_of(said);
    std::string order;
    for (const std::size_t place : line_order(line, booked_before, at(minute))) {
        const char letter = line[place].comer == Comer::Booked ? 'A' : line[place].comer == Comer::WalkIn ? 'B' : 'P';
        const std::int64_t turn = (line[place].turn_at - nine) / base::milliseconds_per_minute;
        order += (order.empty() ? "" : " ") + std::string(1, letter) + std::to_string(turn);
    }
    return order;
}

TEST(Line, IsCalledByTheRuleOnTheWall) {
    struct Case {
        std::string waiting;
        std::int32_t booked_before;
        std::int64_t minute;
        std::string order;
        std::string why;
    };
    for (const Case& line : {
             Case{"", 0, 0, "", "nobody"},
             Case{"B5 B3 B4", 0, 10, "B3 B4 B5", "walk-ins as they came"},
             Case{"A30 A0 A15", 0, 40, "A0 A15 A30", "appointments by their slots"},
             Case{"B1 A10", 0, 10, "A10 B1", "an appointment's turn has come"},
             Case{"B1 A10", 0, 9, "B1 A10", "it has not come yet"},
             Case{"A10 A20", 0, 5, "A10 A20", "early ones fill an empty window"},
             Case{"B1 A0 A1 A2 A3 A4", 0, 10, "A0 A1 A2 B1 A3 A4", "a walk-in after three appointments"},
             Case{"B1 B2 A0 A1", 2, 10, "A0 B1 A1 B2", "of which two were called before"},
             Case{"B1 A0", 3, 10, "B1 A0", "of which three were called before"},
             Case{"A0 A1", 9, 10, "A0 A1", "where no walk-in waits nobody stands aside"},
             Case{"A0 B0 P9", 0, 10, "P9 A0 B0", "precedence by law"},
             Case{"P9 A0 A1 A2 B1", 2, 10, "P9 A0 B1 A1 A2", "which neither counts as an appointment nor as a walk-in"},
             Case{"B2 B2 A5 A5", 0, 5, "A5 A5 B2 B2", "of equal turns, who drew first"},
         }) {
        EXPECT_EQ(order_of(line.waiting, line.booked_before, line.minute), line.order) << line.why;
    }
}

TEST(Line, NobodyWaitsForEverAndEverybodyIsCalledOnce) {
    std::uint32_t seed = 7;
    const auto draw = [&](std::uint32_t below) {
        seed = seed * 1'664'525 + 1'013'904'223;
        return (seed >> 8) % below;
    };
    for (int round = 0; round < 500; ++round) {
        std::vector<InLine> line;
        for (std::uint32_t i = draw(30); i > 0; --i)
            line.push_back({static_cast<Comer>(draw(3)), at(draw(60)), static_cast<std::int64_t>(line.size())});
        const auto order = line_order(line, static_cast<std::int32_t>(draw(5)), at(30));
        std::vector<std::size_t> all(line.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        EXPECT_TRUE(std::is_permutation(order.begin(), order.end(), all.begin(), all.end()));
        int in_a_row = 0;
        std::size_t walk_ins_left = static_cast<std::size_t>(
            std::count_if(line.begin(), line.end(), [](const InLine& one) { return one.comer == Comer::WalkIn; }));
        for (const std::size_t place : order) {
            if (line[place].comer == Comer::WalkIn) --walk_ins_left;
            in_a_row = line[place].comer == Comer::Booked ? in_a_row + 1 : 0;
            EXPECT_TRUE(in_a_row <= 3 || walk_ins_left == 0);
        }
    }
}

TEST(Line, TheTurnOfAnAppointmentComesWithItsSlot) {
    EXPECT_EQ(turn_of_booked(at(30), at(0)), at(30)) << "early";
    EXPECT_EQ(turn_of_booked(at(30), at(40)), at(40)) << "late";
}

TEST(Line, SaysHowLongItTakes) {
    struct Case {
        std::int32_t ahead;
        Pace pace;
        std::int32_t minutes;
    };
    for (const Case& line : {
             Case{0, {}, 0},
             Case{5, {0, 30, 30, 8}, 19},
             Case{5, {2, 30, 30, 8}, 19},
             Case{5, {3, 30, 30, 8}, 50},
             Case{5, {60, 30, 30, 8}, 3},
             Case{10'000, {3, 30, 30, 1}, 100'000},
         }) {
        EXPECT_EQ(wait_minutes(line.ahead, line.pace), line.minutes) << line.ahead << ' ' << line.pace.called;
    }
}

}  // namespace
}  // namespace onetrip::appointment
