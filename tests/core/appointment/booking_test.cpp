#include "core/appointment/booking.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

using State = BookingState;
using Type = BookingEventType;

base::Instant at(std::string_view text) {
    return *base::Instant::parse(text);
}

Offer offer(const char* slot, SlotState state = SlotState::Open) {
    Offer out;
    out.hall = "demo-hospital";
    out.service = "medical-check";
    out.slot = *read_slot_start(slot);
    out.from = at(std::string(slot) + ":00+08:00");
    out.to = out.from + 30 * base::milliseconds_per_minute;
    out.state = state;
    return out;
}

/// A booking of 2026-12-01 09:00, held until 2026-11-28 09:10, called at 09:05.
Booking booking(State state) {
    Booking out;
    out.state = state;
    out.hall = "demo-hospital";
    out.service = "medical-check";
    out.slot = *read_slot_start("2026-12-01T09:00");
    out.from = at("2026-12-01T09:00:00+08:00");
    out.to = at("2026-12-01T09:30:00+08:00");
    if (state == State::Held) out.held_until = at("2026-11-28T09:10:00+08:00");
    if (state == State::Called) out.called_at = at("2026-12-01T09:05:00+08:00");
    return out;
}

std::string outcome(const base::Result<Booking, Refusal>& result) {
    return std::string(result ? name_of(result->state) : code_of(result.error()));
}

