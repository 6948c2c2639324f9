#pragma once

/// The form of the database: numbered migrations, forward only, applied at start under a lock, each in a transaction of
/// its own.

#include <span>
#include <string_view>

#include "server/storage/postgresql/client.h"

namespace onetrip::storage::postgresql {

/// The oldest PostgreSQL it was tested with.
inline constexpr int server_version_min = 150'000;

/// The texts of migrations/NNNN_*.sql in their order; the first is number 1.
[[nodiscard]] std::span<const std::string_view> migrations();

/// Sets up an empty database, or brings an older one up, while other servers wait; throws Failure for a foreign or
/// newer one, a server that is too old, or another encoding than UTF-8.
void prepare_database(PGconn* connection);

}  // namespace onetrip::storage::postgresql
