#include "core/appointment/waiting.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

using State = WaitingState;
using Event = WaitingEvent;

base::Instant at(const char* text) {
    return *base::Instant::parse(text);
}
base::Day day(const char* text) {
    return *base::Day::parse(text);
}

/// Waits for a medical check in one of two hospitals on 1 to 5 December; offered until 09:30.
Waiting waiting(State state, std::int32_t offers) {
    Waiting out;
    out.state = state;
    out.service = "medical-check";
    out.halls = {"hospital", "clinic"};
    out.from = day("2026-12-01");
    out.to = day("2026-12-05");
    out.offers = offers;
    if (state == State::Offered) out.offered_until = at("2026-11-29T09:30:00+08:00");
    return out;
}

// State, offers made so far, event, time of 29 November, and what comes of it.
TEST(WaitingStep, table) {
    const struct {
        State from;
        std::int32_t offers;
        Event event;
        const char* now;
        const char* outcome;
    } table[] = {
        {State::Waiting, 0, Event::Offer, "2026-11-29T09:00:00+08:00", "offered"},
        {State::Waiting, 2, Event::Offer, "2026-11-29T09:00:00+08:00", "offered"},
        {State::Waiting, 3, Event::Offer, "2026-11-29T09:00:00+08:00", "waiting.state_forbids"},
        {State::Waiting, 0, Event::Take, "2026-11-29T09:00:00+08:00", "waiting.state_forbids"},
        {State::Waiting, 0, Event::Lapse, "2026-11-29T09:00:00+08:00", "waiting.state_forbids"},
        {State::Waiting, 0, Event::Withdraw, "2026-11-29T09:00:00+08:00", "withdrawn"},

        {State::Offered, 1, Event::Offer, "2026-11-29T09:00:00+08:00", "waiting.state_forbids"},
        {State::Offered, 1, Event::Take, "2026-11-29T09:29:59+08:00", "taken"},
        {State::Offered, 1, Event::Take, "2026-11-29T09:30:00+08:00", "waiting.offer_over"},
        {State::Offered, 1, Event::Lapse, "2026-11-29T09:29:59+08:00", "waiting.offer_running"},
        {State::Offered, 1, Event::Lapse, "2026-11-29T09:30:00+08:00", "waiting"},
        {State::Offered, 2, Event::Lapse, "2026-11-29T09:30:00+08:00", "waiting"},
        {State::Offered, 3, Event::Lapse, "2026-11-29T09:30:00+08:00", "ended"},
        {State::Offered, 1, Event::Decline, "2026-11-29T09:10:00+08:00", "waiting"},
        {State::Offered, 3, Event::Decline, "2026-11-29T09:10:00+08:00", "ended"},
        {State::Offered, 1, Event::Withdraw, "2026-11-29T09:10:00+08:00", "withdrawn"},

        {State::Taken, 1, Event::Withdraw, "2026-11-29T09:10:00+08:00", "waiting.state_forbids"},
        {State::Ended, 3, Event::Offer, "2026-11-29T09:10:00+08:00", "waiting.state_forbids"},
        {State::Withdrawn, 1, Event::Offer, "2026-11-29T09:10:00+08:00", "waiting.state_forbids"},
    };
    for (const auto& row : table) {
        const auto after = step(waiting(row.from, row.offers), row.event, at(row.now));
        EXPECT_EQ(after ? name_of(after->state) : code_of(after.error()), row.outcome)
            << name_of(row.from) << " + " << static_cast<int>(row.event) << " at " << row.now;
        if (after) {
            EXPECT_EQ(after->offered_until.has_value(), after->state == State::Offered);
        }
    }
    const auto offered = step(waiting(State::Waiting, 1), Event::Offer, at("2026-11-29T09:00:00+08:00"));
    EXPECT_EQ(offered->offers, 2);
    EXPECT_EQ(offered->offered_until, at("2026-11-29T09:30:00+08:00"));
}

TEST(Waiting, knows_what_it_wishes) {
    Waiting entry = waiting(State::Waiting, 0);
    const struct {
        const char* hall;
        const char* service;
        const char* slot;
        bool wished;
        bool wished_before_the_third;
    } table[] = {
        {"hospital", "medical-check", "2026-12-01T08:00", true, true},
        {"clinic", "medical-check", "2026-12-05T16:00", true, false},
        {"clinic", "medical-check", "2026-12-03T08:30", true, true},
        {"clinic", "medical-check", "2026-12-03T09:00", true, false},
        {"city-hall", "medical-check", "2026-12-01T08:00", false, false},
        {"hospital", "x-ray", "2026-12-01T08:00", false, false},
        {"hospital", "medical-check", "2026-11-30T08:00", false, false},
        {"hospital", "medical-check", "2026-12-06T08:00", false, false},
    };
    for (const auto& row : table) {
        entry.earlier_than.reset();
        EXPECT_EQ(is_wished(entry, row.hall, row.service, *read_slot_start(row.slot)), row.wished) << row.slot;
        entry.earlier_than = read_slot_start("2026-12-03T09:00");
        EXPECT_EQ(is_wished(entry, row.hall, row.service, *read_slot_start(row.slot)), row.wished_before_the_third)
            << row.slot;
    }
}

TEST(Waiting, a_slot_is_offered_while_there_is_time_to_answer_and_to_give_it_back) {
    const base::Instant slot = at("2026-12-01T09:00:00+08:00");
    EXPECT_TRUE(may_offer(slot, at("2026-12-01T06:30:00+08:00")));
    EXPECT_FALSE(may_offer(slot, at("2026-12-01T06:30:01+08:00")));
}

TEST(Waiting, what_nobody_takes_returns_within_the_hour_and_not_at_once) {
    const base::Instant now = at("2026-12-01T09:00:00+08:00");
    const std::uint64_t spread = 55 * 60'000;
    EXPECT_EQ(return_at(now, 0), at("2026-12-01T09:05:00+08:00"));
    EXPECT_EQ(return_at(now, spread), at("2026-12-01T10:00:00+08:00"));
    EXPECT_EQ(return_at(now, spread + 1), at("2026-12-01T09:05:00+08:00"));
    BookingRules at_once;
    at_once.return_minutes_min = at_once.return_minutes_max = 0;
    EXPECT_EQ(return_at(now, 12345, at_once), now);
}

TEST(WaitingState, names_read_back) {
    for (std::size_t i = 0; i < waiting_state_count; ++i) {
        EXPECT_EQ(waiting_state_of(name_of(static_cast<State>(i))), static_cast<State>(i));
    }
    EXPECT_EQ(waiting_state_of("queued"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::appointment
