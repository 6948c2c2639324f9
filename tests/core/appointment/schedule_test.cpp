#include "core/appointment/schedule.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

base::Day day(const char* text) {
    return *base::Day::parse(text);
}
base::Instant at(const char* text) {
    return *base::Instant::parse(text);
}
const calendar::WorkCalendar& calendar_() {
    return calendar::WorkCalendar::built_in();
}

/// Monday to Friday 08:00 to 11:30 and 14:00 to 15:10, one medical check each half hour for four people.
Hall hospital() {
    Hall hall;
    hall.id = "hospital";
    for (std::size_t i = 0; i < 5; ++i)
        hall.hours.week[i] = {{480, 690}, {840, 910}};
    hall.hours.closures = {{day("2026-12-31"), day("2026-12-31")}};
    hall.hours.extra_days = {{day("2026-12-26"), {{480, 540}}}, {day("2026-12-29"), {}}};
    hall.teams = {{"medical-check", 30, {4, 0, 0, 1}, hall.hours}};
    hall.services = {{"medical-check", {0}, 1, 1, 30, 0}};
    return hall;
}

std::string summary(const DaySchedule& schedule) {
    if (schedule.closed) return std::string(name_of(*schedule.closed));
    return std::to_string(schedule.slots.size()) + " from " + schedule.slots.front().start.text();
}

TEST(Schedule, a_day_is_open_or_says_why_not) {
    const Hall hall = hospital();
    Hall heedless = hall;
    heedless.follows_holidays = false;
    const struct {
        const char* day;
        const char* follows;
        const char* heedless;
    } table[] = {
        {"2026-12-01", "9 from 2026-12-01T08:00", "9 from 2026-12-01T08:00"},  // Tuesday
        {"2026-12-05", "weekday", "weekday"},                                  // Saturday
        {"2026-12-26", "2 from 2026-12-26T08:00", "2 from 2026-12-26T08:00"},  // Saturday, opened in addition
        {"2026-12-29", "closure", "closure"},                                  // an extra day without hours
        {"2026-12-31", "closure", "closure"},
        {"2026-10-01", "holiday", "9 from 2026-10-01T08:00"},  // National Day
        {"2026-02-14", "9 from 2026-02-14T08:00", "weekday"},  // a worked Saturday
    };
    const base::Instant now = at("2026-11-28T09:00:00+08:00");
    for (const auto& row : table) {
        EXPECT_EQ(summary(schedule_day({hall, hall.services[0]}, calendar_(), day(row.day), now, {})), row.follows)
            << row.day;
        EXPECT_EQ(summary(schedule_day({heedless, heedless.services[0]}, calendar_(), day(row.day), now, {})),
                  row.heedless)
            << row.day;
    }
}

TEST(Schedule, what_is_left_after_the_last_whole_slot_is_no_slot) {
    const Hall hall = hospital();
    const auto schedule =
        schedule_day({hall, hall.services[0]}, calendar_(), day("2026-12-01"), at("2026-11-28T09:00:00+08:00"), {});
    ASSERT_EQ(schedule.slots.size(), 9u);
    EXPECT_EQ(schedule.slots[6].start.text(), "2026-12-01T11:00");
    EXPECT_EQ(schedule.slots[6].to_minute_of_day, 690);
    EXPECT_EQ(schedule.slots[8].start.text(), "2026-12-01T14:30");
    EXPECT_EQ(schedule.slots[8].to_minute_of_day, 900);
}

