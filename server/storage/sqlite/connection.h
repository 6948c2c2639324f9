#pragma once

/// One connection to the database, on one thread: SQLiteCpp with prepared statements kept by their text, values bound
/// in order, and rows read by type.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "server/storage/sql/connection.h"

namespace onetrip::storage::sqlite {

/// What SQLite complained about, as the store's own kind.
[[nodiscard]] Failure failure_of(const SQLite::Exception& error);

class Connection : public sql::Connection {
public:
    enum class Access { Write, Read };
    /// Throws what SQLiteCpp throws, as do the functions for statements that are run once.
    Connection(const std::string& path, Access access);
    ~Connection() override;

    void begin_writing() override { run("BEGIN IMMEDIATE"); }
    void begin_reading() override { run("BEGIN"); }
    void commit() override { run("COMMIT"); }
    void roll_back() noexcept override;
    void begin_unit() override { run("SAVEPOINT unit"); }
    void keep_unit() override { run("RELEASE unit"); }
    [[nodiscard]] bool undo_unit() noexcept override;
    /// One process has the file: its writer tells everybody there is.
    void announce(const Change&) override {}

    /// For statements that are run once: migrations and pragmas.
    void execute_once(const std::string& sql) { database_.exec(sql); }
    [[nodiscard]] std::int64_t integer_of(const std::string& sql);
    [[nodiscard]] std::string text_of(const std::string& sql);

    /// Whether no transaction is open: SQLite ends one by itself after some errors.
    [[nodiscard]] bool outside_transaction() const;
    /// How many rows were changed since it was opened, those that were taken back included.
    [[nodiscard]] std::int64_t total_changes() const { return database_.getTotalChanges(); }

protected:
    sql::Cursor& open(const char* sql, std::span<const sql::Value> values) override;
    void execute(const char* sql, std::span<const sql::Value> values) override;
    std::int64_t execute_and_count(const char* sql, std::span<const sql::Value> values) override;

private:
    class Statement;
    Statement& statement(const char* sql);

    SQLite::Database database_;
    std::unordered_map<const void*, std::unique_ptr<Statement>> statements_;
};

}  // namespace onetrip::storage::sqlite
