#include "core/appointment/ticket.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

constexpr base::Instant nine{1'795'827'600'000};
base::Instant at(std::int64_t minute) {
    return nine + minute * base::milliseconds_per_minute;
}

Ticket in(TicketState state) {
    Ticket ticket;
    ticket.state = state;
    ticket.service = "passport";
    if (state != TicketState::Waiting) ticket.window = "3";
    if (state == TicketState::Called) ticket.called_at = nine;
    return ticket;
}

TEST(Ticket, GoesThroughTheHall) {
    using S = TicketState;
    using T = TicketEventType;
    struct Line {
        S before;
        TicketEvent event;
        std::int64_t minute;
        std::string after;  ///< state, service, window, or the refusal
    };
    const TicketEvent by_three{T::Call, "3"};
    const TicketEvent by_four{T::Call, "4"};
    const TicketEvent on{T::SendOn, "", "photo"};
    for (const Line& line : {
             Line{S::Waiting, by_three, 0, "called passport 3"},
             Line{S::Waiting, {T::Finish}, 0, "ticket.state_forbids"},
             Line{S::Waiting, {T::Miss}, 9, "ticket.state_forbids"},
             Line{S::Waiting, on, 0, "ticket.state_forbids"},
             Line{S::Called, by_three, 1, "called passport 3"},
             Line{S::Called, by_four, 1, "ticket.other_window"},
             Line{S::Called, {T::Finish}, 0, "served passport 3"},
             Line{S::Called, {T::Miss}, 2, "ticket.too_early"},
             Line{S::Called, {T::Miss}, 3, "missed passport 3"},
             Line{S::Called, on, 0, "waiting photo "},
             Line{S::Waiting, {T::CallOff}, 0, "called_off passport "},
             Line{S::Called, {T::CallOff}, 0, "called_off passport 3"},
             Line{S::Served, {T::CallOff}, 0, "ticket.state_forbids"},
             Line{S::CalledOff, by_three, 0, "ticket.state_forbids"},
             Line{S::Served, by_three, 0, "ticket.state_forbids"},
             Line{S::Served, {T::Finish}, 0, "ticket.state_forbids"},
             Line{S::Missed, by_three, 0, "ticket.state_forbids"},
             Line{S::Missed, on, 0, "ticket.state_forbids"},
         }) {
        const auto after = step(in(line.before), line.event, at(line.minute));
        EXPECT_EQ(after ? std::string(name_of(after->state)) + ' ' + after->service + ' ' + after->window
                        : std::string(code_of(after.error())),
                  line.after)
            << name_of(line.before) << ' ' << name_of(line.event.type);
        if (after) {
            EXPECT_EQ(after->called_at.has_value(), after->state == S::Called);
        }
    }
}

TEST(Ticket, CalledAgainHasTimeAnewToAnswer) {
    const auto again = step(in(TicketState::Called), {TicketEventType::Call, "3"}, at(2));
    EXPECT_EQ(step(*again, {TicketEventType::Miss}, at(4)).error(), TicketRefusal::TooEarly);
    EXPECT_TRUE(step(*again, {TicketEventType::Miss}, at(5)).ok());
}

TEST(Ticket, NamesAreReadBack) {
    for (std::size_t i = 0; i < ticket_state_count; ++i)
        EXPECT_EQ(ticket_state_of(name_of(static_cast<TicketState>(i))), static_cast<TicketState>(i));
    for (std::size_t i = 0; i < ticket_event_count; ++i)
        EXPECT_EQ(ticket_event_of(name_of(static_cast<TicketEventType>(i))), static_cast<TicketEventType>(i));
    for (std::size_t i = 0; i < comer_count; ++i)
        EXPECT_EQ(comer_of(name_of(static_cast<Comer>(i))), static_cast<Comer>(i));
    EXPECT_EQ(ticket_state_of("gone"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::appointment