// The slot of 2026-12-01 09:00 (Tuesday) seen from different moments and with different numbers taken.
TEST(Schedule, state_of_a_slot) {
    Hall hall = hospital();
    const struct {
        std::int32_t days_ahead_min;
        std::int32_t days_ahead_max;
        std::int32_t taken;
        const char* now;
        std::int32_t free;
        const char* state;
    } table[] = {
        {1, 30, 0, "2026-11-30T23:59:59+08:00", 4, "open"},
        {1, 30, 0, "2026-12-01T00:00:00+08:00", 4, "past"},  // the day itself is too near
        {1, 30, 0, "2026-11-30T16:00:00Z", 4, "past"},       // the hall's midnight, from abroad
        {0, 30, 0, "2026-12-01T08:59:59+08:00", 4, "open"},
        {0, 30, 0, "2026-12-01T09:00:00+08:00", 4, "past"},
        {1, 30, 0, "2026-11-01T00:00:00+08:00", 4, "open"},
        {1, 30, 0, "2026-10-31T23:59:59+08:00", 4, "not_released"},
        {1, 30, 3, "2026-11-28T09:00:00+08:00", 1, "open"},
        {1, 30, 4, "2026-11-28T09:00:00+08:00", 0, "full"},
        {1, 30, 9, "2026-11-28T09:00:00+08:00", 0, "full"},
        {1, 30, -1, "2026-11-28T09:00:00+08:00", 4, "open"},
        {1, 30, 4, "2026-12-01T10:00:00+08:00", 0, "past"},
        {1, 1, 4, "2026-11-28T09:00:00+08:00", 0, "not_released"},
    };
    for (const auto& row : table) {
        hall.services[0].days_ahead_min = row.days_ahead_min;
        hall.services[0].days_ahead_max = row.days_ahead_max;
        const SlotStart start = *read_slot_start("2026-12-01T09:00");
        Taken taken;
        taken.set(0, start, row.taken);
        const auto slot = find_slot({hall, hall.services[0]}, calendar_(), start, at(row.now), taken);
        ASSERT_TRUE(slot.has_value());
        EXPECT_EQ(slot->free, row.free) << row.now;
        EXPECT_EQ(name_of(slot->state), row.state) << row.now;
    }
}

TEST(Schedule, a_slot_that_is_none_is_not_found) {
    const Hall hall = hospital();
    const auto now = at("2026-11-28T09:00:00+08:00");
    for (const char* id : {"2026-12-01T09:10", "2026-12-01T12:00", "2026-12-05T09:00", "2026-12-31T09:00"}) {
        EXPECT_FALSE(find_slot({hall, hall.services[0]}, calendar_(), *read_slot_start(id), now, {})) << id;
    }
}

TEST(Schedule, a_slot_is_a_moment_in_the_hall_s_zone) {
    Hall hall = hospital();
    Slot slot;
    slot.start = *read_slot_start("2026-12-01T09:00");
    slot.to_minute_of_day = 570;
    EXPECT_EQ(begins_at(hall, slot), at("2026-12-01T09:00:00+08:00"));
    hall.offset_minutes = 360;
    EXPECT_EQ(ends_at(hall, slot), at("2026-12-01T09:30:00+06:00"));
}

// The slots of Tuesday 2026-12-01 are released seven days before, at the hour that the service says, by the hall's
// clock.
TEST(Schedule, a_day_is_released_by_the_hall_s_clock) {
    Hall hall = hospital();
    hall.services[0].days_ahead_max = 7;
    const struct {
        std::int32_t release_minute;
        const char* now;
        const char* state;
        const char* releases_at;
    } table[] = {
        {0, "2026-11-23T23:59:59+08:00", "not_released", "2026-11-24T00:00:00+08:00"},
        {0, "2026-11-24T00:00:00+08:00", "open", ""},
        {540, "2026-11-24T08:59:59+08:00", "not_released", "2026-11-24T09:00:00+08:00"},
        {540, "2026-11-24T09:00:00+08:00", "open", ""},
        {540, "2026-11-24T00:59:59Z", "not_released", "2026-11-24T09:00:00+08:00"},
        {540, "2026-11-24T01:00:00Z", "open", ""},  // nine o'clock, from abroad
    };
    for (const auto& row : table) {
        hall.services[0].release_minute = row.release_minute;
        const auto schedule = schedule_day({hall, hall.services[0]}, calendar_(), day("2026-12-01"), at(row.now), {});
        EXPECT_EQ(name_of(schedule.slots.front().state), row.state) << row.now;
        EXPECT_EQ(schedule.releases_at ? schedule.releases_at->text() : "", row.releases_at) << row.now;
    }
}

