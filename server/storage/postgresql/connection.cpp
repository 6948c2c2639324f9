#include "server/storage/postgresql/connection.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <random>
#include <thread>

#include "server/storage/postgresql/change_listener.h"

namespace onetrip::storage::postgresql {
namespace {

/// Of the lock of whoever writes; any number that nobody else uses.
constexpr std::int64_t writing_lock = 0x4F6E6554'77726974;

/// Large files are sent on at once instead of being kept back.
constexpr std::size_t deferred_bytes_max = 1u << 20;

/// In how many rows an INSERT is prepared beside one.
constexpr std::array<std::size_t, 3> rows_at_once{64, 16, 4};

constexpr std::chrono::seconds find_out_for{10};
constexpr std::chrono::milliseconds find_out_every{200};

std::string draw_name() {
    std::random_device device;
    std::string name;
    for (int i = 0; i < 4; ++i)
        name += std::to_string(device()) + (i < 3 ? "-" : "");
    return name;
}

}  // namespace

Connection::Connection(std::string address) : address_(std::move(address)), writer_(draw_name()) {}

Statement& Connection::statement(const char* sql) {
    auto& known = statements_[sql];
    if (!known) known = std::make_unique<Statement>(sql, statement_count_++);
    return *known;
}

Statement* Connection::statement_for_rows(const char* sql, std::size_t rows) {
    auto& known = statements_for_rows_[{sql, rows}];
    if (!known) {
        const std::string text = for_rows(sql, rows);
        if (text.empty()) return nullptr;
        known = std::make_unique<Statement>(text, statement_count_++);
    }
    return known.get();
}

void Connection::begin() {
    if (!link_ || link_->is_lost()) link_.emplace(address_);
    deferred_.clear();
    deferred_bytes_ = 0;
    unit_at_ = 0;
    is_in_unit_ = false;
    has_savepoint_ = false;
    has_begun_ = false;
    broken_.reset();
}

void Connection::begin_writing() {
    begin_locked();
    ++batch_;
}

void Connection::begin_locked() {
    begin();
    // Read committed: each statement sees what was committed before it, so also what the lock was waited for.
    run("BEGIN ISOLATION LEVEL READ COMMITTED");
    run("SELECT pg_advisory_xact_lock(?)", writing_lock);
}

void Connection::begin_reading() {
    begin();
    run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void Connection::begin_unit() {
    unit_at_ = deferred_.size();
    is_in_unit_ = true;
    has_savepoint_ = false;
}

void Connection::keep_unit() {
    is_in_unit_ = false;
    if (has_savepoint_) run("RELEASE unit");
}

bool Connection::undo_unit() noexcept {
    if (broken_ || !link_ || link_->is_lost()) return false;
    is_in_unit_ = false;
    deferred_.erase(deferred_.begin() + static_cast<std::ptrdiff_t>(unit_at_), deferred_.end());
    if (!has_savepoint_) return true;
    try {
        run("ROLLBACK TO unit");
        run("RELEASE unit");
    } catch (const Failure&) {
        return false;
    }
    return true;
}

void Connection::announce(const Change& change) {
    run("SELECT pg_notify(?, ?)", ChangeListener::channel, ChangeListener::payload_of(change));
}

/// Everything that was kept back. Before the unit's own writes goes a point to return to, unless they are its last.
void Connection::send_all(bool with_writes_of_unit) {
    has_begun_ = true;
    const bool needs_savepoint = is_in_unit_ && !has_savepoint_ && with_writes_of_unit;
    const std::size_t before = needs_savepoint ? unit_at_ : 0;
    send_deferred(0, before);
    if (needs_savepoint) link_->send(statement("SAVEPOINT unit"), Parameters());
    send_deferred(before, deferred_.size());
    has_savepoint_ = has_savepoint_ || needs_savepoint;
    deferred_.clear();
    deferred_bytes_ = 0;
    unit_at_ = 0;
}

void Connection::send_deferred(std::size_t from, std::size_t to) {
    while (from < to) {
        const char* const sql = deferred_[from].sql;
        std::size_t alike = 1;
        while (from + alike < to && deferred_[from + alike].sql == sql)
            ++alike;
        const auto rows = std::find_if(rows_at_once.begin(), rows_at_once.end(),
                                       [alike](std::size_t count) { return count <= alike; });
        Statement* const together = rows == rows_at_once.end() ? nullptr : statement_for_rows(sql, *rows);
        const std::size_t count = together != nullptr ? *rows : 1;
        Parameters& parameters = deferred_[from].parameters;
        for (std::size_t i = 1; i < count; ++i)
            parameters.append(deferred_[from + i].parameters);
        link_->send(together != nullptr ? *together : statement(sql), parameters);
        from += count;
    }
}

Result Connection::await() {
    try {
        return link_->await();
    } catch (const Failure& failure) {
        broken_ = failure;
        throw;
    }
}

sql::Cursor& Connection::open(const char* sql, std::span<const sql::Value> values) {
    if (broken_) throw Failure(*broken_);
    Statement& prepared = statement(sql);
    send_all(!prepared.only_reads() || unit_at_ < deferred_.size());
    link_->send(prepared, Parameters(values));
    prepared.take(await());
    return prepared;
}

void Connection::execute(const char* sql, std::span<const sql::Value> values) {
    if (broken_) throw Failure(*broken_);
    deferred_.push_back({sql, Parameters(values)});
    deferred_bytes_ += deferred_.back().parameters.size_bytes();
    if (deferred_bytes_ <= deferred_bytes_max) return;
    send_all(true);
    await();
}

std::int64_t Connection::execute_and_count(const char* sql, std::span<const sql::Value> values) {
    const sql::Query finishes_it(open(sql, values));
    return statement(sql).rows_changed();
}

void Connection::commit() {
    if (broken_) throw Failure(*broken_);
    run("INSERT INTO writer (id, batch, at) VALUES (?, ?, now()) "
        "ON CONFLICT (id) DO UPDATE SET batch = excluded.batch, at = excluded.at",
        writer_, batch_);
    run("COMMIT");
    try {
        send_all(false);
        await();
    } catch (const Failure& failure) {
        if (!link_->is_lost()) throw;
        find_out();
    }
}

void Connection::roll_back() noexcept {
    deferred_.clear();
    if (!link_ || link_->is_lost() || !has_begun_) return;
    try {
        // Its answer is collected with the next one that is needed.
        link_->send(statement("ROLLBACK"), Parameters());
        link_->push();
    } catch (const Failure&) {
        link_.reset();
    }
}

/// Whoever has the lock knows that the lost transaction is over, one way or the other.
bool Connection::has_committed() {
    begin_locked();
    bool found = false;
    {
        auto mark = query("SELECT batch FROM writer WHERE id = ?", writer_);
        found = mark.next() && mark.integer(0) == batch_;
    }
    roll_back();
    return found;
}

void Connection::find_out() {
    const auto give_up = std::chrono::steady_clock::now() + find_out_for;
    for (;;) {
        try {
            if (has_committed()) return;
            break;
        } catch (const Failure& failure) {
            if (std::chrono::steady_clock::now() > give_up) {
                throw Failure(FailureKind::Unknown, std::string("lost while committing; ") + failure.what());
            }
        }
        std::this_thread::sleep_for(find_out_every);
    }
    throw Failure(FailureKind::Unreachable, "postgresql: the connection was lost before the commit");
}

}  // namespace onetrip::storage::postgresql
