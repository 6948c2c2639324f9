#pragma once

/// Work that must be done once, later, by whichever server gets to it: courier subscriptions, reminders, expiring
/// holds. A job is laid in the same transaction as what it follows from. Whoever leases it has it until the lease ends;
/// a server that dies lets its lease run out and another takes over. So work is done at least once and says who it is
/// by the job's id.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct Job {
    std::string id;
    std::string kind;     ///< e.g. `courier.subscribe`
    std::string payload;  ///< JSON; ids only, no personal data
    base::Instant due_at;
    std::int64_t attempts = 0;  ///< how often it was leased
};

class Jobs {
public:
    virtual ~Jobs() = default;

    /// False if there is, or was, one of that id.
    virtual bool add(const Job& job) = 0;
    /// When there is next something to lease (a leased job: when its lease ends); nullopt if nothing is open.
    [[nodiscard]] virtual std::optional<base::Instant> next_due(std::string_view kind) const = 0;
    /// Takes jobs of the kind that are due and not leased, earliest first; counts the attempt.
    [[nodiscard]] virtual std::vector<Job> lease(std::string_view kind, base::Instant now, base::Instant until,
                                                 std::int64_t limit) = 0;
    // The three ends of a lease. `attempts` is the leased job's: if it was leased anew since, nothing happens and the
    // answer is false.
    virtual bool finish(std::string_view id, std::int64_t attempts, base::Instant at) = 0;
    virtual bool retry(std::string_view id, std::int64_t attempts, base::Instant due_at, std::string_view reason) = 0;
    /// Given up: it stays for people to look at.
    virtual bool give_up(std::string_view id, std::int64_t attempts, base::Instant at, std::string_view reason) = 0;
    [[nodiscard]] virtual std::int64_t given_up(std::string_view kind) const = 0;
};

}  // namespace onetrip::storage
