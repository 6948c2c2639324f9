#include "core/casework/deadlines.h"

#include <gtest/gtest.h>

#include "core/casework/step.h"

namespace onetrip::casework {
namespace {

base::Instant at(const char* text) {
    return *base::Instant::parse(text);
}

calendar::OpeningHours office_hours() {
    calendar::OpeningHours hours;
    for (std::size_t day = 0; day < 5; ++day)
        hours.week[day] = {{540, 720}, {810, 1020}};
    return hours;
}

std::string text(const std::optional<calendar::DueDay>& due) {
    return due ? due->day.text() : "-";
}

// One case from Monday 2026-11-30 on: 30 working days by law, 20 promised; each line is the case after one more event.
TEST(Deadlines, follow_the_case) {
    const calendar::OpeningHours hours = office_hours();
    const calendar::Counter counter{calendar::WorkCalendar::built_in(), hours};
    Limits limits;
    limits.legal = calendar::TimeLimit{calendar::LimitUnit::Workday, 30};
    limits.promised = {calendar::LimitUnit::Workday, 20};
    const auto event = [](EventType type) {
        Event out;
        out.type = type;
        return out;
    };
    Event request = event(EventType::SupplementRequested);
    request.items = {{{ItemKind::Material, "photo"}, "photo.background", "重拍"}};
    Event answer = event(EventType::Supplemented);
    answer.answered = {{ItemKind::Material, "photo"}};

    const struct {
        const char* now;
        std::optional<Event> event;
        const char* supplement_notice;
        const char* applicant_supplement;
        const char* legal;
        const char* promised;
        const char* delivery;
    } table[] = {
        {"2026-11-30T10:00:00+08:00", std::nullopt, "2026-12-07", "-", "-", "-", "-"},
        {"2026-12-01T10:00:00+08:00", event(EventType::Accepted), "-", "-", "2027-01-13", "2026-12-29", "-"},
        {"2026-12-03T10:00:00+08:00", request, "-", "2027-01-04", "-", "-", "-"},
        {"2026-12-04T10:00:00+08:00", answer, "-", "-", "2027-01-15", "2026-12-31", "-"},
        {"2026-12-10T10:00:00+08:00", event(EventType::Decided), "-", "-", "-", "-", "2026-12-24"},
        {"2026-12-11T10:00:00+08:00", event(EventType::HandedOver), "-", "-", "-", "-", "-"},
        {"2026-12-11T11:00:00+08:00", event(EventType::Closed), "-", "-", "-", "-", "-"},
    };
    Case record = open_case(at(table[0].now));
    for (const auto& row : table) {
        if (row.event) record = step(record, *row.event, at(row.now)).value();
        const calendar::Deadlines due = deadlines(record, limits, counter, at(row.now));
        SCOPED_TRACE(row.now);
        EXPECT_EQ(text(due.supplement_notice), row.supplement_notice);
        EXPECT_EQ(text(due.applicant_supplement), row.applicant_supplement);
        EXPECT_EQ(text(due.legal), row.legal);
        EXPECT_EQ(text(due.promised), row.promised);
        EXPECT_EQ(text(due.delivery), row.delivery);
    }
}

TEST(Deadlines, a_notice_may_name_its_own_last_day) {
    const calendar::OpeningHours hours = office_hours();
    const calendar::Counter counter{calendar::WorkCalendar::built_in(), hours};
    Case record = open_case(at("2026-11-30T10:00:00+08:00"));
    Event request;
    request.type = EventType::SupplementRequested;
    request.items = {{{ItemKind::Material, "photo"}, "photo.background", "重拍"}};
    request.due = *base::Day::parse("2026-12-15");
    record = step(record, request, at("2026-12-01T10:00:00+08:00")).value();
    EXPECT_EQ(text(deadlines(record, {}, counter, at("2026-12-01T10:00:00+08:00")).applicant_supplement), "2026-12-15");
}

}  // namespace
}  // namespace onetrip::casework
