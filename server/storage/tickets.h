#pragma once

/// The line in a hall: a number for everybody who has come, with an appointment or on foot. Who is next is
/// `core/appointment/line.h`'s to say; that nobody is called by two windows is the store's: a ticket is only changed by
/// whoever knows it as it stands.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct Ticket {
    std::string id;  ///< not to be guessed: whoever has it sees where the ticket stands
    std::string hall;
    std::string day;         ///< `YYYY-MM-DD` by the hall's clock
    std::string number;      ///< as it is called: `A007`; once a day
    std::int64_t drawn = 0;  ///< the how-manieth of the day
    std::string service;
    std::string comer;                   ///< as `core/appointment` names it
    std::optional<std::string> booking;  ///< of whoever has an appointment
    base::Instant drawn_at;
    base::Instant turn_at;                         ///< when their turn comes
    std::string state;                             ///< as `core/appointment` names it
    std::string window;                            ///< that called last; empty while waiting
    std::string clerk;                             ///< who called last
    std::optional<base::Instant> called_at;        ///< exactly while called: the last time
    std::optional<base::Instant> first_called_at;  ///< of this service
    std::int64_t changes = 0;                      ///< rises with each change
};

/// A call that is past or running, newest first.
struct PastCall {
    std::string comer;
    base::Instant at;
};

/// A day's numbers in a hall.
struct TicketFigures {
    std::string day;
    std::int64_t drawn = 0;
    std::int64_t walk_ins = 0;
    std::int64_t called = 0;
    std::int64_t served = 0;
    std::int64_t missed = 0;
    std::int64_t waited_seconds = 0;  ///< from their turn until they were first called, all of them together
    std::int64_t waited_seconds_max = 0;
};

class Tickets {
public:
    virtual ~Tickets() = default;

    [[nodiscard]] virtual std::optional<Ticket> find(std::string_view id) const = 0;
    /// The latest of a booking.
    [[nodiscard]] virtual std::optional<Ticket> find_of_booking(std::string_view booking) const = 0;
    /// Waiting or called, in the order in which they were drawn.
    [[nodiscard]] virtual std::vector<Ticket> open_of(std::string_view hall, std::string_view day) const = 0;
    [[nodiscard]] virtual std::vector<PastCall> calls(std::string_view hall, std::string_view day,
                                                      std::int64_t limit) const = 0;

    /// Of each day from the first to the last on which somebody drew a number.
    [[nodiscard]] virtual std::vector<TicketFigures> figures(std::string_view hall, std::string_view from_day,
                                                             std::string_view to_day) const = 0;

    virtual void add(const Ticket& ticket) = 0;
    /// Stores a new state; false if the ticket has changed since it was read, and nothing is stored. A window has one
    /// called ticket at a time: a second throws storage::Failure{Broken}.
    [[nodiscard]] virtual bool save(const Ticket& ticket) = 0;
};

}  // namespace onetrip::storage
