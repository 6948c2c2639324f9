#include "core/delivery/expectation.h"

#include <gtest/gtest.h>

#include <iostream>

namespace onetrip::delivery {
namespace {

using base::Day;
using base::Weekday;

const Day tuesday = *Day::parse("2026-12-01");
constexpr Way way{"ems", "浙江省", "云川市"};

PastParcels row(std::vector<std::int32_t> counts, Weekday weekday = Weekday::Tuesday, std::string carrier = "ems",
                std::string from = "浙江省") {
    return {std::move(carrier), std::move(from), "云川市", weekday, std::move(counts)};
}

TEST(Expectation, is_the_median_day_and_the_day_of_nine_in_ten) {
    const struct {
        std::vector<std::int32_t> count_by_days;
        const char* likely;
        const char* latest;
    } table[] = {
        {{0, 20}, "2026-12-02", "2026-12-02"},         {{0, 10, 10}, "2026-12-02", "2026-12-03"},
        {{0, 9, 11}, "2026-12-03", "2026-12-03"},      {{0, 50, 40, 10}, "2026-12-02", "2026-12-03"},
        {{0, 50, 39, 11}, "2026-12-02", "2026-12-04"}, {{20}, "2026-12-01", "2026-12-01"},
    };
    for (const auto& line : table) {
        const std::vector<PastParcels> past{row(line.count_by_days)};
        const auto expected = expect(past, way, tuesday, tuesday);
        ASSERT_TRUE(expected);
        EXPECT_EQ(expected->likely.text(), line.likely);
        EXPECT_EQ(expected->latest.text(), line.latest);
    }
}

TEST(Expectation, moves_on_with_the_waiting) {
    const std::vector<PastParcels> past{row({0, 80, 15, 10, 10})};
    const struct {
        std::int32_t waited_days;
        const char* likely;
        const char* latest;
        std::int64_t parcels;
    } table[] = {
        {-1, "2026-12-02", "2026-12-04", 115},  // collected tomorrow, by a carrier's fast clock
        {0, "2026-12-02", "2026-12-04", 115},  {1, "2026-12-02", "2026-12-04", 115},
        {2, "2026-12-04", "2026-12-05", 35},   {3, "2026-12-04", "2026-12-05", 20},
    };
    for (const auto& line : table) {
        const auto expected = expect(past, way, tuesday, tuesday + line.waited_days);
        ASSERT_TRUE(expected) << line.waited_days;
        EXPECT_EQ(expected->likely.text(), line.likely) << line.waited_days;
        EXPECT_EQ(expected->latest.text(), line.latest) << line.waited_days;
        EXPECT_EQ(expected->parcels, line.parcels) << line.waited_days;
    }
    EXPECT_FALSE(expect(past, way, tuesday, tuesday + 4));
    EXPECT_FALSE(expect(past, way, tuesday, tuesday + 400));
}

TEST(Expectation, rests_on_the_most_particular_parcels_there_are_enough_of) {
    const struct {
        std::vector<PastParcels> past;
        const char* basis;
    } table[] = {
        {{row({0, 20}), row({0, 0, 90}, Weekday::Monday)}, "way_and_weekday"},
        {{row({0, 19}), row({0, 1}, Weekday::Monday)}, "way"},
        {{row({0, 19}), row({0, 1}, Weekday::Monday, "shunfeng")}, "provinces"},
        {{row({0, 19}), row({0, 90}, Weekday::Tuesday, "ems", "江苏省")}, "-"},
        {{}, "-"},
    };
    for (const auto& line : table) {
        const auto expected = expect(line.past, way, tuesday, tuesday);
        EXPECT_EQ(expected ? std::string(name_of(expected->basis)) : "-", line.basis);
    }
}

TEST(Expectation, counts_what_took_very_long_with_the_last_day) {
    std::vector<std::int32_t> counts(200, 0);
    counts[150] = 20;
    const auto expected = expect(std::vector<PastParcels>{row(counts)}, way, tuesday, tuesday);
    ASSERT_TRUE(expected);
    EXPECT_EQ(expected->likely, tuesday + static_cast<std::int32_t>(past_days_max));
}

/// A carrier that takes one to three days of driving, drives on every day and delivers on none of the Sundays.
std::int32_t days_taken(Day collected, std::uint32_t& seed) {
    seed = seed * 1'664'525u + 1'013'904'223u;
    const std::uint32_t drawn = (seed >> 8) % 100;
    std::int32_t days = drawn < 55 ? 1 : drawn < 88 ? 2 : drawn < 97 ? 3 : 5;
    if ((collected + days).weekday() == Weekday::Sunday) ++days;
    return days;
}

TEST(Expectation, keeps_its_word_for_parcels_it_has_not_seen) {
    std::uint32_t seed = 20261201;
    std::vector<PastParcels> past;
    for (std::uint8_t weekday = 1; weekday <= 7; ++weekday)
        past.push_back(row(std::vector<std::int32_t>(8, 0), static_cast<Weekday>(weekday)));
    for (std::int32_t parcel = 0; parcel < 7'000; ++parcel) {
        const Day collected = tuesday - 400 + parcel % 364;
        ++past[static_cast<std::size_t>(collected.weekday()) - 1]
              .count_by_days[static_cast<std::size_t>(days_taken(collected, seed))];
    }
    std::int32_t by_latest = 0;
    std::int32_t within_a_day = 0;
    constexpr std::int32_t parcels = 7'000;
    for (std::int32_t parcel = 0; parcel < parcels; ++parcel) {
        const Day collected = tuesday + parcel % 364;
        const Day came = collected + days_taken(collected, seed);
        const auto expected = expect(past, way, collected, collected);
        ASSERT_TRUE(expected);
        if (came <= expected->latest) ++by_latest;
        if (came - expected->likely <= 1 && expected->likely - came <= 1) ++within_a_day;
    }
    std::cout << "note: of " << parcels << " unseen parcels " << by_latest * 100 / parcels
              << " % came by the latest day, " << within_a_day * 100 / parcels << " % within a day of the likely one\n";
    EXPECT_GE(by_latest * 100, parcels * 88);
    EXPECT_GE(within_a_day * 100, parcels * 80);
}

}  // namespace
}  // namespace onetrip::delivery
