#pragma once

/// Threads that read, each with its own connection: a unit sees one moment of the database and never waits for the
/// writer.

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/storage/open.h"
#include "server/storage/sql/tables.h"

namespace onetrip::storage::sql {

class Readers {
public:
    /// One thread for each connection.
    Readers(std::vector<std::unique_ptr<Connection>> connections, const OpenOptions& options);
    ~Readers();
    Readers(const Readers&) = delete;
    Readers& operator=(const Readers&) = delete;

    void submit(std::function<void(const Unit&)> work, Ended ended);
    void close();
    [[nodiscard]] std::uint64_t reads() const { return reads_; }

private:
    struct Pending {
        std::function<void(const Unit&)> work;
        Ended ended;
    };
    void work(Connection& connection);

    std::shared_ptr<const Vault> vault_;
    const std::size_t waiting_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Pending> waiting_;
    bool closed_ = false;
    std::atomic<std::uint64_t> reads_ = 0;
    std::vector<std::unique_ptr<Connection>> connections_;
    std::vector<std::thread> threads_;
};

}  // namespace onetrip::storage::sql
