#include "core/appointment/team.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

TEST(Channel, names_read_back) {
    for (std::size_t i = 0; i < channel_count; ++i) {
        const auto channel = static_cast<Channel>(i);
        EXPECT_EQ(channel_of(name_of(channel)), channel);
    }
    EXPECT_EQ(channel_of("fax"), std::nullopt);
}

// What is the team's own comes first; the rest is the hall's.
TEST(Team, has_hours_of_its_own_before_the_hall_s) {
    const auto day = [](const char* text) { return *base::Day::parse(text); };
    calendar::OpeningHours hall;
    hall.week[0] = {{480, 720}};
    hall.week[1] = {{480, 720}};
    hall.closures = {{day("2026-12-07"), day("2026-12-07")}};
    hall.extra_days = {{day("2026-12-12"), {{540, 600}}}, {day("2026-12-19"), {{540, 600}}}};
    const auto team_of = [&](const char* rest) {
        const std::string text = R"({"id":"t","slot_minutes":30,"places":{"online":1})" + std::string(rest) + "}";
        const auto parsed = json::Document::parse(text);
        const auto team = read_team(parsed->root(), hall, "/team");
        EXPECT_TRUE(team.ok()) << rest;
        return team ? *team : Team();
    };
    const Team plain = team_of("");
    const Team own =
        team_of(R"(,"weekly":{"tuesday":[["13:00","15:00"]]},"closures":[{"day":"2026-12-08","to":"2026-12-09"}],
                                 "extra_days":[{"day":"2026-12-12","hours":[]}])");
    const struct {
        const char* day;
        std::int32_t plain;  ///< minutes that are served
        std::int32_t own;
    } table[] = {
        {"2026-12-01", 240, 120},  // Tuesday
        {"2026-12-07", 0, 0},      // Monday, the hall is closed
        {"2026-12-08", 240, 0},    // Tuesday, the team is away
        {"2026-12-12", 60, 0},     // Saturday, the hall opens in addition; the team does not
        {"2026-12-14", 240, 0},    // Monday
        {"2026-12-19", 60, 60},    // Saturday
    };
    const auto minutes = [&](const Team& team, const char* on) {
        std::int32_t sum = 0;
        for (const calendar::MinuteSpan span : team.hours.on(calendar::WorkCalendar::built_in(), day(on)))
            sum += span.to - span.from;
        return sum;
    };
    for (const auto& row : table) {
        EXPECT_EQ(minutes(plain, row.day), row.plain) << row.day;
        EXPECT_EQ(minutes(own, row.day), row.own) << row.day;
    }
}

}  // namespace
}  // namespace onetrip::appointment
