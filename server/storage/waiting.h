#pragma once

/// The waiting list (候补): who waits for a slot that somebody else gives back, in the order in which they came. The
/// rules are `core/appointment/waiting.h`'s.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

/// A place of a slot that is to be offered.
struct OfferedSlot {
    std::string_view hall;
    std::string_view service;
    std::string_view slot;    ///< `2026-12-01T09:00`
    std::string_view passed;  ///< the entry that has just let it pass; empty for none
};

struct Waiting {
    std::string id;
    std::string citizen;
    std::string service;
    std::vector<std::string> halls;
    std::string from_day;  ///< `YYYY-MM-DD`, both included
    std::string to_day;
    std::optional<std::string> booking;       ///< what they hold already: an earlier slot takes its place
    std::optional<std::string> earlier_than;  ///< the slot of that booking
    std::string state;                        ///< as `core/appointment` names it
    std::int64_t offers = 0;
    std::optional<base::Instant> offered_until;  ///< exactly while offered
    std::optional<std::string> offer;  ///< the booking row that keeps the offered place; exactly while offered
    base::Instant created_at;
};

class WaitingList {
public:
    virtual ~WaitingList() = default;

    [[nodiscard]] virtual std::optional<Waiting> find(std::string_view id) const = 0;
    /// Waiting or offered, earliest first.
    [[nodiscard]] virtual std::vector<Waiting> open_of(std::string_view citizen) const = 0;
    /// Who is next of those for whom the slot would do and whom nothing is offered: who was offered least, of these who
    /// came first.
    [[nodiscard]] virtual std::optional<Waiting> first_for(const OfferedSlot& slot) const = 0;
    /// What somebody to whom nothing is offered waits for in a hall.
    [[nodiscard]] virtual std::vector<std::string> services_in(std::string_view hall) const = 0;
    /// How many who wait for the same service are before an entry.
    [[nodiscard]] virtual std::int64_t ahead_of(const Waiting& waiting) const = 0;
    /// Entries whose offer ended by `now`, longest ago first.
    [[nodiscard]] virtual std::vector<Waiting> lapsed(base::Instant now, std::int64_t limit) const = 0;

    /// One entry of a citizen and service may be open: `open_of` says so before.
    virtual void add(const Waiting& waiting) = 0;
    /// Ends entries that wait and whose last wished day is before `day`; answers how many.
    virtual std::int64_t end_before(std::string_view day, std::int64_t limit) = 0;
    /// Stores a new state: all but who waits for what where.
    virtual void save(const Waiting& waiting) = 0;
};

}  // namespace onetrip::storage
