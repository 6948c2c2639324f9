#include "server/storage/sql/writer.h"

#include <pthread.h>

#include <algorithm>
#include <iterator>

#include "server/ports/busy.h"

namespace onetrip::storage::sql {
namespace {

constexpr int attempts_max = 3;

enum class Next : std::uint8_t { Again, Halves, Nothing };

/// What to do about a transaction that was lost as a whole. Nothing of it is stored, except perhaps where that is
/// unknown: then it is never run a second time.
Next next_after(const std::exception_ptr& lost) {
    try {
        std::rethrow_exception(lost);
    } catch (const Failure& failure) {
        switch (failure.kind()) {
            case FailureKind::Busy:
            case FailureKind::Unreachable: return Next::Again;
            case FailureKind::Unknown: return Next::Nothing;
            default: return Next::Halves;
        }
    } catch (...) {
        return Next::Halves;
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

void Writer::on_change(std::function<void(const Change&)> listener) {
    const std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
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

void Writer::settle(std::span<Pending> units) {
    std::exception_ptr lost;
    Next next = Next::Again;
    for (int attempt = 0; attempt < attempts_max && next == Next::Again; ++attempt) {
        lost = run_together(units);
        if (!lost) return;
        next = next_after(lost);
    }
    if (next != Next::Halves || units.size() == 1) return fail(units, lost);
    settle(units.first(units.size() / 2));
    settle(units.subspan(units.size() / 2));
}

std::exception_ptr Writer::run_together(std::span<Pending> units) {
    try {
        connection_->begin_writing();
        unit_.begin_transaction();
        for (Pending& unit : units) {
            if (!run_one(unit)) {
                connection_->roll_back();
                return unit.failure ? unit.failure : transaction_lost();
            }
        }
        connection_->commit();
    } catch (...) {
        const std::exception_ptr failure = std::current_exception();
        connection_->roll_back();
        note_trouble(failure);
        return failure;
    }
    const std::lock_guard lock(mutex_);
    trouble_.reset();
    ++figures_.commits;
    return nullptr;
}

bool Writer::run_one(Pending& unit) {
    unit.failure = nullptr;
    unit_.begin_anew();
    connection_->begin_unit();
    try {
        unit.work(unit_);
    } catch (...) {
        unit.failure = std::current_exception();
        note_trouble(unit.failure);
    }
    unit.fate = unit.failure ? Fate::Failed : unit_.is_given_up() ? Fate::GivenUp : Fate::Kept;
    if (unit.fate != Fate::Kept) return connection_->undo_unit();
    unit.changes = unit_.take_changes();
    for (const Change& change : unit.changes)
        connection_->announce(change);
    connection_->keep_unit();
    return true;
}

void Writer::fail(std::span<Pending> units, const std::exception_ptr& failure) {
    for (Pending& unit : units) {
        unit.fate = Fate::Failed;
        unit.failure = failure;
        unit.changes.clear();
    }
}

void Writer::note_trouble(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Failure& named) {
        // A broken statement is a bug of the unit, and who comes at a busy moment comes again.
        if (named.kind() == FailureKind::Broken || named.kind() == FailureKind::Busy) return;
        const std::lock_guard lock(mutex_);
        trouble_ = named.kind();
    } catch (...) {
        // Thrown by the unit's own code: its bug, and nothing is wrong with the store.
    }
}

void Writer::tell(std::vector<Pending>& batch) {
    std::function<void(const Change&)> listener;
    {
        const std::lock_guard lock(mutex_);
        listener = listener_;
        for (const Pending& unit : batch) {
            if (unit.fate == Fate::Kept) ++figures_.units_committed;
            if (unit.fate == Fate::GivenUp) ++figures_.units_given_up;
            if (unit.fate == Fate::Failed) ++figures_.units_failed;
        }
    }
    for (Pending& unit : batch)
        unit.ended(unit.failure);
    if (!listener) return;
    for (const Pending& unit : batch) {
        if (unit.fate != Fate::Kept) continue;
        for (const Change& change : unit.changes)
            listener(change);
    }
}

}  // namespace onetrip::storage::sql