TEST(Schedule, each_channel_has_places_of_its_own) {
    const Hall hall = hospital();
    const SlotStart start = *read_slot_start("2026-12-01T09:00");
    const std::int32_t capacities[] = {4, 0, 0, 1};
    for (std::size_t i = 0; i < channel_count; ++i) {
        const auto slot = find_slot({hall, hall.services[0], static_cast<Channel>(i)}, calendar_(), start,
                                    at("2026-11-28T09:00:00+08:00"), {});
        ASSERT_TRUE(slot.has_value());
        EXPECT_EQ(slot->capacity, capacities[i]);
        EXPECT_EQ(name_of(slot->state), capacities[i] > 0 ? "open" : "full");
    }
}

/// Two teams on a grid of a quarter of an hour, 09:00 to 10:00: two desks all day, a specialist until half past nine.
Hall office() {
    Hall hall;
    hall.id = "office";
    hall.hours.week[1] = {{540, 600}};
    calendar::OpeningHours early;
    early.week[1] = {{540, 570}};
    hall.teams = {{"desks", 15, {2, 1, 0, 0}, hall.hours}, {"specialist", 15, {1, 0, 0, 0}, early}};
    hall.services = {{"copy", {0}, 1, 0, 30, 0}, {"advice", {1, 0}, 2, 0, 30, 0}, {"deed", {0}, 3, 0, 30, 0}};
    return hall;
}

std::string free_by_slot(const Hall& hall, std::string_view service, const Taken& taken) {
    std::string text;
    const auto schedule = schedule_day({hall, *hall.service(service)}, calendar_(), day("2026-12-01"),
                                       at("2026-11-28T09:00:00+08:00"), taken);
    for (const Slot& slot : schedule.slots) {
        if (!text.empty()) text += ' ';
        text += minute_text(slot.start.minute_of_day) + "-" + minute_text(slot.to_minute_of_day) + "=" +
                std::to_string(slot.free) + "/" + std::to_string(slot.capacity);
    }
    return text;
}

// A visit takes as many consecutive slots as its service needs, and what one service takes of a team is gone for all.
TEST(Schedule, services_share_their_teams) {
    const Hall hall = office();
    Taken nothing;
    EXPECT_EQ(free_by_slot(hall, "copy", nothing), "09:00-09:15=2/2 09:15-09:30=2/2 09:30-09:45=2/2 09:45-10:00=2/2");
    EXPECT_EQ(free_by_slot(hall, "advice", nothing), "09:00-09:30=3/3 09:15-09:45=2/2 09:30-10:00=2/2");
    EXPECT_EQ(free_by_slot(hall, "deed", nothing), "09:00-09:45=2/2 09:15-10:00=2/2");
    Taken some;
    some.set(0, *read_slot_start("2026-12-01T09:30"), 1);
    EXPECT_EQ(free_by_slot(hall, "copy", some), "09:00-09:15=2/2 09:15-09:30=2/2 09:30-09:45=1/2 09:45-10:00=2/2");
    EXPECT_EQ(free_by_slot(hall, "advice", some), "09:00-09:30=3/3 09:15-09:45=1/2 09:30-10:00=1/2");
    EXPECT_EQ(free_by_slot(hall, "deed", some), "09:00-09:45=1/2 09:15-10:00=1/2");
}

TEST(Schedule, teams_are_filled_in_their_order) {
    const Hall hall = office();
    const struct {
        const char* slot;
        std::int32_t taken_by_specialist;
        std::int32_t taken_by_desks;
        const char* team;
    } table[] = {
        {"2026-12-01T09:00", 0, 0, "specialist"},
        {"2026-12-01T09:00", 1, 0, "desks"},
        {"2026-12-01T09:00", 1, 2, "none"},
        {"2026-12-01T09:15", 0, 0, "desks"},  // the specialist leaves at half past nine
        {"2026-12-01T09:10", 0, 0, "none"},   // no slot begins then
        {"2026-12-01T09:45", 0, 0, "none"},   // too late for half an hour
        {"2026-12-02T09:00", 0, 0, "none"},   // closed
    };
    for (const auto& row : table) {
        const SlotStart start = *read_slot_start(row.slot);
        Taken taken;
        taken.set(1, start, row.taken_by_specialist);
        taken.set(0, start, row.taken_by_desks);
        const auto team = team_with_room({hall, hall.services[1]}, calendar_(), start, taken);
        EXPECT_EQ(team ? hall.teams[*team].id : "none", row.team) << row.slot;
    }
}

