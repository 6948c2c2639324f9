#include "server/storage/sql/readers.h"

#include <pthread.h>

#include <algorithm>
#include <optional>

#include "server/ports/busy.h"

namespace onetrip::storage::sql {
namespace {

std::exception_ptr run_once(Connection& connection, const TableUnit& unit,
                            const std::function<void(const Unit&)>& work) {
    std::exception_ptr failure;
    try {
        connection.begin_reading();
        work(unit);
    } catch (...) {
        failure = std::current_exception();
    }
    connection.roll_back();
    return failure;
}

bool is_unreachable(const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const Failure& named) {
        return named.kind() == FailureKind::Unreachable;
    } catch (...) {
        return false;
    }
}

/// A connection may have been lost while nobody used it: once more over a new one.
std::exception_ptr run_in_snapshot(Connection& connection, const TableUnit& unit,
                                   const std::function<void(const Unit&)>& work) {
    const std::exception_ptr failure = run_once(connection, unit, work);
    return failure && is_unreachable(failure) ? run_once(connection, unit, work) : failure;
}

}  // namespace

Readers::Readers(std::vector<std::unique_ptr<Connection>> connections, const OpenOptions& options)
    : vault_(options.vault), waiting_max_(options.reads_waiting_max), connections_(std::move(connections)) {
    for (const auto& connection : connections_) {
        threads_.emplace_back([this, &connection] { work(*connection); });
        pthread_setname_np(threads_.back().native_handle(), "store-reader");
    }
}

Readers::~Readers() {
    close();
}

void Readers::submit(std::function<void(const Unit&)> work, Ended ended) {
    {
        const std::lock_guard lock(mutex_);
        if (closed_) throw Failure(FailureKind::Closed, "the store is shutting down");
        if (waiting_.size() >= waiting_max_) throw ports::Busy("the store's readers have too much waiting");
        waiting_.push_back({std::move(work), std::move(ended)});
    }
    wake_.notify_one();
}

void Readers::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    wake_.notify_all();
    for (std::thread& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void Readers::work(Connection& connection) {
    const TableUnit unit(Desk{connection, *vault_});
    for (;;) {
        std::optional<Pending> next;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            next.emplace(std::move(waiting_.front()));
            waiting_.pop_front();
        }
        const std::exception_ptr failure = run_in_snapshot(connection, unit, next->work);
        ++reads_;
        next->ended(failure);
    }
}

}  // namespace onetrip::storage::sql
