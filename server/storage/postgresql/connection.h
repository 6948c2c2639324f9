#pragma once

/// The tables' connection over PostgreSQL. What needs no answer is kept back and sent, in one go, before the next
/// answer that is needed or with the commit: a unit costs as many round trips as it has questions. Rows that several
/// units add to one table, one after another, go as one statement: so do the seats of a slot that many want.
///
/// Whoever writes holds one lock of the whole database (`pg_advisory_xact_lock`) until the transaction ends: units of
/// all servers run one after another, as they do on SQLite, so they see and overtake one another nowhere. Unit code
/// needs no retries for races, and there are no deadlocks.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/storage/postgresql/link.h"
#include "server/storage/sql/connection.h"

namespace onetrip::storage::postgresql {

class Connection final : public sql::Connection {
public:
    /// Connects when it is first used, and again whenever it finds itself cut off.
    explicit Connection(std::string address);

    void begin_writing() override;
    void begin_reading() override;
    /// If the connection is lost meanwhile, a new one finds out from the writer's mark what became of it: done,
    /// Failure{Unreachable} (nothing was stored) or, if that cannot be known in time, Failure{Unknown}.
    void commit() override;
    void roll_back() noexcept override;

    void begin_unit() override;
    void keep_unit() override;
    [[nodiscard]] bool undo_unit() noexcept override;
    void announce(const Change& change) override;

protected:
    sql::Cursor& open(const char* sql, std::span<const sql::Value> values) override;
    void execute(const char* sql, std::span<const sql::Value> values) override;
    std::int64_t execute_and_count(const char* sql, std::span<const sql::Value> values) override;

private:
    struct Deferred {
        const char* sql;
        Parameters parameters;
    };

    [[nodiscard]] Statement& statement(const char* sql);
    void begin();
    void begin_locked();
    void send_all(bool with_writes_of_unit);
    void send_deferred(std::size_t from, std::size_t to);
    /// The statement for several rows; nullptr if it is none that adds a row.
    [[nodiscard]] Statement* statement_for_rows(const char* sql, std::size_t rows);
    Result await();
    [[nodiscard]] bool has_committed();
    void find_out();

    const std::string address_;
    const std::string writer_;  ///< whose mark it leaves with every commit
    std::int64_t batch_ = 0;    ///< the mark

    std::unordered_map<const void*, std::unique_ptr<Statement>> statements_;
    std::map<std::pair<const void*, std::size_t>, std::unique_ptr<Statement>> statements_for_rows_;
    std::size_t statement_count_ = 0;
    std::optional<Link> link_;
    std::vector<Deferred> deferred_;
    std::size_t deferred_bytes_ = 0;
    std::size_t unit_at_ = 0;  ///< where the unit's own begin in `deferred_`
    bool is_in_unit_ = false;
    bool has_savepoint_ = false;  ///< of the unit
    bool has_begun_ = false;      ///< the server has heard of the transaction
    std::optional<Failure> broken_;
};

}  // namespace onetrip::storage::postgresql
