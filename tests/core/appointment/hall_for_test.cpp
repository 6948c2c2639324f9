#include "core/appointment/hall_for.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

TEST(HallFor, reads_a_service_and_its_teams_alone) {
    const auto parsed = json::Document::parse(
        R"({"id":"h","weekly":{"monday":[["08:00","11:30"]]},"services":[{"id":"a","slot_minutes":15,"capacity":4,"days_ahead_min":1,"days_ahead_max":30},
            {"id":"b","teams":["desk"],"days_ahead_min":0,"days_ahead_max":7},{"id":"c","teams":["odd"]}],
            "teams":[{"id":"odd","slot_minutes":0},{"id":"desk","slot_minutes":20,"places":{"online":2}}]})");
    EXPECT_FALSE(read_hall(parsed->root()).ok());
    const auto hall = read_hall_for(parsed->root(), "b");
    ASSERT_TRUE(hall.ok()) << hall.error().at;
    ASSERT_EQ(hall->services.size(), 1u);
    EXPECT_EQ(hall->teams[hall->services[0].teams.at(0)].slot_minutes, 20);
    EXPECT_TRUE(hall->team("odd").has_value() && hall->team("a").has_value()) << "known by name";
    EXPECT_EQ(read_hall_for(parsed->root(), "c", "/hall").error().at, "/hall/teams/0/slot_minutes");
    const auto own_team = read_hall_for(parsed->root(), "a");
    ASSERT_TRUE(own_team.ok()) << own_team.error().at;
    EXPECT_EQ(own_team->teams[own_team->services[0].teams.at(0)].slot_minutes, 15);
    EXPECT_TRUE(read_hall_for(parsed->root(), "d")->services.empty());
    EXPECT_FALSE(read_hall_for(json::View(), "a").ok());
}

}  // namespace
}  // namespace onetrip::appointment
