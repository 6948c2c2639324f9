#pragma once

/// Works off one kind of job that lies in the store: takes what is due, a few at a time, and attends to each. A server
/// that dies in the middle lets its leases run out and another takes over, so each job is attended to at least once.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <string_view>

#include "server/ports/clock.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::couriers {

struct JobWorkerSettings {
    std::int64_t lease_seconds = 60;
    std::int64_t look_milliseconds = 1000;
    std::int64_t pause_seconds_min = 2;
    std::int64_t pause_seconds_max = 600;
};

/// The pause before the next attempt: doubles from the least to the most, then up to a quarter more by `dice` (0..255),
/// so that many parcels do not come back in the same second.
[[nodiscard]] std::int64_t pause_milliseconds(const JobWorkerSettings& settings, std::int64_t attempts,
                                              std::uint8_t dice);

class JobWorker {
public:
    /// Everything must outlive the worker; `kind` is a literal.
    JobWorker(boost::asio::any_io_executor executor, storage::Store& store, const ports::Clock& clock,
              ports::Randomness& randomness, std::string_view kind, JobWorkerSettings settings);
    virtual ~JobWorker() = default;
    JobWorker(const JobWorker&) = delete;
    JobWorker& operator=(const JobWorker&) = delete;

    /// Until `stop`; to be spawned on the executor.
    boost::asio::awaitable<void> run();
    /// From any thread: ends after the job under way.
    void stop();

    /// One look: works off what is due now and answers how many jobs that were.
    boost::asio::awaitable<std::size_t> work_off();

protected:
    virtual boost::asio::awaitable<void> attend(const storage::Job& job) = 0;

    /// Ends the lease of a job that was attended to: it is done, or comes again after a pause, or, after as many
    /// attempts, is given up with this reason.
    boost::asio::awaitable<void> settle(const storage::Job& job, bool is_done, std::int64_t attempts_max,
                                        std::string_view reason);

    [[nodiscard]] storage::Store& store() const { return store_; }
    [[nodiscard]] base::Instant now() const { return clock_.now(); }
    /// Drawn anew each time.
    [[nodiscard]] std::int64_t pause_after(std::int64_t attempts) const;

private:
    boost::asio::steady_timer timer_;
    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const std::string_view kind_;
    const JobWorkerSettings settings_;
    std::atomic<bool> stopped_{false};
};

/// The jobs of this room carry nothing but a shipment's id: `{"shipment":ID}`.
[[nodiscard]] storage::Job shipment_job(std::string_view kind, std::string_view shipment, base::Instant due_at,
                                        std::string_view suffix = {});
/// Empty if it names none.
[[nodiscard]] std::string shipment_of(const storage::Job& job);

}  // namespace onetrip::couriers
