#pragma once

/// libpq with owners for what it hands out, and its complaints as the store's own.

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "server/storage/failure.h"

namespace onetrip::storage::postgresql {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Result = std::unique_ptr<PGresult, Clear>;
using Client = std::unique_ptr<PGconn, Clear>;

/// Connects to a server that takes writes; what the address does not say has the house's defaults (timeouts above all).
/// Throws Failure{Unreachable}. The text never carries the address: it may hold a password.
[[nodiscard]] Client connect(const std::string& address);

/// What the server complained about in this result. Only the first line: the details quote rows.
[[nodiscard]] Failure failure_of(const PGresult* result);
/// The connection itself is gone.
[[nodiscard]] Failure failure_of(const PGconn* connection);

/// Statements in plain mode: waits, throws, answers the last result.
Result execute(PGconn* connection, const std::string& sql);
/// The first value of the first row as text; empty if there is none.
[[nodiscard]] std::string text_of(PGconn* connection, const std::string& sql);

}  // namespace onetrip::storage::postgresql
