#pragma once

/// The staff's second factors: a secret shared with an authenticator app, and codes for the day it is lost. A secret is
/// pending until its owner has shown that the app knows it; only then does it take the place of an earlier one.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct SecondFactor {
    base::Bytes secret;          ///< sealed
    std::int64_t last_step = 0;  ///< the latest time step whose code was taken
};

class SecondFactors {
public:
    virtual ~SecondFactors() = default;

    /// The one in force.
    [[nodiscard]] virtual std::optional<SecondFactor> find(std::string_view user) const = 0;
    [[nodiscard]] virtual std::optional<SecondFactor> find_pending(std::string_view user) const = 0;
    /// In place of an earlier pending one.
    virtual void put_pending(std::string_view user, const SecondFactor& factor) = 0;
    /// The pending one comes into force, with these recovery codes, in place of everything earlier.
    virtual void confirm(std::string_view user, std::int64_t last_step, std::span<const seal::Digest> code_hashes) = 0;
    /// Writes down the step whose code was taken.
    virtual void took(std::string_view user, std::int64_t step) = 0;
    /// Spends a recovery code; false if there is none of that hash.
    virtual bool spend(std::string_view user, const seal::Digest& code_hash) = 0;
    [[nodiscard]] virtual std::int64_t recovery_codes_left(std::string_view user) const = 0;
    /// Pending and in force, with the recovery codes.
    virtual void forget(std::string_view user) = 0;
};

}  // namespace onetrip::storage
