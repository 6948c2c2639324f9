#pragma once

/// One connection to the database, on one thread: SQLiteCpp with prepared statements kept by their text, values bound
/// in order, and rows read by type.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/day.h"
#include "core/base/instant.h"
#include "core/seal/hash.h"
#include "server/storage/failure.h"

namespace onetrip::storage::sqlite {

/// What SQLite complained about, as the store's own kind.
[[nodiscard]] Failure failure_of(const SQLite::Exception& error);

/// Large bytes that are bound without a copy; they must outlive the query. Everything else is copied.
struct Borrowed {
    base::BytesView bytes;
};

/// A statement in use: reset when it goes, whatever happens.
class Query {
public:
    explicit Query(SQLite::Statement& statement) : statement_(&statement) {}
    Query(Query&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    Query& operator=(Query&&) = delete;
    ~Query();

    /// True while there is a row.
    bool next() { return statement_->executeStep(); }
    /// Runs a statement without rows and answers how many rows it changed.
    std::int64_t run();

    [[nodiscard]] bool is_null(int column) const { return statement_->isColumnNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return statement_->getColumn(column).getInt64(); }
    [[nodiscard]] std::string text(int column) const { return statement_->getColumn(column).getString(); }
    [[nodiscard]] base::BytesView bytes(int column) const;  ///< valid until the next step
    [[nodiscard]] base::Instant instant(int column) const { return base::Instant(integer(column)); }
    [[nodiscard]] base::Day day(int column) const { return base::Day(static_cast<std::int32_t>(integer(column))); }
    [[nodiscard]] seal::Digest digest(int column) const;
    [[nodiscard]] std::optional<std::int64_t> integer_if(int column) const;
    [[nodiscard]] std::optional<std::string> text_if(int column) const;
    [[nodiscard]] std::optional<base::Day> day_if(int column) const;

    void bind(int index, std::string_view value) { statement_->bind(index, std::string(value)); }
    void bind(int index, std::int64_t value) { statement_->bind(index, value); }
    void bind(int index, std::int32_t value) { statement_->bind(index, value); }
    void bind(int index, bool value) { statement_->bind(index, value ? 1 : 0); }
    void bind(int index, base::Instant value) { statement_->bind(index, value.milliseconds()); }
    void bind(int index, base::Day value) { statement_->bind(index, value.days_since_epoch()); }
    void bind(int index, const seal::Digest& value);
    void bind(int index, const base::Bytes& value);
    void bind(int index, Borrowed value);
    void bind(int index, const std::string& value) { statement_->bind(index, value); }
    void bind(int index, const char* value) { statement_->bind(index, value); }
    template <typename Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) {
            bind(index, *value);
        } else {
            statement_->bind(index);
        }
    }

private:
    SQLite::Statement* statement_;
};

class Connection {
public:
    enum class Access { Write, Read };
    Connection(const std::string& path, Access access);

    /// `sql` must be a literal: statements are kept by its address.
    template <typename... Values>
    [[nodiscard]] Query query(const char* sql, const Values&... values) {
        Query prepared(statement(sql));
        [[maybe_unused]] int index = 0;
        (prepared.bind(++index, values), ...);
        return prepared;
    }
    template <typename... Values>
    std::int64_t run(const char* sql, const Values&... values) {
        return query(sql, values...).run();
    }

    /// For statements that are run once: migrations and pragmas.
    void execute(const std::string& sql) { database_.exec(sql); }
    [[nodiscard]] std::int64_t integer_of(const std::string& sql);
    [[nodiscard]] std::string text_of(const std::string& sql);

    /// Whether no transaction is open: SQLite ends one by itself after some errors.
    [[nodiscard]] bool outside_transaction() const;
    [[nodiscard]] SQLite::Database& database() { return database_; }

private:
    SQLite::Statement& statement(const char* sql);

    SQLite::Database database_;
    std::unordered_map<const void*, SQLite::Statement> statements_;
};

}  // namespace onetrip::storage::sqlite
