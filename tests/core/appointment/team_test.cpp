#include "core/appointment/team.h"

#include <gtest/gtest.h>

#include <string>

#include "core/appointment/hall.h"

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

// Days at the edge of a change, changes that overlap, a week without hours, and what is left of the hall's changed week
// to whoever has one of their own.
TEST(Team, has_other_hours_and_places_while_they_are_changed) {
    const auto parsed = json::Document::parse(
        R"({"hall":{"id":"h","services":[],"weekly":{"monday":[["08:00","12:00"],["13:00","17:00"]],"tuesday":[["08:00","12:00"]]},
            "changes":[{"from":"2026-12-07","to":"2026-12-20","weekly":{"monday":[["09:00","11:00"],["14:00","19:00"]]}},
                       {"from":"2026-12-14","weekly":{"monday":[["10:00","11:00"]],"tuesday":[["08:00","09:00"]]}}],
            "teams":[{"id":"plain","slot_minutes":30,"places":{"online":3}},
                     {"id":"own","slot_minutes":30,"places":{"online":3},"weekly":{"monday":[["10:00","15:00"]]}},
                     {"id":"changed","slot_minutes":30,"places":{"online":3},"changes":[
                        {"from":"2026-12-08","to":"2026-12-08","weekly":{}},
                        {"from":"2026-12-14","to":"2026-12-15","places":{"online":1},"weekly":{"monday":[["08:00","08:30"]]}},
                        {"from":"2026-12-15","places":{"walk_in":2}}]}]}})");
    const auto hall = read_hall(parsed->root()["hall"]);
    ASSERT_TRUE(hall.ok()) << hall.error().at;
    const struct {
        const char* day;
        const char* plain;
        const char* own;
        const char* changed;
    } table[] = {
        {"2026-11-30", "480-720 780-1020 x3", "600-900 x3", "480-720 780-1020 x3"},
        {"2026-12-06", "x3", "x3", "x3"},
        {"2026-12-07", "540-660 840-1140 x3", "600-660 840-900 x3", "540-660 840-1140 x3"},
        {"2026-12-08", "x3", "x3", "x3"},
        {"2026-12-14", "540-660 840-1140 x3", "600-660 840-900 x3", "480-510 x1"},
        {"2026-12-15", "x3", "x3", "x1"},
        {"2026-12-21", "600-660 x3", "600-660 x3", "600-660 x0"},
        {"2026-12-22", "480-540 x3", "x3", "480-540 x0"},
    };
    const auto stands = [&](std::size_t team, const char* on) {
        const base::Day day = *base::Day::parse(on);
        std::string text;
        for (const calendar::MinuteSpan span : hall->teams[team].hours.on(calendar::WorkCalendar::built_in(), day))
            text += std::to_string(span.from) + '-' + std::to_string(span.to) + ' ';
        return text + 'x' + std::to_string(hall->teams[team].places_for(Channel::Online, day));
    };
    for (const auto& row : table) {
        EXPECT_EQ(stands(0, row.day), row.plain) << row.day;
        EXPECT_EQ(stands(1, row.day), row.own) << row.day;
        EXPECT_EQ(stands(2, row.day), row.changed) << row.day;
    }
}

TEST(Team, has_as_many_changes_as_a_list_may_hold) {
    const auto is_read = [](std::size_t count) {
        std::string list;
        for (std::size_t i = 0; i < count; ++i)
            list += std::string(i == 0 ? "" : ",") + R"({"from":"2026-12-01","places":{"online":1}})";
        const auto parsed =
            json::Document::parse(R"({"id":"t","slot_minutes":30,"places":{"online":1},"changes":[)" + list + "]}");
        return read_team(parsed->root(), {}, "/team").ok();
    };
    EXPECT_TRUE(is_read(calendar::week_changes_max));
    EXPECT_FALSE(is_read(calendar::week_changes_max + 1));
}

}  // namespace
}  // namespace onetrip::appointment
