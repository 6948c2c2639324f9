#include "core/calendar/time_limit.h"

#include <gtest/gtest.h>

namespace onetrip::calendar {
namespace {

base::Day day(std::string_view text) {
    return *base::Day::parse(text);
}
base::Instant at(std::string_view text) {
    return *base::Instant::parse(std::string(text) + "+08:00");
}

const OpeningHours& hall() {
    static const OpeningHours hours = [] {
        OpeningHours made;
        for (std::size_t weekday = 0; weekday < 5; ++weekday)
            made.week[weekday] = {{540, 720}, {810, 1020}};
        return made;
    }();
    return hours;
}
Counter counter() {
    return {WorkCalendar::built_in(), hall()};
}

struct PauseRow {
    PauseKind kind;
    const char* from;
    const char* to;  // nullptr while it lasts
};

struct Row {
    const char* what;
    const char* accepted;
    TimeLimit limit;
    int extension;
    std::vector<PauseRow> pauses;
    const char* now;
    const char* due;  // "" for none
    int remaining;
    bool stopped;
    bool overdue;
};

constexpr PauseKind supplement = PauseKind::Supplement;

TEST(TimeLimit, ReadsTheClock) {
    const TimeLimit five{LimitUnit::Workday, 5};
    const TimeLimit thirty{LimitUnit::Calendar, 30};
    const char* accepted = "2026-11-02T10:00:00";  // a Monday
    const Row rows[] = {
        {"day 0 is not counted", accepted, five, 0, {}, accepted, "2026-11-09", 5, false, false},
        {"the day before the last", accepted, five, 0, {}, "2026-11-06T23:59:59", "2026-11-09", 1, false, false},
        {"the last day is in time", accepted, five, 0, {}, "2026-11-09T23:59:59", "2026-11-09", 0, false, false},
        {"midnight ends it", accepted, five, 0, {}, "2026-11-10T00:00:00", "2026-11-09", -1, false, true},
        {"a weekend later", accepted, five, 0, {}, "2026-11-15T09:00:00", "2026-11-09", -4, false, true},
        {"extended", accepted, five, 3, {}, accepted, "2026-11-12", 8, false, false},
        {"on the spot", accepted, {LimitUnit::Workday, 0}, 0, {}, accepted, "2026-11-02", 0, false, false},
        {"paused and resumed",
         accepted,
         five,
         0,
         {{supplement, "2026-11-04T09:00:00", "2026-11-09T15:00:00"}},
         "2026-11-10T09:00:00",
         "2026-11-13",
         3,
         false,
         false},
        {"paused and resumed on one day",
         accepted,
         five,
         0,
         {{supplement, "2026-11-04T09:00:00", "2026-11-04T15:00:00"}},
         "2026-11-05T09:00:00",
         "2026-11-10",
         3,
         false,
         false},
        {"while paused there is no last day",
         accepted,
         five,
         0,
         {{supplement, "2026-11-04T09:00:00", nullptr}},
         "2026-11-20T09:00:00",
         "",
         4,
         true,
         false},
        {"before the pause",
         accepted,
         five,
         0,
         {{supplement, "2026-11-04T09:00:00", nullptr}},
         "2026-11-03T09:00:00",
         "2026-11-09",
         4,
         false,
         false},
        {"a pause whose end is known",
         accepted,
         five,
         0,
         {{PauseKind::SpecialProcedure, "2026-11-04T09:00:00", "2026-11-18T09:00:00"}},
         "2026-11-10T09:00:00",
         "2026-11-24",
         4,
         true,
         false},
        {"overlapping pauses count once",
         accepted,
         five,
         0,
         {{PauseKind::ApplicantRequest, "2026-11-05T09:00:00", "2026-11-10T09:00:00"},
          {supplement, "2026-11-04T09:00:00", "2026-11-06T09:00:00"}},
         "2026-11-11T09:00:00",
         "2026-11-16",
         3,
         false,
         false},
        {"a joint review stops nothing",
         accepted,
         five,
         0,
         {{PauseKind::JointReview, "2026-11-04T09:00:00", nullptr}},
         accepted,
         "2026-11-09",
         5,
         false,
         false},
        {"a pause after the last day changes nothing",
         accepted,
         five,
         0,
         {{supplement, "2026-11-12T09:00:00", nullptr}},
         "2026-11-12T10:00:00",
         "2026-11-09",
         -2,
         false,
         true},
        {"before acceptance",
         accepted,
         five,
         0,
         {{PauseKind::SupplementBeforeAcceptance, "2026-10-28T09:00:00", "2026-11-02T09:00:00"}},
         accepted,
         "2026-11-09",
         5,
         false,
         false},
        {"calendar days", accepted, thirty, 0, {}, accepted, "2026-12-02", 30, false, false},
        {"calendar days end on a working day",
         "2026-11-05T10:00:00",
         thirty,
         0,
         {},
         "2026-12-05T10:00:00",
         "2026-12-07",
         2,
         false,
         false},
        {"calendar days paused",
         accepted,
         thirty,
         0,
         {{supplement, "2026-11-04T09:00:00", "2026-11-08T09:00:00"}},
         "2026-11-09T10:00:00",
         "2026-12-07",
         28,
         false,
         false},
        {"the working day to which the last day moves is no stopped one",
         accepted,
         {LimitUnit::Calendar, 5},
         0,
         {{supplement, "2026-11-09T09:00:00", "2026-11-11T15:00:00"}},
         "2026-11-12T09:00:00",
         "2026-11-12",
         0,
         false,
         false},
        {"late in the evening east of Greenwich",
         "2026-11-02T00:30:00",
         five,
         0,
         {},
         "2026-11-02T00:30:00",
         "2026-11-09",
         5,
         false,
         false},
    };
    for (const Row& row : rows) {
        std::vector<Pause> pauses;
        for (const PauseRow& pause : row.pauses) {
            pauses.push_back({pause.kind, at(pause.from), pause.to ? std::optional(at(pause.to)) : std::nullopt});
        }
        const auto reading = read_clock({at(row.accepted), row.limit, row.extension, pauses}, counter(), at(row.now));
        ASSERT_TRUE(reading.has_value()) << row.what;
        EXPECT_EQ(reading->due ? reading->due->day.text() : "", row.due) << row.what;
        EXPECT_EQ(reading->remaining, row.remaining) << row.what;
        EXPECT_EQ(reading->stopped, row.stopped) << row.what;
        EXPECT_EQ(reading->overdue, row.overdue) << row.what;
    }
}

TEST(TimeLimit, HoursRunInsideTheCountersHours) {
    struct HourRow {
        const char* what;
        const char* accepted;
        int hours;
        std::vector<PauseRow> pauses;
        const char* now;
        const char* due_at;  // "" for none
        int remaining_minutes;
        bool overdue;
    };
    const HourRow rows[] = {
        {"within the morning",
         "2026-11-02T09:30:00",
         2,
         {},
         "2026-11-02T10:00:00",
         "2026-11-02T11:30:00+08:00",
         90,
         false},
        {"over lunch", "2026-11-02T11:00:00", 2, {}, "2026-11-02T13:00:00", "2026-11-02T14:30:00+08:00", 60, false},
        {"over night", "2026-11-02T16:00:00", 2, {}, "2026-11-02T18:00:00", "2026-11-03T10:00:00+08:00", 60, false},
        {"over the weekend",
         "2026-11-06T16:30:00",
         1,
         {},
         "2026-11-07T09:00:00",
         "2026-11-09T09:30:00+08:00",
         30,
         false},
        {"at night it has not begun",
         "2026-11-02T22:00:00",
         1,
         {},
         "2026-11-02T22:00:00",
         "2026-11-03T10:00:00+08:00",
         60,
         false},
        {"paused",
         "2026-11-02T09:00:00",
         2,
         {{supplement, "2026-11-02T10:00:00", "2026-11-02T14:00:00"}},
         "2026-11-02T14:00:00",
         "2026-11-02T15:00:00+08:00",
         60,
         false},
        {"while paused",
         "2026-11-02T09:00:00",
         2,
         {{supplement, "2026-11-02T10:30:00", nullptr}},
         "2026-11-03T10:00:00",
         "",
         30,
         false},
        {"late", "2026-11-02T09:00:00", 1, {}, "2026-11-02T13:40:00", "2026-11-02T10:00:00+08:00", -130, true},
        {"at once", "2026-11-02T03:00:00", 0, {}, "2026-11-02T03:00:00", "2026-11-02T03:00:00+08:00", 0, false},
    };
    for (const HourRow& row : rows) {
        std::vector<Pause> pauses;
        for (const PauseRow& pause : row.pauses) {
            pauses.push_back({pause.kind, at(pause.from), pause.to ? std::optional(at(pause.to)) : std::nullopt});
        }
        const Clock clock{at(row.accepted), {LimitUnit::Hour, row.hours}, 0, pauses};
        const auto reading = read_clock(clock, counter(), at(row.now));
        ASSERT_TRUE(reading.has_value()) << row.what;
        EXPECT_EQ(reading->due_at ? reading->due_at->text() : "", row.due_at) << row.what;
        EXPECT_EQ(reading->remaining, row.remaining_minutes) << row.what;
        EXPECT_EQ(reading->overdue, row.overdue) << row.what;
    }
    const OpeningHours never;
    const Clock clock{at("2026-11-02T09:00:00"), {LimitUnit::Hour, 1}, 0, {}};
    EXPECT_EQ(read_clock(clock, {WorkCalendar::built_in(), never}, at("2026-11-02T09:00:00")), std::nullopt);
}

TEST(TimeLimit, DeadlinesOfACase) {
    CaseTimes times;
    times.received_at = at("2026-11-02T18:00:00");  // after closing: counts as received on Tuesday
    times.legal = TimeLimit{LimitUnit::Workday, 20};
    times.promised = {LimitUnit::Workday, 5};
    const base::Instant now = at("2026-11-30T09:00:00");
    Deadlines set = deadlines(times, counter(), now);
    EXPECT_EQ(set.supplement_notice->day, day("2026-11-10"));
    EXPECT_FALSE(set.legal || set.promised || set.delivery || set.applicant_supplement);

    times.supplement_notice_at = at("2026-11-05T10:00:00");
    times.accepted_at = at("2026-11-09T10:00:00");
    times.decided_at = at("2026-11-16T10:00:00");
    times.extension = 2;
    set = deadlines(times, counter(), now);
    EXPECT_EQ(set.applicant_supplement->day, day("2026-12-07"));
    EXPECT_EQ(set.legal->day, day("2026-12-09"));
    EXPECT_EQ(set.promised->day, day("2026-11-18"));
    EXPECT_EQ(set.delivery->day, day("2026-11-30"));

    times.legal.reset();  // a service for which the law sets no limit
    set = deadlines(times, counter(), now);
    EXPECT_FALSE(set.legal);
    EXPECT_EQ(set.promised->day, day("2026-11-18"));
}

TEST(TimeLimit, SilenceIsAcceptance) {
    CaseTimes times;
    times.received_at = at("2026-11-02T10:00:00");
    EXPECT_FALSE(is_deemed_accepted(times, counter(), at("2026-11-09T23:59:59")));
    EXPECT_TRUE(is_deemed_accepted(times, counter(), at("2026-11-10T00:00:00")));
    times.supplement_notice_at = at("2026-11-09T12:00:00");
    EXPECT_FALSE(is_deemed_accepted(times, counter(), at("2026-11-20T00:00:00")));
    times.supplement_notice_at = at("2026-11-10T12:00:00");
    EXPECT_TRUE(is_deemed_accepted(times, counter(), at("2026-11-20T00:00:00")));
}

TEST(TimeLimit, NamesAreReadExactly) {
    EXPECT_EQ(limit_unit_named("workday"), LimitUnit::Workday);
    EXPECT_EQ(limit_unit_named("calendar"), LimitUnit::Calendar);
    EXPECT_EQ(limit_unit_named("hour"), LimitUnit::Hour);
    EXPECT_EQ(limit_unit_named("Workday"), std::nullopt);
    EXPECT_EQ(pause_kind_named("special_procedure"), PauseKind::SpecialProcedure);
    EXPECT_EQ(pause_kind_named("pause"), std::nullopt);
    EXPECT_TRUE(stops_clock(PauseKind::ApplicantRequest));
    EXPECT_FALSE(stops_clock(PauseKind::JointReview));
    EXPECT_FALSE(stops_clock(PauseKind::SupplementBeforeAcceptance));
}

}  // namespace
}  // namespace onetrip::calendar
