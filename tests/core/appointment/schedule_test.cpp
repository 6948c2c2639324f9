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
    hall.services = {{"medical-check", 30, 4, 1, 30}};
    for (std::size_t i = 0; i < 5; ++i)
        hall.hours.week[i] = {{480, 690}, {840, 910}};
    hall.hours.closures = {{day("2026-12-31"), day("2026-12-31")}};
    hall.hours.extra_days = {{day("2026-12-26"), {{480, 540}}}, {day("2026-12-29"), {}}};
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
        EXPECT_EQ(summary(schedule_day(hall, hall.services[0], calendar_(), day(row.day), now, {})), row.follows)
            << row.day;
        EXPECT_EQ(summary(schedule_day(heedless, hall.services[0], calendar_(), day(row.day), now, {})), row.heedless)
            << row.day;
    }
}

TEST(Schedule, what_is_left_after_the_last_whole_slot_is_no_slot) {
    const Hall hall = hospital();
    const auto schedule =
        schedule_day(hall, hall.services[0], calendar_(), day("2026-12-01"), at("2026-11-28T09:00:00+08:00"), {});
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
        taken.set(start, row.taken);
        const auto slot = find_slot(hall, hall.services[0], calendar_(), start, at(row.now), taken);
        ASSERT_TRUE(slot.has_value());
        EXPECT_EQ(slot->free, row.free) << row.now;
        EXPECT_EQ(name_of(slot->state), row.state) << row.now;
    }
}

TEST(Schedule, a_slot_that_is_none_is_not_found) {
    const Hall hall = hospital();
    const auto now = at("2026-11-28T09:00:00+08:00");
    for (const char* id : {"2026-12-01T09:10", "2026-12-01T12:00", "2026-12-05T09:00", "2026-12-31T09:00"}) {
        EXPECT_FALSE(find_slot(hall, hall.services[0], calendar_(), *read_slot_start(id), now, {})) << id;
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

TEST(SlotStart, has_one_spelling) {
    EXPECT_EQ(read_slot_start("2026-12-01T09:00")->text(), "2026-12-01T09:00");
    for (const char* wrong : {"2026-12-01 09:00", "2026-12-01T24:00", "2026-02-30T09:00", "2026-12-01T09:00:00", ""}) {
        EXPECT_FALSE(read_slot_start(wrong)) << wrong;
    }
}

TEST(Taken, keeps_the_last_word_in_any_order) {
    Taken taken;
    for (const char* id : {"2026-12-02T09:00", "2026-12-01T10:00", "2026-12-01T09:00", "2026-12-02T08:00"}) {
        taken.set(*read_slot_start(id), 1);
    }
    taken.set(*read_slot_start("2026-12-01T10:00"), 3);
    EXPECT_EQ(taken.of(*read_slot_start("2026-12-01T10:00")), 3);
    EXPECT_EQ(taken.of(*read_slot_start("2026-12-02T09:00")), 1);
    EXPECT_EQ(taken.of(*read_slot_start("2026-12-02T10:00")), 0);
}

TEST(SlotState, names_read_back) {
    for (const SlotState state : {SlotState::Past, SlotState::NotReleased, SlotState::Full, SlotState::Open}) {
        EXPECT_EQ(slot_state_of(name_of(state)), state);
    }
    EXPECT_EQ(slot_state_of("free"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::appointment