// State, event, time (of the zone +08:00), and what comes of it.
TEST(BookingStep, table) {
    const Offer other = offer("2026-12-02T10:00");
    const struct {
        std::optional<State> from;
        Type event;
        const char* now;
        const char* outcome;
        Offer offer;
    } table[] = {
        {std::nullopt, Type::Hold, "2026-11-28T09:00:00", "held", other},
        {std::nullopt, Type::Hold, "2026-11-28T09:00:00", "booking.slot_full",
         offer("2026-12-02T10:00", SlotState::Full)},
        {std::nullopt, Type::Hold, "2026-11-28T09:00:00", "booking.slot_not_released",
         offer("2026-12-02T10:00", SlotState::NotReleased)},
        {std::nullopt, Type::Hold, "2026-11-28T09:00:00", "booking.slot_past",
         offer("2026-12-02T10:00", SlotState::Past)},
        {std::nullopt, Type::Hold, "2026-12-02T10:00:00", "booking.slot_past", other},
        {std::nullopt, Type::Confirm, "2026-11-28T09:00:00", "booking.state_forbids", {}},

        {State::Held, Type::Confirm, "2026-11-28T09:09:59", "confirmed", {}},
        {State::Held, Type::Confirm, "2026-11-28T09:10:00", "booking.hold_over", {}},
        {State::Held, Type::Expire, "2026-11-28T09:09:59", "booking.hold_running", {}},
        {State::Held, Type::Expire, "2026-11-28T09:10:00", "expired", {}},
        {State::Held, Type::Cancel, "2026-11-28T09:05:00", "cancelled", {}},
        {State::Held, Type::CallOff, "2026-11-28T09:05:00", "cancelled", {}},
        {State::Held, Type::Hold, "2026-11-28T09:05:00", "booking.state_forbids", other},
        {State::Held, Type::Reschedule, "2026-11-28T09:05:00", "booking.state_forbids", other},
        {State::Held, Type::Relocate, "2026-11-28T09:05:00", "booking.state_forbids", other},
        {State::Held, Type::CheckIn, "2026-11-28T09:05:00", "booking.state_forbids", {}},

        {State::Confirmed, Type::Confirm, "2026-11-28T09:05:00", "booking.state_forbids", {}},
        {State::Confirmed, Type::Expire, "2026-11-28T09:20:00", "booking.state_forbids", {}},
        {State::Confirmed, Type::Cancel, "2026-12-01T07:00:00", "cancelled", {}},
        {State::Confirmed, Type::Cancel, "2026-12-01T07:00:01", "booking.too_late", {}},
        {State::Confirmed, Type::CallOff, "2026-12-01T08:59:00", "cancelled", {}},
        {State::Confirmed, Type::Reschedule, "2026-12-01T07:00:00", "confirmed", other},
        {State::Confirmed, Type::Reschedule, "2026-12-01T07:00:01", "booking.too_late", other},
        {State::Confirmed, Type::Reschedule, "2026-11-30T09:00:00", "booking.same_slot", offer("2026-12-01T09:00")},
        {State::Confirmed, Type::Reschedule, "2026-11-30T09:00:00", "booking.slot_full",
         offer("2026-12-02T10:00", SlotState::Full)},
        {State::Confirmed, Type::Relocate, "2026-12-01T08:59:00", "confirmed", other},
        {State::Confirmed, Type::Relocate, "2026-11-30T09:00:00", "booking.same_slot", offer("2026-12-01T09:00")},
        {State::Confirmed, Type::Relocate, "2026-11-30T09:00:00", "booking.slot_full",
         offer("2026-12-02T10:00", SlotState::Full)},
        {State::Confirmed, Type::CheckIn, "2026-12-01T07:59:59", "booking.too_early", {}},
        {State::Confirmed, Type::CheckIn, "2026-12-01T08:00:00", "checked_in", {}},
        {State::Confirmed, Type::CheckIn, "2026-12-01T09:15:00", "checked_in", {}},
        {State::Confirmed, Type::CheckIn, "2026-12-01T09:15:01", "booking.too_late", {}},
        {State::Confirmed, Type::Miss, "2026-12-01T09:15:00", "booking.too_early", {}},
        {State::Confirmed, Type::Miss, "2026-12-01T09:15:01", "missed", {}},
        {State::Confirmed, Type::Serve, "2026-12-01T09:00:00", "booking.state_forbids", {}},

        {State::Confirmed, Type::Call, "2026-12-01T09:00:00", "booking.state_forbids", {}},

        {State::CheckedIn, Type::Call, "2026-12-01T08:30:00", "called", {}},
        {State::CheckedIn, Type::Serve, "2026-12-01T09:00:00", "booking.state_forbids", {}},
        {State::CheckedIn, Type::Miss, "2026-12-01T09:15:01", "booking.state_forbids", {}},  // nobody called them
        {State::CheckedIn, Type::CallOff, "2026-12-01T09:00:00", "cancelled", {}},
        {State::CheckedIn, Type::Cancel, "2026-12-01T08:30:00", "booking.state_forbids", {}},

        {State::Called, Type::Call, "2026-12-01T09:06:00", "called", {}},
        {State::Called, Type::Serve, "2026-12-01T09:05:01", "served", {}},
        {State::Called, Type::Miss, "2026-12-01T09:07:59", "booking.too_early", {}},
        {State::Called, Type::Miss, "2026-12-01T09:08:00", "missed", {}},
        {State::Called, Type::CallOff, "2026-12-01T09:06:00", "cancelled", {}},
        {State::Called, Type::Cancel, "2026-12-01T09:06:00", "booking.state_forbids", {}},
        {State::Called, Type::CheckIn, "2026-12-01T09:06:00", "booking.state_forbids", {}},

        {State::Served, Type::Cancel, "2026-11-30T09:00:00", "booking.state_forbids", {}},
        {State::Cancelled, Type::Confirm, "2026-11-28T09:05:00", "booking.state_forbids", {}},
        {State::Missed, Type::CheckIn, "2026-12-01T09:00:00", "booking.state_forbids", {}},
        {State::Expired, Type::Confirm, "2026-11-28T09:05:00", "booking.state_forbids", {}},
    };
    for (const auto& row : table) {
        BookingEvent event;
        event.type = row.event;
        event.offer = row.offer;
        const auto before = row.from ? std::optional(booking(*row.from)) : std::nullopt;
        EXPECT_EQ(outcome(step(before, event, at(std::string(row.now) + "+08:00"))), row.outcome)
            << (row.from ? name_of(*row.from) : "nothing") << " + " << name_of(row.event) << " at " << row.now;
    }
}

