#include "core/appointment/taken.h"

#include <gtest/gtest.h>

#include <random>

namespace onetrip::appointment {
namespace {

base::Day day(const char* text) {
    return *base::Day::parse(text);
}
const calendar::WorkCalendar& calendar_() {
    return calendar::WorkCalendar::built_in();
}

/// Tuesdays and Wednesdays 09:00 to 10:00: `desk` has four slots, `notary` two; `advice` is done by both.
Hall office() {
    Hall hall;
    hall.id = "office";
    hall.hours.week[1] = {{540, 600}};
    hall.hours.week[2] = {{540, 600}};
    hall.teams = {{"desk", 15, {2, 0, 0, 0}, hall.hours}, {"notary", 30, {500, 0, 0, 0}, hall.hours}};
    hall.services = {{"copy", {0}, 1, 0, 30, 0}, {"deed", {1}, 1, 0, 30, 0}};
    return hall;
}

const Days december{day("2026-12-01"), day("2026-12-31")};

TEST(Taken, keeps_the_last_word_in_any_order) {
    Taken taken;
    for (const char* id : {"2026-12-02T09:00", "2026-12-01T10:00", "2026-12-01T09:00", "2026-12-02T08:00"}) {
        taken.set(1, *read_slot_start(id), 1);
    }
    taken.set(1, *read_slot_start("2026-12-01T10:00"), 3);
    EXPECT_EQ(taken.of(1, *read_slot_start("2026-12-01T10:00")), 3);
    EXPECT_EQ(taken.of(1, *read_slot_start("2026-12-02T09:00")), 1);
    EXPECT_EQ(taken.of(1, *read_slot_start("2026-12-02T10:00")), 0);
    EXPECT_EQ(taken.of(0, *read_slot_start("2026-12-02T09:00")), 0);
    EXPECT_EQ(taken.of(9, *read_slot_start("2026-12-02T09:00")), 0);
}

std::string written(const Taken& taken, const char* from, std::int32_t days) {
    json::Writer out;
    write_taken(out, office(), calendar_(), taken, day(from), days);
    return out.take();
}

TEST(Taken, is_written_by_team_day_and_slot) {
    Taken taken;
    EXPECT_EQ(written(taken, "2026-12-01", 3), R"({"from":"2026-12-01","teams":{"desk":[],"notary":[]}})");
    taken.set(0, *read_slot_start("2026-12-01T09:15"), 2);
    taken.set(0, *read_slot_start("2026-12-02T09:45"), 61);
    taken.set(1, *read_slot_start("2026-12-02T09:00"), 62);
    taken.set(1, *read_slot_start("2026-12-02T09:30"), 10);
    EXPECT_EQ(written(taken, "2026-11-30", 3),
              R"({"from":"2026-11-30","teams":{"desk":["","02","000Z"],"notary":["","","(62)a"]}})");
}

// What is read of the 09:00 and 09:15 slots of the desk on 2026-12-01, or where it is wrong.
TEST(Taken, names_the_first_wrong_place) {
    const struct {
        const char* text;
        const char* answer;
    } table[] = {
        {R"({})", "0 0"},
        {R"({"desk":{"2026-12-01T09:15":2}})", "0 2"},
        {R"({"2026-12-01T09:15":2})", "0 2"},  // the service has one team
        {R"({"2026-12-01T09:15":2,"desk":{}})", "fault at /taken/desk"},
        {R"({"desk":{"2026-12-01T09:00":1},"notary":{"9 o'clock":1}})", "1 0"},  // another team's is not read
        {R"({"door":{}})", "fault at /taken/door"},
        {R"({"desk":[]})", "fault at /taken/desk"},
        {R"({"desk":{"09:15":2}})", "fault at /taken/desk/09:15"},
        {R"({"desk":{"2026-12-01T09:15":-1}})", "fault at /taken/desk/2026-12-01T09:15"},
        {R"({"desk":{"2026-12-01T09:15":1000001}})", "fault at /taken/desk/2026-12-01T09:15"},
        {R"({"from":"2026-12-01","teams":{}})", "0 0"},
        {R"j({"from":"2026-12-01","teams":{"desk":["(1000000)Z"]}})j", "1000000 61"},
        {R"({"from":"2026-11-30","teams":{"desk":["","12"],"notary":["??"]}})", "1 2"},
        {R"({"from":"2026-11-29","teams":{"desk":["??","??","12"]}})", "1 2"},  // nobody wants what is before
        {R"({"from":"2026-12-31","teams":{"desk":["","??"]}})", "0 0"},         // or after
        {R"({"from":"2026-12-01"})", "fault at /taken/teams"},
        {R"({"from":"2026-12-01","teams":{},"until":1})", "fault at /taken/until"},
        {R"({"from":"2026-02-30","teams":{}})", "fault at /taken/from"},
        {R"({"from":"9999-12-31","teams":{}})", "fault at /taken/from"},
        {R"({"from":"2026-12-01","teams":{"desk":7}})", "fault at /taken/teams/desk"},
        {R"({"from":"2026-12-01","teams":{"desk":[7]}})", "fault at /taken/teams/desk"},
        {R"({"from":"2026-12-01","teams":{"desk":["00000"]}})", "fault at /taken/teams/desk"},  // four slots
        {R"({"from":"2026-12-05","teams":{"desk":["0"]}})", "fault at /taken/teams/desk"},      // closed
        {R"({"from":"2026-12-01","teams":{"desk":["-1"]}})", "fault at /taken/teams/desk"},
        {R"j({"from":"2026-12-01","teams":{"desk":["(62"]}})j", "fault at /taken/teams/desk"},
        {R"j({"from":"2026-12-01","teams":{"desk":["(1000001)"]}})j", "fault at /taken/teams/desk"},
        {R"j({"from":"2026-12-01","teams":{"desk":["(99999999999999999999)"]}})j", "fault at /taken/teams/desk"},
    };
    const Hall hall = office();
    for (const auto& row : table) {
        const auto parsed = json::Document::parse(row.text);
        ASSERT_TRUE(parsed.ok()) << row.text;
        const auto taken = read_taken(parsed->root(), hall, hall.services[0], calendar_(), december, "/taken");
        const std::string answer = taken ? std::to_string(taken->of(0, *read_slot_start("2026-12-01T09:00"))) + " " +
                                               std::to_string(taken->of(0, *read_slot_start("2026-12-01T09:15")))
                                         : "fault at " + taken.error().at;
        EXPECT_EQ(answer, row.answer) << row.text;
    }
    EXPECT_TRUE(read_taken({}, hall, hall.services[0], calendar_(), december, "").ok());
}

TEST(Taken, is_read_as_it_was_written) {
    std::mt19937 random(20261129);
    const Hall hall = office();
    for (int round = 0; round < 200; ++round) {
        Taken taken;
        for (std::size_t team = 0; team < hall.teams.size(); ++team) {
            for (std::int32_t ahead = 0; ahead < 14; ++ahead) {
                for (const std::int32_t minute :
                     slot_minutes_of(hall, hall.teams[team], calendar_(), day("2026-12-01") + ahead)) {
                    const auto count = static_cast<std::int32_t>(random() % 3 == 0 ? 0 : random() % 90);
                    taken.set(team, {day("2026-12-01") + ahead, minute}, count);
                }
            }
        }
        const std::string text = written(taken, "2026-12-01", 14);
        const auto parsed = json::Document::parse(text);
        ASSERT_TRUE(parsed.ok());
        for (const HallService& service : hall.services) {
            const auto again = read_taken(parsed->root(), hall, service, calendar_(), december, "");
            ASSERT_TRUE(again.ok()) << again.error().at;
            const std::size_t team = service.teams[0];
            for (std::int32_t ahead = 0; ahead < 14; ++ahead) {
                for (std::int32_t minute = 540; minute < 600; minute += 15) {
                    const SlotStart start{day("2026-12-01") + ahead, minute};
                    EXPECT_EQ(again->of(team, start), taken.of(team, start)) << start.text();
                }
            }
        }
    }
}

TEST(SlotMinutes, what_is_left_after_the_last_whole_slot_is_no_slot) {
    Hall hall = office();
    hall.teams[0].hours.week[1] = {{540, 600}, {840, 869}};
    EXPECT_EQ(slot_minutes_of(hall, hall.teams[0], calendar_(), day("2026-12-01")),
              (std::vector<std::int32_t>{540, 555, 570, 585, 840}));
    EXPECT_TRUE(slot_minutes_of(hall, hall.teams[0], calendar_(), day("2026-12-05")).empty());
}

}  // namespace
}  // namespace onetrip::appointment
