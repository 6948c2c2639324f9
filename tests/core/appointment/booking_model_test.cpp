// Booking against a naive model: a hall with few places, a few people, and 400,000 clumsy acts in random order. The
// model is written from the rules in words, without tables, and knows of every place and every person what they have.

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "core/appointment/booking.h"

namespace onetrip::appointment {
namespace {

using State = BookingState;
using Type = BookingEventType;

constexpr std::int64_t minute = base::milliseconds_per_minute;
constexpr std::int32_t people = 6;
constexpr std::int32_t slots = 4;  ///< an hour apart
constexpr std::int32_t places = 2;

struct Visit {
    Booking booking;
    std::int32_t person = 0;
};

/// The town as it is, kept by the machine under test.
struct Town {
    base::Instant now;
    std::vector<Visit> visits;
    std::map<std::int32_t, std::vector<base::Instant>> missed;
    base::Instant morning;
    std::set<std::string> seen;  ///< what has come of acts

    base::Instant begins(std::int32_t slot) const { return morning + slot * 60 * minute; }
    std::int32_t taken(std::int32_t slot) const {
        std::int32_t count = 0;
        for (const Visit& visit : visits) {
            const bool lapsed = visit.booking.held_until && *visit.booking.held_until <= now;
            if (visit.booking.from == begins(slot) && takes_a_place(visit.booking.state) && !lapsed) ++count;
        }
        return count;
    }
    std::int32_t open_of(std::int32_t person) const {
        std::int32_t count = 0;
        for (const Visit& visit : visits) {
            const bool lapsed = visit.booking.held_until && *visit.booking.held_until <= now;
            if (visit.person == person && takes_a_place(visit.booking.state) && !lapsed) ++count;
        }
        return count;
    }
    /// Whoever is given a place makes lapsed holds that stood in the way final, as the store does: should the clock be
    /// set back, they do not come alive again.
    void settle(base::Instant from, std::int32_t person) {
        for (Visit& visit : visits) {
            const bool lapsed = visit.booking.held_until && *visit.booking.held_until <= now;
            if (!lapsed || (visit.booking.from != from && visit.person != person)) continue;
            visit.booking = *step(visit.booking, {Type::Expire}, now);
        }
    }
    Offer offer(std::int32_t slot) const {
        Offer out;
        out.hall = "h";
        out.service = "s";
        out.from = begins(slot);
        out.to = out.from + 60 * minute;
        out.slot = {out.from.day_in(480), out.from.minute_of_day_in(480)};
        out.state = taken(slot) < places ? SlotState::Open : SlotState::Full;
        return out;
    }
};

/// The rules in words; the answer is a state's name or a refusal's code.
std::string expected(const Town& town, const Visit* visit, std::int32_t person, Type type, std::int32_t slot) {
    const std::int64_t now = town.now.milliseconds();
    const auto room = [&] {
        if (town.begins(slot).milliseconds() <= now) return "booking.slot_past";
        return town.taken(slot) < places ? "" : "booking.slot_full";
    };
    if (visit == nullptr) {
        if (type != Type::Hold) return "booking.state_forbids";
        std::vector<std::int64_t> missed;
        if (town.missed.count(person) > 0) {
            for (const base::Instant at : town.missed.at(person))
                missed.push_back(at.milliseconds());
        }
        std::sort(missed.begin(), missed.end());
        for (std::size_t i = 2; i < missed.size(); ++i) {
            const std::int64_t days_30 = 30 * base::milliseconds_per_day;
            if (missed[i] - missed[i - 2] < days_30 && now < missed[i] + days_30) return "booking.person_blocked";
        }
        if (town.open_of(person) > 0) return "booking.open_already";
        const std::string why_not = room();
        return why_not.empty() ? "held" : why_not;
    }
    const std::string is(name_of(visit->booking.state));
    const std::int64_t begins = visit->booking.from.milliseconds();
    if (type == Type::Confirm && is == "held") {
        return now < visit->booking.held_until->milliseconds() ? "confirmed" : "booking.hold_over";
    }
    if (type == Type::Expire && is == "held") {
        return now < visit->booking.held_until->milliseconds() ? "booking.hold_running" : "expired";
    }
    if (type == Type::Cancel && is == "held") return "cancelled";
    if (type == Type::Cancel && is == "confirmed") {
        return now <= begins - 120 * minute ? "cancelled" : "booking.too_late";
    }
    if (type == Type::CallOff && (is == "held" || is == "confirmed" || is == "checked_in" || is == "called")) {
        return "cancelled";
    }
    if ((type == Type::Reschedule || type == Type::Relocate) && is == "confirmed") {
        const bool is_by_citizen = type == Type::Reschedule;
        if (is_by_citizen && now > begins - 120 * minute) return "booking.too_late";
        if (town.begins(slot) == visit->booking.from) return "booking.same_slot";
        if (is_by_citizen && visit->booking.moves == 3) return "booking.moves_too_many";
        const std::string why_not = room();
        return why_not.empty() ? "confirmed" : why_not;
    }
    if (type == Type::CheckIn && is == "confirmed") {
        if (now < begins - 60 * minute) return "booking.too_early";
        return now > begins + 15 * minute ? "booking.too_late" : "checked_in";
    }
    if (type == Type::Call && (is == "checked_in" || is == "called")) return "called";
    if (type == Type::Serve && is == "called") return "served";
    if (type == Type::Miss && is == "confirmed") {
        return now <= begins + 15 * minute ? "booking.too_early" : "missed";
    }
    if (type == Type::Miss && is == "called") {
        return now < visit->booking.called_at->milliseconds() + 3 * minute ? "booking.too_early" : "missed";
    }
    return "booking.state_forbids";
}

void expect_sound(const Town& town) {
    for (std::int32_t slot = 0; slot < slots; ++slot)
        ASSERT_LE(town.taken(slot), places);
    for (std::int32_t person = 0; person < people; ++person)
        ASSERT_LE(town.open_of(person), 1);
}

/// One random act on one town; false once the machine and the model differ.
bool act(Town& town, std::mt19937& random) {
    const auto upto = [&random](std::int32_t count) { return static_cast<std::int32_t>(random() % count); };
    const auto type = static_cast<Type>(upto(static_cast<std::int32_t>(booking_event_count)));
    const std::int32_t slot = upto(slots);
    // A hold has no booking before it; now and then something else is tried without one, or on one that is over.
    const bool on_nothing = town.visits.empty() || type == Type::Hold ? upto(20) != 0 : upto(50) == 0;
    Visit* visit = on_nothing || town.visits.empty()
                       ? nullptr
                       : &town.visits[static_cast<std::size_t>(upto(static_cast<std::int32_t>(town.visits.size())))];
    const std::int32_t person = upto(people);
    BookingEvent event{type, town.offer(slot), {}};
    event.standing.open = town.open_of(person);
    event.standing.has_open_of_service = event.standing.open > 0;
    if (town.missed.count(person) > 0) event.standing.missed_at = town.missed[person];

    const std::string model = expected(town, visit, person, type, slot);
    const auto before = visit != nullptr ? std::optional(visit->booking) : std::nullopt;
    const auto after = step(before, event, town.now);
    const std::string machine(after ? name_of(after->state) : code_of(after.error()));
    EXPECT_EQ(machine, model) << (before ? name_of(before->state) : "nothing") << " + " << name_of(type) << " at "
                              << town.now.text();
    town.seen.insert(machine);
    if (!after) return machine == model;
    if (after->state == State::Missed) town.missed[visit->person].push_back(after->from);
    if (type == Type::Hold || type == Type::Reschedule || type == Type::Relocate) {
        town.settle(after->from, visit != nullptr ? visit->person : person);
    }
    if (visit != nullptr) {
        visit->booking = *after;
    } else {
        town.visits.push_back({*after, person});
    }
    expect_sound(town);
    return machine == model;
}

TEST(BookingModel, no_order_of_acts_oversells_or_differs_from_the_rules_in_words) {
    std::mt19937 random(20261129);
    std::set<std::string> seen;
    for (int day = 0; day < 2000; ++day) {
        Town town;
        town.morning = *base::Instant::parse("2026-12-01T09:00:00+08:00");
        town.now = town.morning + -(6 * 60 * minute);
        for (std::int32_t person = 0; person < people; ++person) {
            for (std::uint32_t i = random() % 5; i > 0; --i)
                town.missed[person].push_back(town.now + -static_cast<std::int64_t>(random() % 70) * 86'400'000);
        }
        for (int i = 0; i < 200; ++i) {
            // Mostly a little later; now and then the clock is set back.
            town.now = town.now + (static_cast<std::int64_t>(random() % 12) - 2) * minute;
            if (!act(town, random)) return;
        }
        seen.merge(town.seen);
    }
    // Eight states and eleven refusals: every rule was met that can be within one service of one hall.
    EXPECT_EQ(seen.size(), 19u);
}

}  // namespace
}  // namespace onetrip::appointment
