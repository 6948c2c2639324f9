#include "server/storage/sqlite/connection.h"

#include <sqlite3.h>

#include <algorithm>

namespace onetrip::storage::sqlite {
namespace {

FailureKind kind_of(const SQLite::Exception& error) {
    switch (error.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return FailureKind::Busy;
        case SQLITE_FULL: return FailureKind::Full;
        case SQLITE_READONLY:
        case SQLITE_PERM: return FailureKind::ReadOnly;
        case SQLITE_CANTOPEN:
        case SQLITE_IOERR: return FailureKind::Unreadable;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB: return FailureKind::Corrupt;
        default: return FailureKind::Broken;
    }
}

constexpr int busy_wait_milliseconds = 5000;

int flags_of(Connection::Access access) {
    // Readers, too, open for writing: in WAL mode they register themselves in the shared index. `query_only` keeps them
    // from changing anything.
    return access == Connection::Access::Write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE;
}

}  // namespace

Failure failure_of(const SQLite::Exception& error) {
    return {kind_of(error), std::string("sqlite: ") + error.what()};
}

Query::~Query() {
    if (statement_ == nullptr) return;
    statement_->tryReset();
    // What was bound may be large, or borrowed from somebody who is about to go.
    statement_->clearBindings();
}

std::int64_t Query::run() {
    statement_->executeStep();
    return statement_->getChanges();
}

base::BytesView Query::bytes(int column) const {
    const SQLite::Column value = statement_->getColumn(column);
    return {static_cast<const std::uint8_t*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
}

seal::Digest Query::digest(int column) const {
    seal::Digest digest{};
    const base::BytesView stored = bytes(column);
    if (stored.size() != digest.size()) throw Failure(FailureKind::Corrupt, "a stored digest has a wrong length");
    std::copy(stored.begin(), stored.end(), digest.begin());
    return digest;
}

std::optional<std::int64_t> Query::integer_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return integer(column);
}

std::optional<std::string> Query::text_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<base::Day> Query::day_if(int column) const {
    if (is_null(column)) return std::nullopt;
    return day(column);
}

void Query::bind(int index, const seal::Digest& value) {
    statement_->bind(index, value.data(), static_cast<int>(value.size()));
}

void Query::bind(int index, const base::Bytes& value) {
    const void* address = value.empty() ? static_cast<const void*>("") : value.data();
    statement_->bind(index, address, static_cast<int>(value.size()));
}

void Query::bind(int index, Borrowed value) {
    // An empty blob has no address, and a null address would bind NULL.
    const void* address = value.bytes.empty() ? static_cast<const void*>("") : value.bytes.data();
    statement_->bindNoCopy(index, address, static_cast<int>(value.bytes.size()));
}

Connection::Connection(const std::string& path, Access access)
    : database_(path, flags_of(access), busy_wait_milliseconds) {
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute("PRAGMA foreign_keys = ON");
    execute("PRAGMA cell_size_check = ON");
    execute("PRAGMA cache_size = -32768");
    if (access == Access::Read) {
        execute("PRAGMA query_only = ON");
        return;
    }
    execute("PRAGMA synchronous = FULL");
    execute("PRAGMA wal_autocheckpoint = 20000");
    execute("PRAGMA journal_size_limit = 134217728");
}

std::int64_t Connection::integer_of(const std::string& sql) {
    SQLite::Statement once(database_, sql);
    return once.executeStep() ? once.getColumn(0).getInt64() : 0;
}

std::string Connection::text_of(const std::string& sql) {
    SQLite::Statement once(database_, sql);
    return once.executeStep() ? once.getColumn(0).getString() : std::string();
}

bool Connection::outside_transaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) != 0;
}

SQLite::Statement& Connection::statement(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    return statements_.emplace(sql, SQLite::Statement(database_, sql)).first->second;
}

}  // namespace onetrip::storage::sqlite
