#include "server/storage/sql/connection.h"

#include <algorithm>

namespace onetrip::storage::sql {

seal::Digest Query::digest(int column) const {
    seal::Digest digest{};
    const base::BytesView stored = bytes(column);
    if (stored.size() != digest.size()) throw Failure(FailureKind::Corrupt, "a stored digest has a wrong length");
    std::copy(stored.begin(), stored.end(), digest.begin());
    return digest;
}

std::optional<seal::Digest> Query::digest_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return digest(column);
}

std::optional<std::int64_t> Query::integer_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Query::text_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<base::Instant> Query::instant_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return instant(column);
}

std::optional<base::Day> Query::day_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return day(column);
}

}  // namespace onetrip::storage::sql
