#pragma once

/// What was done to accounts of the staff, by whom and when: written in the unit that does it, and never changed or
/// taken away.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct StaffLogLine {
    std::int64_t number = 0;  ///< 1, 2, 3 …, given by the log
    base::Instant at;
    std::string user;                ///< whose account
    std::string act;                 ///< `added`, `locked` …
    std::vector<std::string> roles;  ///< where the act gave roles: those
    std::string actor;               ///< `staff/USER`, or `command/NAME` on the machine itself
};

class StaffLog {
public:
    virtual ~StaffLog() = default;

    /// Gives the line the next number.
    virtual void append(const StaffLogLine& line) = 0;
    /// The newest first, those older than line `before`.
    [[nodiscard]] virtual std::vector<StaffLogLine> list(std::optional<std::int64_t> before,
                                                         std::int64_t limit) const = 0;
};

}  // namespace onetrip::storage
