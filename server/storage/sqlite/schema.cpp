#include "server/storage/sqlite/schema.h"

namespace onetrip::storage::sqlite {
namespace {

void refuse_foreign(Connection& connection) {
    const std::int64_t id = connection.integer_of("PRAGMA application_id");
    if (id == application_id) return;
    const bool is_new = id == 0 && connection.integer_of("SELECT count(*) FROM sqlite_schema") == 0;
    if (!is_new) throw Failure(FailureKind::Foreign, "the file is a database of another program");
}

void refuse_newer(std::int64_t version) {
    const auto known = static_cast<std::int64_t>(migrations().size());
    if (version <= known) return;
    throw Failure(FailureKind::TooNew, "the database has form " + std::to_string(version) +
                                           ", this program knows forms up to " + std::to_string(known) +
                                           ": start a newer program, or restore a backup");
}

void refuse_damaged(Connection& connection) {
    const std::string verdict = connection.text_of("PRAGMA quick_check(1)");
    if (verdict != "ok") throw Failure(FailureKind::Corrupt, "the database is damaged: " + verdict);
}

void migrate(Connection& connection) {
    connection.execute_once("BEGIN EXCLUSIVE");
    try {
        const std::int64_t version = connection.integer_of("PRAGMA user_version");
        refuse_newer(version);
        for (auto number = static_cast<std::size_t>(version); number < migrations().size(); ++number) {
            connection.execute_once(std::string(migrations()[number]));
        }
        connection.execute_once("PRAGMA application_id = " + std::to_string(application_id));
        connection.execute_once("PRAGMA user_version = " + std::to_string(migrations().size()));
        connection.execute_once("COMMIT");
    } catch (...) {
        if (!connection.outside_transaction()) connection.execute_once("ROLLBACK");
        throw;
    }
}

}  // namespace

void refuse_strange(Connection& connection) {
    refuse_foreign(connection);
    refuse_newer(connection.integer_of("PRAGMA user_version"));
}

void refuse_other_form(Connection& connection) {
    refuse_strange(connection);
    if (connection.integer_of("PRAGMA user_version") == static_cast<std::int64_t>(migrations().size())) return;
    throw Failure(FailureKind::InUse,
                  "an older server has the database open: use its program, or start this one's server first");
}

void prepare_database(Connection& connection, bool check_whole) {
    refuse_strange(connection);
    const std::int64_t version = connection.integer_of("PRAGMA user_version");
    if (check_whole && version > 0) refuse_damaged(connection);
    if (connection.text_of("PRAGMA journal_mode = WAL") != "wal") {
        throw Failure(FailureKind::Unreadable, "the file system does not allow a write-ahead log");
    }
    if (version < static_cast<std::int64_t>(migrations().size())) migrate(connection);
}

}  // namespace onetrip::storage::sqlite
