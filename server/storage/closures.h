#pragma once

/// Hours that a hall closes beyond what the catalogue says, all of it or one of its teams: a burst pipe, an illness.
/// A closed slot is one whose seats are all taken, by nobody: so nothing that books has to ask for closures. What
/// becomes of bookings that are hit is for whoever closes to decide, in the same unit.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "server/storage/bookings.h"

namespace onetrip::storage {

struct Closure {
    std::string id;
    std::string hall;
    std::string team;  ///< empty: every team
    base::Instant from;
    base::Instant to;
    std::string reason;  ///< for citizens to read
    std::string staff;   ///< who closed
    base::Instant made_at;
};

/// A slot of a team that is closed.
struct ClosedSlot {
    SlotKey key;
    base::Instant from;
    base::Instant to;
    std::int32_t capacity = 0;
};

class Closures {
public:
    virtual ~Closures() = default;

    virtual void add(const Closure& closure) = 0;
    /// Those of a hall that touch [from, to), earliest first.
    [[nodiscard]] virtual std::vector<Closure> of(std::string_view hall, base::Instant from,
                                                  base::Instant to) const = 0;
    /// Takes every seat below `capacity` of a slot that is still free, for nobody, as part of a closure; seats that are
    /// taken stay taken. Answers how many it took.
    virtual std::int64_t close_seats(std::string_view closure, const ClosedSlot& slot, base::Instant now) = 0;
    /// Gives its seats back; false if the hall has no such closure.
    virtual bool lift(std::string_view hall, std::string_view id) = 0;
};

}  // namespace onetrip::storage
