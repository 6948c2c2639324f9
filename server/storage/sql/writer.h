#pragma once

/// The one thread that writes. It takes what has queued up, runs each unit in a savepoint of its own, commits once for
/// all of them and only then tells the callers. A unit that fails is rolled back alone. Where the transaction as a
/// whole is lost, it is run again: at once if it lost a race or the connection, else in halves, so that in the end each
/// unit fails or succeeds for its own reasons (disk full, a statement that broke).

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "server/storage/open.h"
#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

class Writer {
public:
    /// Takes over a connection whose database is prepared.
    Writer(std::unique_ptr<Connection> connection, const OpenOptions& options);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void submit(std::function<void(Unit&)> work, Ended ended);
    void on_change(std::function<void(const Change&)> listener);
    void close();

    [[nodiscard]] std::optional<FailureKind> trouble() const;
    [[nodiscard]] StoreFigures figures() const;

private:
    enum class Fate : std::uint8_t { Waiting, Kept, GivenUp, Failed };
    struct Pending {
        std::function<void(Unit&)> work;
        Ended ended;
        Fate fate = Fate::Waiting;
        std::exception_ptr failure;
        std::vector<Change> changes;
    };

    void work();
    [[nodiscard]] std::vector<Pending> next_batch();
    void settle(std::span<Pending> units);
    /// One transaction for all of them; the failure that lost it as a whole, if one did.
    [[nodiscard]] std::exception_ptr run_together(std::span<Pending> units);
    /// False if the whole transaction is lost with it.
    [[nodiscard]] bool run_one(Pending& unit);
    void fail(std::span<Pending> units, const std::exception_ptr& failure);
    void note_trouble(const std::exception_ptr& failure);
    void tell(std::vector<Pending>& batch);

    std::unique_ptr<Connection> connection_;
    TableUnit unit_;
    std::shared_ptr<const Vault> vault_;
    const std::size_t waiting_max_;
    const std::size_t units_per_commit_max_;

    mutable std::mutex mutex_;  // over all that follows but the thread
    std::function<void(const Change&)> listener_;
    std::condition_variable wake_;
    std::deque<Pending> waiting_;
    bool closed_ = false;
    std::optional<FailureKind> trouble_;
    StoreFigures figures_;
    std::thread thread_;
};

}  // namespace onetrip::storage::sql
