#pragma once

/// The form of the database: numbered migrations, forward only, applied at start under a lock.

#include <span>
#include <string>
#include <string_view>

#include "server/storage/sqlite/connection.h"

namespace onetrip::storage::sqlite {

/// `OneT` in SQLite's header, so that a foreign file is told apart.
inline constexpr std::int64_t application_id = 0x4F6E6554;

/// The texts of migrations/NNNN_*.sql in their order; the first is number 1.
[[nodiscard]] std::span<const std::string_view> migrations();

/// Throws Failure{Foreign} or {TooNew} for a database that is not ours to read.
void refuse_strange(Connection& connection);

/// For a database that another program of this form has open: throws Failure for one of any other form.
void refuse_other_form(Connection& connection);

/// Sets up a new file, or brings an older one up; throws Failure for a foreign, newer or damaged one.
void prepare_database(Connection& connection, bool check_whole);

}  // namespace onetrip::storage::sqlite