TEST(Schedule, is_open_while_one_of_its_teams_is) {
    Hall hall = office();
    const auto closed_on = [&](const char* name) {
        const auto schedule =
            schedule_day({hall, *hall.service("advice")}, calendar_(), day(name), at("2026-11-28T09:00:00+08:00"), {});
        return schedule.closed ? std::string(name_of(*schedule.closed)) : std::to_string(schedule.slots.size());
    };
    hall.teams[0].hours.closures = {{day("2026-12-01"), day("2026-12-08")}};
    EXPECT_EQ(closed_on("2026-12-01"), "1");  // the specialist alone
    hall.teams[1].hours.closures = hall.teams[0].hours.closures;
    EXPECT_EQ(closed_on("2026-12-08"), "closure");
    EXPECT_EQ(closed_on("2026-12-15"), "3");
}

TEST(Schedule, has_other_places_while_they_are_changed) {
    Hall hall = hospital();
    const auto free_on = [&](const char* name) {
        const auto slots =
            schedule_day({hall, hall.services[0]}, calendar_(), day(name), at("2026-11-28T09:00:00+08:00"), {}).slots;
        return slots.empty() ? -1 : slots.front().free;
    };
    hall.teams[0].changes = {{day("2026-12-02"), day("2026-12-03"), {2, 0, 0, 0}},
                             {day("2026-12-03"), std::nullopt, {9, 0, 0, 0}}};
    EXPECT_EQ(free_on("2026-12-01"), 4);
    EXPECT_EQ(free_on("2026-12-02"), 2);
    EXPECT_EQ(free_on("2026-12-03"), 2) << "the first that covers a day counts";
    EXPECT_EQ(free_on("2026-12-04"), 9);
    EXPECT_EQ(free_on("2027-02-01"), 9) << "for good";
    Taken taken;
    taken.set(0, {day("2026-12-02"), 480}, 2);
    const SlotStart full{day("2026-12-02"), 480};
    EXPECT_EQ(team_with_room({hall, hall.services[0]}, calendar_(), full, taken), std::nullopt);
}

TEST(SlotState, names_read_back) {
    for (const SlotState state : {SlotState::Past, SlotState::NotReleased, SlotState::Full, SlotState::Open}) {
        EXPECT_EQ(slot_state_of(name_of(state)), state);
    }
    EXPECT_EQ(slot_state_of("free"), std::nullopt);
}

TEST(Schedule, says_when_the_next_slots_come) {
    Hall hall = hospital();
    hall.services[0].release_minute = 540;
    Taken closed;
    const auto next = [&](const char* now) {
        const auto release = next_release({hall, hall.services[0]}, calendar_(), at(now), closed);
        return release ? release->text() : "never";
    };
    EXPECT_EQ(next("2026-11-03T08:59:59+08:00"), "2026-11-03T09:00:00+08:00");  // of Thursday 3 December
    EXPECT_EQ(next("2026-11-03T09:00:00+08:00"), "2026-11-04T09:00:00+08:00");
    EXPECT_EQ(next("2026-11-04T10:00:00+08:00"), "2026-11-07T09:00:00+08:00");  // nobody is there at the weekend
    // Of a day that is closed meanwhile nothing comes; of one that is closed but for a place, that place.
    const DaySchedule thursday =
        schedule_day({hall, hall.services[0]}, calendar_(), day("2026-12-03"), at("2026-11-03T08:00:00+08:00"), {});
    for (const Slot& slot : thursday.slots)
        closed.set(0, slot.start, 4);
    EXPECT_EQ(next("2026-11-03T08:00:00+08:00"), "2026-11-04T09:00:00+08:00");
    closed.set(0, thursday.slots.back().start, 3);
    EXPECT_EQ(next("2026-11-03T08:00:00+08:00"), "2026-11-03T09:00:00+08:00");
    hall.teams[0].hours = {};
    EXPECT_EQ(next("2026-11-03T08:00:00+08:00"), "never");
}

}  // namespace
}  // namespace onetrip::appointment
