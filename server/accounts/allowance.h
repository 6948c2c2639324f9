#pragma once

/// How often somebody may do something, counted in the store in fixed windows of time, so that all servers count
/// together.

#include <cstdint>
#include <string_view>

#include "server/storage/unit.h"

namespace onetrip::accounts {

struct Allowance {
    std::string_view what;  ///< a literal: allowances of that name are counted apart from others
    std::int64_t times = 0;
    std::int64_t window_seconds = 0;
};

/// What the store counts under: a hash. `whose` must not be guessable where it is personal (a phone's keyed hash, not
/// the phone).
[[nodiscard]] seal::Digest allowance_key(const Allowance& allowance, std::string_view whose);

/// Takes one. 0 if there was one, else the seconds until there will be (at least 1). A unit that is given up gives what
/// it took back.
[[nodiscard]] std::int64_t take(storage::Unit& unit, const Allowance& allowance, std::string_view whose,
                                base::Instant now);

}  // namespace onetrip::accounts
