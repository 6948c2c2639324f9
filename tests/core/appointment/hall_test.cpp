#include "core/appointment/hall.h"
#include "tests/source_path.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace onetrip::appointment {
namespace {

std::string id_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto hall = read_hall(parsed->root(), "/hall");
    return hall ? hall->id : "fault at " + hall.error().at;
}

std::string hall_with(std::string_view services, std::string_view rest) {
    return R"({"id":"h","services":)" + std::string(services) + R"(,"weekly":{"monday":[["08:00","11:30"]]})" +
           std::string(rest) + "}";
}

// One line per rule of the shape.
TEST(Hall, names_the_first_wrong_place) {
    constexpr const char* good =
        R"([{"id":"a","slot_minutes":30,"capacity":4,"days_ahead_min":1,"days_ahead_max":30}])";
    const struct {
        std::string text;
        const char* answer;
    } table[] = {
        {hall_with(good, ""), "h"},
        {hall_with("[]", ""), "h"},
        {hall_with(good, R"(,"title":{"zh-CN":"厅"},"address":{},"phone":"12345","follows_holidays":false)"), "h"},
        {"[]", "fault at /hall"},
        {R"({"id":""})", "fault at /hall/id"},
        {R"({"id":"h","weekly":{}})", "fault at /hall/services"},
        {R"({"id":"h","services":[]})", "fault at /hall/weekly"},
        {hall_with(R"([{"id":"a"}])", ""), "fault at /hall/services/0/slot_minutes"},
        {hall_with(R"([{"id":"a","slot_minutes":4,"capacity":4,"days_ahead_min":1,"days_ahead_max":30}])", ""),
         "fault at /hall/services/0/slot_minutes"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":0,"days_ahead_min":1,"days_ahead_max":30}])", ""),
         "fault at /hall/services/0/capacity"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":2,"days_ahead_max":1}])", ""),
         "fault at /hall/services/0/days_ahead_max"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":61}])", ""),
         "fault at /hall/services/0/days_ahead_max"},
        {hall_with(R"([{"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":1},
                       {"id":"a","slot_minutes":5,"capacity":1,"days_ahead_min":0,"days_ahead_max":1}])",
                   ""),
         "fault at /hall/services/1/id"},
        {R"({"id":"h","services":[],"weekly":{"someday":[]}})", "fault at /hall/weekly/someday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["08:00"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["8:00","11:30"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["11:30","08:00"]]}})", "fault at /hall/weekly/monday"},
        {R"({"id":"h","services":[],"weekly":{"monday":[["08:00","11:30"],["11:00","12:00"]]}})",
         "fault at /hall/weekly/monday"},
        {hall_with(good, R"(,"closures":[{"day":"2026-02-30"}])"), "fault at /hall/closures/0/day"},
        {hall_with(good, R"(,"extra_days":[{"day":"2026-12-26"}])"), "fault at /hall/extra_days/0/hours"},
        {hall_with(good, R"(,"extra_days":[{"day":"2026-12-26","hours":[],"reason":{}}])"), "h"},
        {hall_with(good, R"(,"utc_offset_minutes":841)"), "fault at /hall/utc_offset_minutes"},
        {hall_with(good, R"(,"windows":[])"), "fault at /hall/windows"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","to":"2026-12-01","weekly":{},"reason":{}}])"), "h"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01"}])"), "fault at /hall/changes/0/weekly"},
        {hall_with(good, R"(,"changes":[{"weekly":{}}])"), "fault at /hall/changes/0/from"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","to":"2026-11-30","weekly":{}}])"),
         "fault at /hall/changes/0/to"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","weekly":{"monday":[["9:00","10:00"]]}}])"),
         "fault at /hall/changes/0/weekly/monday"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","places":{"online":1}}])"),
         "fault at /hall/changes/0/places"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","weekly":{},"colour":"red"}])"),
         "fault at /hall/changes/0/colour"},
        {hall_with(good, R"(,"changes":[{"from":"2026-12-01","weekly":{"someday":[]}}])"),
         "fault at /hall/changes/0/weekly/someday"},
    };
    for (const auto& row : table)
        EXPECT_EQ(id_or_fault(row.text), row.answer) << row.text;
}

TEST(Hall, reads_changes_of_the_hall_its_teams_and_its_services) {
    const auto parsed = json::Document::parse(hall_with(
        R"([{"id":"a","slot_minutes":15,"capacity":4,"days_ahead_min":1,"days_ahead_max":30,
             "changes":[{"from":"2026-12-07","places":{"online":1}}]}])",
        R"(,"teams":[{"id":"desk","slot_minutes":20,"places":{"online":2},"weekly":{},
                      "changes":[{"from":"2026-12-07","to":"2026-12-07","weekly":{"monday":[["13:00","14:00"]]}}]}],
            "changes":[{"from":"2026-12-07","weekly":{"monday":[["09:00","10:00"]]}}])"));
    const auto hall = read_hall(parsed->root());
    ASSERT_TRUE(hall.ok()) << hall.error().at;
    const calendar::WorkCalendar weeks;
    const auto opens = [&](std::size_t team, const char* day) {
        const auto hours = hall->teams[team].hours.on(weeks, *base::Day::parse(day));
        return hours.empty() ? -1 : hours.front().from;
    };
    const std::size_t desk = *hall->team("desk");
    const std::size_t own = *hall->team("a");
    EXPECT_EQ(opens(own, "2026-11-30"), 480);
    EXPECT_EQ(opens(own, "2026-12-07"), 540);
    EXPECT_EQ(hall->teams[own].places_for(Channel::Online, *base::Day::parse("2026-12-06")), 4);
    EXPECT_EQ(hall->teams[own].places_for(Channel::Online, *base::Day::parse("2026-12-07")), 1);
    EXPECT_EQ(opens(desk, "2026-11-30"), -1);
    EXPECT_EQ(opens(desk, "2026-12-07"), 780) << "the team's own before the hall's";
    EXPECT_EQ(opens(desk, "2026-12-14"), -1) << "whose own week has no hours";
}

