#include "server/storage/postgresql/client.h"

#include <string_view>

namespace onetrip::storage::postgresql {
namespace {

/// SQLSTATE (PostgreSQL 15, appendix A) as the store's own kinds.
FailureKind kind_of(std::string_view state) {
    constexpr std::string_view idle_too_long = "25P03";
    constexpr std::string_view lock_not_had = "55P03";
    const std::string_view group = state.substr(0, 2);
    if (state.empty() || group == "08" || group == "57" || state == idle_too_long) return FailureKind::Unreachable;
    if (group == "40" || state == lock_not_had) return FailureKind::Busy;
    if (state == "25006") return FailureKind::ReadOnly;  // a standby
    if (state == "53100") return FailureKind::Full;
    if (group == "53") return FailureKind::Unreachable;  // out of memory or connections
    if (group == "58") return FailureKind::Unreadable;
    if (state == "XX001" || state == "XX002") return FailureKind::Corrupt;
    return FailureKind::Broken;
}

std::string first_line(const char* text) {
    const std::string_view whole = text == nullptr ? "" : text;
    return std::string(whole.substr(0, whole.find('\n')));
}

}  // namespace

Failure failure_of(const PGresult* result) {
    const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const FailureKind kind = kind_of(state == nullptr ? "" : state);
    return {kind, "postgresql: " + first_line(message == nullptr ? PQresultErrorMessage(result) : message)};
}

Failure failure_of(const PGconn* connection) {
    return {FailureKind::Unreachable, "postgresql: " + first_line(PQerrorMessage(connection))};
}

Client connect(const std::string& address) {
    // What stands before `dbname` is a default: the address may say otherwise.
    const char* const names[] = {"connect_timeout",      "keepalives_idle",
                                 "keepalives_interval",  "keepalives_count",
                                 "tcp_user_timeout",     "application_name",
                                 "target_session_attrs", "dbname",
                                 "client_encoding",      nullptr};
    const char* const values[] = {"2",    "5",    "2", "3", "10000", "onetrip", "read-write", address.c_str(),
                                  "UTF8", nullptr};
    Client client(PQconnectdbParams(names, values, 1));
    // Warnings would go to standard error, past the log.
    PQsetNoticeReceiver(
        client.get(), [](void*, const PGresult*) {}, nullptr);
    if (!client || PQstatus(client.get()) != CONNECTION_OK) throw failure_of(client.get());
    // A server that hangs in the middle of a unit must not keep the others from writing for ever; a commit that is
    // told to a citizen is on the disk.
    execute(client.get(),
            "SET idle_in_transaction_session_timeout = '10s'; SET jit = off; SET plan_cache_mode = force_generic_plan;"
            "SET client_min_messages = warning;"
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    return client;
}

Result execute(PGconn* connection, const std::string& sql) {
    Result result(PQexec(connection, sql.c_str()));
    if (PQstatus(connection) != CONNECTION_OK) throw failure_of(connection);
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw failure_of(result.get());
    return result;
}

std::string text_of(PGconn* connection, const std::string& sql) {
    const Result result = execute(connection, sql);
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : std::string();
}

}  // namespace onetrip::storage::postgresql
