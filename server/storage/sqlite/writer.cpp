#include "server/storage/sqlite/writer.h"

#include <pthread.h>

#include <algorithm>
#include <iterator>

#include "server/ports/busy.h"

namespace onetrip::storage::sqlite {
namespace {

/// SQLite's complaints become the store's own; anything else stays what it was.
std::exception_ptr translated(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const SQLite::Exception& error) {
        return std::make_exception_ptr(failure_of(error));
    } catch (...) {
        return failure;
    }
}

std::exception_ptr transaction_lost() {
    return std::make_exception_ptr(Failure(FailureKind::Broken, "the transaction was lost with another unit"));
}

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, const OpenOptions& options)
    : connection_(std::move(connection)),
      unit_(Desk{*connection_, *options.vault}),
      vault_(options.vault),
      waiting_max_(options.writes_waiting_max),
      units_per_commit_max_(std::max<std::size_t>(options.units_per_commit_max, 1)),
      thread_([this] { work(); }) {
    pthread_setname_np(thread_.native_handle(), "store-writer");
}

Writer::~Writer() {
    close();
}

void Writer::submit(std::function<void(Unit&)> work, Ended ended) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) throw Failure(FailureKind::Closed, "the store is shutting down");
        if (waiting_.size() >= waiting_max_) throw ports::Busy("the store's writer has too much waiting");
        waiting_.push_back({std::move(work), std::move(ended), Fate::Waiting, nullptr, {}});
    }
    wake_.notify_one();
}

void Writer::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) thread_.join();
}

std::optional<FailureKind> Writer::trouble() const {
    const std::lock_guard lock(mutex_);
    return trouble_;
}

StoreFigures Writer::figures() const {
    const std::lock_guard lock(mutex_);
    return figures_;
}

std::vector<Writer::Pending> Writer::next_batch() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), units_per_commit_max_));
    std::vector<Pending> batch(std::make_move_iterator(waiting_.begin()),
                               std::make_move_iterator(waiting_.begin() + count));
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    return batch;
}

void Writer::work() {
    for (;;) {
        std::vector<Pending> batch = next_batch();
        if (batch.empty()) return;  // closed, and nothing is left
        settle(batch);
        tell(batch);
    }
}

void Writer::settle(std::vector<Pending>& batch) {
    const std::exception_ptr lost = run_together(batch);
    if (!lost) return;
    if (batch.size() == 1) {
        fail(batch.front(), lost);
        return;
    }
    for (Pending& unit : batch) {
        if (const std::exception_ptr alone = run_together({&unit, 1})) fail(unit, alone);
    }
}

std::exception_ptr Writer::run_together(std::span<Pending> units) {
    try {
        connection_->execute("BEGIN IMMEDIATE");
        for (Pending& unit : units) {
            run_one(unit);
            if (connection_->outside_transaction()) {
                return unit.failure ? unit.failure : transaction_lost();
            }
        }
        connection_->execute("COMMIT");
    } catch (...) {
        const std::exception_ptr failure = translated(std::current_exception());
        if (!connection_->outside_transaction()) {
            try {
                connection_->execute("ROLLBACK");
            } catch (const SQLite::Exception&) {
                // SQLite ends the transaction by itself before the next BEGIN; the first failure says why.
            }
        }
        note_trouble(failure);
        return failure;
    }
    const std::lock_guard lock(mutex_);
    trouble_.reset();
    ++figures_.commits;
    return nullptr;
}

void Writer::run_one(Pending& unit) {
    unit.failure = nullptr;
    unit_.begin_anew();
    connection_->run("SAVEPOINT unit");
    try {
        unit.work(unit_);
    } catch (...) {
        unit.failure = translated(std::current_exception());
        note_trouble(unit.failure);
    }
    unit.fate = unit.failure ? Fate::Failed : unit_.is_given_up() ? Fate::GivenUp : Fate::Kept;
    if (connection_->outside_transaction()) return;
    if (unit.fate == Fate::Kept) {
        unit.changes = unit_.take_changes();
    } else {
        connection_->run("ROLLBACK TO unit");
    }
    connection_->run("RELEASE unit");
}

void Writer::fail(Pending& unit, std::exception_ptr failure) {
    unit.fate = Fate::Failed;
    unit.failure = std::move(failure);
    unit.changes.clear();
}

void Writer::note_trouble(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Failure& named) {
        const std::lock_guard lock(mutex_);
        trouble_ = named.kind();
    } catch (...) {
        // Thrown by the unit's own code: its bug, and nothing is wrong with the store.
    }
}

void Writer::tell(std::vector<Pending>& batch) {
    {
        const std::lock_guard lock(mutex_);
        for (const Pending& unit : batch) {
            if (unit.fate == Fate::Kept) ++figures_.units_committed;
            if (unit.fate == Fate::GivenUp) ++figures_.units_given_up;
            if (unit.fate == Fate::Failed) ++figures_.units_failed;
        }
    }
    for (Pending& unit : batch)
        unit.ended(unit.failure);
    if (!listener_) return;
    for (const Pending& unit : batch) {
        if (unit.fate != Fate::Kept) continue;
        for (const Change& change : unit.changes)
            listener_(change);
    }
}

}  // namespace onetrip::storage::sqlite