TEST(BookingStep, a_hold_ends_after_the_time_the_rules_give) {
    BookingRules rules;
    rules.hold_minutes = 3;
    const auto held =
        step(std::nullopt, {Type::Hold, offer("2026-12-01T09:00")}, at("2026-11-28T09:00:00+08:00"), rules);
    ASSERT_TRUE(held.ok());
    EXPECT_EQ(held->held_until, at("2026-11-28T09:03:00+08:00"));
    const auto confirmed = step(*held, {Type::Confirm, {}}, at("2026-11-28T09:02:00+08:00"), rules);
    ASSERT_TRUE(confirmed.ok());
    EXPECT_EQ(confirmed->held_until, std::nullopt);
}

TEST(BookingStep, moving_takes_the_new_slot_and_counts) {
    const base::Instant now = at("2026-11-28T09:00:00+08:00");
    const auto moved = step(booking(State::Confirmed), {Type::Reschedule, offer("2026-12-02T10:00")}, now);
    ASSERT_TRUE(moved.ok());
    EXPECT_EQ(moved->slot.text(), "2026-12-02T10:00");
    EXPECT_EQ(moved->from, at("2026-12-02T10:00:00+08:00"));
    EXPECT_EQ(moved->moves, 1);

    Booking worn = booking(State::Confirmed);
    worn.moves = BookingRules{}.moves_max;
    EXPECT_EQ(outcome(step(worn, {Type::Reschedule, offer("2026-12-02T10:00")}, now)), "booking.moves_too_many");
    const auto relocated = step(worn, {Type::Relocate, offer("2026-12-02T10:00")}, now);
    ASSERT_TRUE(relocated.ok()) << "the hall may, and that is none of the citizen's moves";
    EXPECT_EQ(relocated->moves, worn.moves);

    Offer foreign = offer("2026-12-02T10:00");
    foreign.service = "certificate-collection";
    EXPECT_EQ(outcome(step(booking(State::Confirmed), {Type::Reschedule, foreign}, now)), "booking.other_service");
    Offer elsewhere = offer("2026-12-01T09:00");
    elsewhere.hall = "other-hospital";
    EXPECT_EQ(outcome(step(booking(State::Confirmed), {Type::Reschedule, elsewhere}, now)), "confirmed");
}

// What is known of the person comes before how the slot stands; one line per rule and one for the order.
TEST(BookingStep, a_person_s_own_limits) {
    const std::vector<base::Instant> three{at("2026-11-03T09:00:00+08:00"), at("2026-11-20T09:00:00+08:00"),
                                           at("2026-11-10T09:00:00+08:00")};
    const struct {
        Standing standing;
        SlotState slot;
        const char* outcome;
    } table[] = {
        {{0, false, {}}, SlotState::Open, "held"},
        {{4, false, {}}, SlotState::Open, "held"},
        {{5, false, {}}, SlotState::Open, "booking.open_too_many"},
        {{1, true, {}}, SlotState::Open, "booking.open_already"},
        {{5, true, {}}, SlotState::Open, "booking.open_already"},
        {{0, false, {three[0], three[1]}}, SlotState::Open, "held"},
        {{0, false, three}, SlotState::Open, "booking.person_blocked"},
        {{5, true, three}, SlotState::Full, "booking.person_blocked"},
        {{5, false, {}}, SlotState::Full, "booking.open_too_many"},
        {{0, false, {}}, SlotState::Full, "booking.slot_full"},
    };
    for (const auto& row : table) {
        const BookingEvent event{Type::Hold, offer("2026-12-02T10:00", row.slot), row.standing};
        EXPECT_EQ(outcome(step(std::nullopt, event, at("2026-11-28T09:00:00+08:00"))), row.outcome);
    }
}

