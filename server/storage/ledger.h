#pragma once

/// The small things every unit of work may need: answers kept for repeated requests, numbers that count up, secrets.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

/// What a request with an Idempotency-Key was answered, kept in the same transaction as what it made.
struct KeptAnswer {
    std::string scope;  ///< whose key it is: keys of different people never meet
    std::string key;
    seal::Digest fingerprint{};  ///< of the request: the same key with another request is told apart
    std::int32_t status = 200;
    std::string body;  ///< personal, sealed
    base::Instant created_at;
};

class KeptAnswers {
public:
    virtual ~KeptAnswers() = default;

    [[nodiscard]] virtual std::optional<KeptAnswer> find(std::string_view scope, std::string_view key) const = 0;
    virtual void add(const KeptAnswer& answer) = 0;
    virtual std::int64_t forget_before(base::Instant created_at, std::int64_t limit) = 0;
};

class Counters {
public:
    virtual ~Counters() = default;

    /// 1, 2, 3 … for each name; a unit that is given up gives its number back.
    [[nodiscard]] virtual std::int64_t next(std::string_view name) = 0;
};

/// Seeds and keys that the server drew once. They pass the vault.
class Secrets {
public:
    virtual ~Secrets() = default;

    [[nodiscard]] virtual std::optional<base::Bytes> find(std::string_view name) const = 0;
    virtual void add(std::string_view name, base::BytesView value) = 0;
};

}  // namespace onetrip::storage
