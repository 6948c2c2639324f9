#pragma once

/// Requests that may be sent again (lost answers, double taps): the same key with the same request is answered the
/// same, and what it makes is made once. The answer is kept in the transaction that made it.
///
/// A request that was refused is not kept: nothing was made, and a second try may fare better.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/seal/hash.h"
#include "server/http/problem.h"
#include "server/http/reply.h"
#include "server/http/request.h"
#include "server/storage/unit.h"

namespace onetrip::endpoints {

/// What a handler answers where all went well.
struct Answer {
    std::uint16_t status = 200;
    std::string body;
    bool replayed = false;
};

/// An answer or a problem: a unit of work that ends with a problem leaves nothing behind.
using Attempt = base::Result<Answer, http::Problem>;

[[nodiscard]] http::Reply reply_of(const http::Request& request, Attempt attempt);

struct Keyed {
    std::string scope;  ///< whose key: `citizen/ID` or `staff/USER`
    std::string key;    ///< empty where the route lets it be left out
    seal::Digest fingerprint{};
};

enum class KeyDuty { Required, Optional };

/// Reads Idempotency-Key (8 to 128 of [A-Za-z0-9_-]); throws http::Refused with idempotency_key_missing. The
/// fingerprint covers method, path, query, media type and body.
[[nodiscard]] Keyed keyed(const http::Request& request, std::string scope, KeyDuty duty = KeyDuty::Required);

/// The kept answer of the same request, the problem of a reused key, or nothing: the request is new.
[[nodiscard]] std::optional<Attempt> answered_before(const storage::Unit& unit, const Keyed& keyed);

/// Inside a unit of work: answers as before, or makes it now and keeps the answer.
template <typename Make>
[[nodiscard]] Attempt once(storage::Unit& unit, const Keyed& keyed, base::Instant now, Make make) {
    if (auto before = answered_before(unit, keyed)) return std::move(*before);
    Attempt attempt = make(unit);
    if (attempt.ok() && !keyed.key.empty()) {
        unit.kept_answers().add({keyed.scope, keyed.key, keyed.fingerprint, attempt->status, attempt->body, now});
    }
    return attempt;
}

}  // namespace onetrip::endpoints