// Days of November on which visits were missed at nine, seen on a day at nine.
TEST(BlockedUntil, three_missed_in_thirty_days_block_for_thirty) {
    const struct {
        std::vector<std::int32_t> missed;
        std::int32_t seen_on;
        std::int32_t blocked_until;  ///< 0: not at all
    } table[] = {
        {{}, 10, 0},
        {{1, 2}, 3, 0},
        {{1, 2, 3}, 3, 33},
        {{3, 1, 2}, 32, 33},
        {{1, 2, 3}, 33, 0},
        {{1, 15, 30}, 30, 60},
        {{1, 15, 31}, 31, 0},     // thirty days lie between the first and the third
        {{1, 2, 3, 20}, 21, 50},  // the fourth is the third of three again
        {{1, 2, 3, 40}, 41, 0},   // what is long past blocks nobody anew
        {{1, 2, 3, 32}, 32, 33},  // 32 is alone; the block of the first three still runs
    };
    const base::Instant day_0 = at("2026-10-31T09:00:00+08:00");
    const auto instant = [&](std::int32_t day) { return day_0 + day * base::milliseconds_per_day; };
    for (const auto& row : table) {
        Standing standing;
        for (const std::int32_t day : row.missed)
            standing.missed_at.push_back(instant(day));
        const auto until = blocked_until(standing, instant(row.seen_on));
        const auto expected = row.blocked_until > 0 ? std::optional(instant(row.blocked_until)) : std::nullopt;
        EXPECT_EQ(until, expected) << row.seen_on << " " << row.blocked_until;
    }
    BookingRules strict;
    strict.misses_max = 1;
    strict.block_days = 2;
    EXPECT_EQ(blocked_until({0, false, {instant(5)}}, instant(6), strict), instant(7));
}

TEST(BookingStep, a_call_is_remembered_while_it_lasts) {
    const base::Instant now = at("2026-12-01T09:02:00+08:00");
    const auto called = step(booking(State::CheckedIn), {Type::Call}, now);
    ASSERT_TRUE(called.ok());
    EXPECT_EQ(called->called_at, now);
    const auto again = step(*called, {Type::Call}, now + 60'000);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->called_at, now + 60'000);
    const auto served = step(*again, {Type::Serve}, now + 120'000);
    ASSERT_TRUE(served.ok());
    EXPECT_EQ(served->called_at, std::nullopt);
}

TEST(BookingState, four_take_a_place) {
    std::size_t taking = 0;
    for (std::size_t i = 0; i < booking_state_count; ++i) {
        const auto state = static_cast<State>(i);
        EXPECT_EQ(booking_state_of(name_of(state)), state);
        taking += takes_a_place(state) ? 1 : 0;
    }
    EXPECT_EQ(taking, 4u);
    for (std::size_t i = 0; i < booking_event_count; ++i) {
        EXPECT_EQ(booking_event_of(name_of(static_cast<Type>(i))), static_cast<Type>(i));
    }
}

TEST(Offer, says_how_the_slot_stands) {
    Hall hall;
    hall.id = "h";
    hall.services = {{"s", {0}, 1, 0, 30, 0}};
    Slot slot;
    slot.start = *read_slot_start("2026-12-01T09:00");
    slot.to_minute_of_day = 570;
    slot.state = SlotState::Full;
    const Offer made = offer_of(hall, hall.services[0], slot);
    EXPECT_EQ(made.hall, "h");
    EXPECT_EQ(made.service, "s");
    EXPECT_EQ(made.from, at("2026-12-01T09:00:00+08:00"));
    EXPECT_EQ(made.to, at("2026-12-01T09:30:00+08:00"));
    EXPECT_EQ(made.state, SlotState::Full);
}

}  // namespace
}  // namespace onetrip::appointment
