#include "server/storage/postgresql/schema.h"

namespace onetrip::storage::postgresql {
namespace {

constexpr const char* migration_lock = "5724150402310892910";

void refuse_server(PGconn* connection) {
    if (PQserverVersion(connection) < server_version_min) {
        throw Failure(FailureKind::Foreign, "PostgreSQL 15 or newer is needed");
    }
    if (text_of(connection, "SHOW server_encoding") != "UTF8") {
        throw Failure(FailureKind::Foreign, "the database must be created with ENCODING 'UTF8'");
    }
}

/// 0 for an empty database.
std::size_t form_of(PGconn* connection) {
    if (text_of(connection, "SELECT to_regclass('onetrip_form') IS NOT NULL") == "t") {
        return static_cast<std::size_t>(std::stoul(text_of(connection, "SELECT number FROM onetrip_form")));
    }
    const bool is_empty =
        text_of(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()") == "0";
    if (!is_empty) throw Failure(FailureKind::Foreign, "the database belongs to another program");
    return 0;
}

void migrate(PGconn* connection, std::size_t number) {
    execute(connection, "BEGIN");
    try {
        execute(connection, std::string(migrations()[number]));
        execute(connection, "UPDATE onetrip_form SET number = " + std::to_string(number + 1));
        execute(connection, "COMMIT");
    } catch (...) {
        PQclear(PQexec(connection, "ROLLBACK"));
        throw;
    }
}

}  // namespace

void prepare_database(PGconn* connection) {
    refuse_server(connection);
    // Held until the connection ends.
    execute(connection, std::string("SELECT pg_advisory_lock(") + migration_lock + ")");
    const std::size_t form = form_of(connection);
    const std::size_t known = migrations().size();
    if (form > known) {
        throw Failure(FailureKind::TooNew, "the database has form " + std::to_string(form) +
                                               ", this program knows forms up to " + std::to_string(known) +
                                               ": start a newer program, or restore a backup");
    }
    for (std::size_t number = form; number < known; ++number)
        migrate(connection, number);
    // Marks of servers that are long gone.
    execute(connection, "DELETE FROM writer WHERE at < now() - interval '1 day'");
}

}  // namespace onetrip::storage::postgresql
