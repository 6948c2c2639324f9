#include "server/storage/sqlite/connection.h"

#include <sqlite3.h>

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

/// The writer itself moves the log's pages into the database, and everybody waits meanwhile: seldom enough to save
/// work, often enough to be short. 16 MB of log take some 10 ms.
constexpr int log_pages_per_checkpoint = 4000;

int flags_of(Connection::Access access) {
    // Readers, too, open for writing: in WAL mode they register themselves in the shared index. `query_only` keeps them
    // from changing anything.
    return access == Connection::Access::Write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READWRITE;
}

}  // namespace

Failure failure_of(const SQLite::Exception& error) {
    return {kind_of(error), std::string("sqlite: ") + error.what()};
}

class Connection::Statement final : public sql::Cursor {
public:
    Statement(const SQLite::Database& database, const char* sql) : statement_(database, sql) {}

    /// Large bytes are bound without a copy where the statement ends before the values go.
    enum class Keep { Copy, Borrow };
    void bind(std::span<const sql::Value> values, Keep keep) {
        int index = 0;
        for (const sql::Value& value : values) {
            ++index;
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                statement_.bind(index, *number);
            } else if (const auto* text = std::get_if<std::string_view>(&value)) {
                statement_.bind(index, std::string(*text));
            } else if (const auto* bytes = std::get_if<base::BytesView>(&value)) {
                bind_bytes(index, *bytes, keep);
            } else {
                statement_.bind(index);
            }
        }
    }
    std::int64_t run() {
        try {
            statement_.executeStep();
        } catch (const SQLite::Exception& error) {
            throw failure_of(error);
        }
        return statement_.getChanges();
    }

    bool next() override {
        try {
            return statement_.executeStep();
        } catch (const SQLite::Exception& error) {
            throw failure_of(error);
        }
    }
    bool is_null(int column) const override { return statement_.isColumnNull(column); }
    std::int64_t integer(int column) const override { return statement_.getColumn(column).getInt64(); }
    base::BytesView bytes(int column) const override {
        const SQLite::Column value = statement_.getColumn(column);
        return {static_cast<const std::uint8_t*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())};
    }
    void finish() noexcept override {
        statement_.tryReset();
        // What was bound may be large, or borrowed from somebody who is about to go.
        statement_.clearBindings();
    }

private:
    void bind_bytes(int index, base::BytesView bytes, Keep keep) {
        // An empty blob has no address, and a null address would bind NULL.
        const void* address = bytes.empty() ? static_cast<const void*>("") : bytes.data();
        const int size = static_cast<int>(bytes.size());
        if (keep == Keep::Borrow) {
            statement_.bindNoCopy(index, address, size);
        } else {
            statement_.bind(index, address, size);
        }
    }

    mutable SQLite::Statement statement_;
};

Connection::Connection(const std::string& path, Access access)
    : database_(path, flags_of(access), busy_wait_milliseconds) {
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    execute_once("PRAGMA foreign_keys = ON");
    execute_once("PRAGMA cell_size_check = ON");
    execute_once("PRAGMA cache_size = -32768");
    if (access == Access::Read) {
        execute_once("PRAGMA query_only = ON");
        return;
    }
    execute_once("PRAGMA synchronous = FULL");
    // A savepoint's pages, kept until its unit ends, would go to a file beyond 64 kB.
    execute_once("PRAGMA temp_store = MEMORY");
    execute_once("PRAGMA wal_autocheckpoint = " + std::to_string(log_pages_per_checkpoint));
    execute_once("PRAGMA journal_size_limit = 134217728");
}

Connection::~Connection() = default;

void Connection::roll_back() noexcept {
    try {
        if (!outside_transaction()) run("ROLLBACK");
    } catch (const Failure&) {
        // SQLite ends the transaction by itself before the next BEGIN.
    }
}

bool Connection::undo_unit() noexcept {
    if (outside_transaction()) return false;
    try {
        run("ROLLBACK TO unit");
        run("RELEASE unit");
        return true;
    } catch (const Failure&) {
        return false;
    }
}

sql::Cursor& Connection::open(const char* sql, std::span<const sql::Value> values) {
    Statement& prepared = statement(sql);
    prepared.bind(values, Statement::Keep::Copy);
    return prepared;
}

std::int64_t Connection::execute_and_count(const char* sql, std::span<const sql::Value> values) {
    Statement& prepared = statement(sql);
    const sql::Query finishes_it(prepared);
    prepared.bind(values, Statement::Keep::Borrow);
    return prepared.run();
}

void Connection::execute(const char* sql, std::span<const sql::Value> values) {
    execute_and_count(sql, values);
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

Connection::Statement& Connection::statement(const char* sql) {
    auto& known = statements_[sql];
    if (!known) {
        try {
            known = std::make_unique<Statement>(database_, sql);
        } catch (const SQLite::Exception& error) {
            throw failure_of(error);
        }
    }
    return *known;
}

}  // namespace onetrip::storage::sqlite