TEST(Hall, the_catalogue_s_halls_are_read) {
    for (const char* name : {"city-hall", "demo-hospital"}) {
        std::ifstream in(source_path("catalog/halls/") + std::string(name) + ".json");
        std::stringstream text;
        text << in.rdbuf();
        EXPECT_EQ(id_or_fault(text.str()), name);
    }
}

TEST(Hall, finds_its_services_and_teams) {
    const auto parsed = json::Document::parse(
        hall_with(R"([{"id":"a","slot_minutes":15,"capacity":4,"days_ahead_min":1,"days_ahead_max":30},
                      {"id":"b","teams":["desk","notary"],"slots":2,"days_ahead_min":0,"days_ahead_max":7,
                       "release_at":"09:30"}])",
                  R"(,"teams":[{"id":"desk","slot_minutes":20,"places":{"online":2,"walk_in":1}},
                               {"id":"notary","slot_minutes":20,"places":{"priority":1},"weekly":{}}])"));
    const auto hall = read_hall(parsed->root());
    ASSERT_TRUE(hall.ok()) << hall.error().at;
    const HallService* a = hall->service("a");
    const HallService* b = hall->service("b");
    ASSERT_TRUE(a != nullptr && b != nullptr);
    EXPECT_EQ(hall->service("c"), nullptr);
    EXPECT_EQ(hall->team("c"), std::nullopt);
    // A service that names no team has one of its own.
    const Team& own = hall->teams[a->teams.at(0)];
    EXPECT_EQ(own.id, "a");
    EXPECT_EQ(own.slot_minutes, 15);
    EXPECT_EQ(own.places, (Places{4, 0, 0, 0}));
    EXPECT_EQ(b->teams, (std::vector<std::size_t>{*hall->team("desk"), *hall->team("notary")}));
    EXPECT_EQ(b->slots, 2);
    EXPECT_EQ(b->release_minute, 570);
    // A team has the hall's week, or its own.
    EXPECT_EQ(hall->teams[b->teams[0]].hours.week[0].size(), 1u);
    EXPECT_TRUE(hall->teams[b->teams[1]].hours.week[0].empty());
}

// One line per rule about teams; the hall is open on Mondays.
TEST(Hall, names_the_first_wrong_place_of_its_teams) {
    const auto with = [](std::string_view service, std::string_view teams) {
        return hall_with("[{\"id\":\"a\"," + std::string(service) + ",\"days_ahead_min\":0,\"days_ahead_max\":9}]",
                         ",\"teams\":[" + std::string(teams) + "]");
    };
    constexpr const char* x = R"({"id":"x","slot_minutes":15,"places":{"online":1}})";
    constexpr const char* y = R"({"id":"y","slot_minutes":20,"places":{"online":1}})";
    const struct {
        std::string text;
        const char* answer;
    } table[] = {
        {with(R"("teams":["x"])", x), "h"},
        {with(R"("teams":["x"],"slots":16,"release_at":"23:59")", x), "h"},
        {with(R"("teams":["x"],"slots":17)", x), "fault at /hall/services/0/slots"},
        {with(R"("teams":["x"],"slots":0)", x), "fault at /hall/services/0/slots"},
        {with(R"("teams":["x"],"release_at":"24:00")", x), "fault at /hall/services/0/release_at"},
        {with(R"("teams":[])", x), "fault at /hall/services/0/teams"},
        {with(R"("teams":["z"])", x), "fault at /hall/services/0/teams"},
        {with(R"("teams":["x","x"])", x), "fault at /hall/services/0/teams"},
        {with(R"("teams":["x","y"])", std::string(x) + "," + y), "fault at /hall/services/0/teams"},
        {with(R"("teams":["x"],"capacity":3)", x), "fault at /hall/services/0/capacity"},
        {with(R"("slot_minutes":15,"capacity":3)", R"({"id":"a","slot_minutes":15,"places":{"online":1}})"),
         "fault at /hall/services/0/id"},
        {with(R"("teams":["x"])", std::string(x) + "," + x), "fault at /hall/teams/1/id"},
        {with(R"("teams":["x"])", R"({"id":"x","slot_minutes":15,"places":{"online":0}})"),
         "fault at /hall/teams/0/places"},
        {with(R"("teams":["x"])", R"({"id":"x","slot_minutes":15,"places":{"post":1}})"),
         "fault at /hall/teams/0/places/post"},
        {with(R"("teams":["x"])", R"({"id":"x","slot_minutes":481,"places":{"online":1}})"),
         "fault at /hall/teams/0/slot_minutes"},
        {with(R"("teams":["x"])", R"({"id":"x","slot_minutes":5,"places":{"online":1},"weekly":{"friday":[1]}})"),
         "fault at /hall/teams/0/weekly/friday"},
        {with(
             R"("teams":["x"])",
             R"({"id":"x","slot_minutes":5,"places":{"online":1},"closures":[{"day":"2026-12-02","to":"2026-12-01"}]})"),
         "fault at /hall/teams/0/closures/0/to"},
    };
    for (const auto& row : table)
        EXPECT_EQ(id_or_fault(row.text), row.answer) << row.text;
}

}  // namespace
}  // namespace onetrip::appointment
