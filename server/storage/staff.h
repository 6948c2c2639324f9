#pragma once

/// Staff accounts, and the counters that slow down guessing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct StaffMember {
    std::string user;  ///< what is typed to sign in; unique
    std::string name;
    std::string password_hash;  ///< as `crypto_pwhash_str` writes it
    std::vector<std::string> roles;
    bool disabled = false;
    /// Of the code that setting up the first second factor takes; none: the password alone will do.
    std::optional<seal::Digest> enrolment_code_hash = std::nullopt;
};

/// A line of the list of staff.
struct StaffListed {
    StaffMember member;
    bool has_second_factor = false;
};

class StaffAccounts {
public:
    virtual ~StaffAccounts() = default;

    [[nodiscard]] virtual std::optional<StaffMember> find(std::string_view user) const = 0;
    /// Adds the member or replaces the one of that user name.
    virtual void put(const StaffMember& member) = 0;
    /// By user name, those after `after`.
    [[nodiscard]] virtual std::vector<StaffListed> list(std::string_view after, std::int64_t limit) const = 0;
};

/// Counts in fixed windows of time. What is counted is the caller's: the key is a hash, so that no address is kept.
class Throttles {
public:
    virtual ~Throttles() = default;

    [[nodiscard]] virtual std::int64_t count(const seal::Digest& key, base::Instant window) const = 0;
    /// Counts one more and answers the new count.
    virtual std::int64_t add(const seal::Digest& key, base::Instant window) = 0;
    virtual void forget(const seal::Digest& key) = 0;
    virtual void forget_before(base::Instant window) = 0;
};

}  // namespace onetrip::storage
