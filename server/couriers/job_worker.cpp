#include "server/couriers/job_worker.h"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "core/json/document.h"
#include "core/json/writer.h"

namespace onetrip::couriers {
namespace {

namespace asio = boost::asio;

constexpr std::int64_t jobs_per_look = 16;
constexpr std::int64_t failures_max = 100;  ///< about 15 hours

}  // namespace

std::int64_t pause_milliseconds(const JobWorkerSettings& settings, std::int64_t attempts, std::uint8_t dice) {
    const std::int64_t doublings = std::clamp<std::int64_t>(attempts - 1, 0, 20);
    const std::int64_t seconds = std::min(settings.pause_seconds_min << doublings, settings.pause_seconds_max);
    return seconds * 1000 + seconds * 1000 / 4 * dice / 255;
}

JobWorker::JobWorker(asio::any_io_executor executor, storage::Store& store, const ports::Clock& clock,
                     ports::Randomness& randomness, std::string_view kind, JobWorkerSettings settings)
    : timer_(std::move(executor)),
      store_(store),
      clock_(clock),
      randomness_(randomness),
      kind_(kind),
      settings_(settings) {}

asio::awaitable<void> JobWorker::run() {
    while (!stopped_) {
        try {
            co_await work_off();
        } catch (const std::exception&) {
            // The store is in trouble or shutting down; it tells so itself. The jobs are still there.
        }
        if (stopped_) break;
        timer_.expires_after(std::chrono::milliseconds(settings_.look_milliseconds));
        co_await timer_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void JobWorker::stop() {
    stopped_ = true;
    asio::post(timer_.get_executor(), [this] { timer_.cancel(); });
}

asio::awaitable<std::size_t> JobWorker::work_off() {
    const base::Instant looked_at = now();
    const auto due =
        co_await storage::read(store_, [&](const storage::Unit& unit) { return unit.jobs().next_due(kind_); });
    if (!due || looked_at < *due) co_return 0;
    const auto jobs = co_await storage::write(store_, [&](storage::Unit& unit) {
        return unit.jobs().lease(kind_, looked_at, looked_at + settings_.lease_seconds * 1000, jobs_per_look);
    });
    for (const storage::Job& job : jobs) {
        // What is left when the lease has run out is another's.
        if (stopped_ || looked_at + settings_.lease_seconds * 1000 <= now()) break;
        bool was_attended = false;
        try {
            co_await attend(job);
            was_attended = true;
        } catch (const std::exception&) {
            // One that cannot be attended to must not keep the others waiting.
        }
        if (!was_attended) co_await settle(job, false, failures_max, "failed");
    }
    co_return jobs.size();
}

asio::awaitable<void> JobWorker::settle(const storage::Job& job, bool is_done, std::int64_t attempts_max,
                                        std::string_view reason) {
    const base::Instant at = now();
    const std::int64_t pause = pause_after(job.attempts);
    co_await storage::write(store_, [&](storage::Unit& unit) {
        if (is_done) {
            unit.jobs().finish(job.id, job.attempts, at);
        } else if (job.attempts >= attempts_max) {
            unit.jobs().give_up(job.id, job.attempts, at, reason);
        } else {
            unit.jobs().retry(job.id, job.attempts, at + pause, reason);
        }
    });
}

std::int64_t JobWorker::pause_after(std::int64_t attempts) const {
    std::array<std::uint8_t, 1> dice{};
    randomness_.fill(dice);
    return pause_milliseconds(settings_, attempts, dice[0]);
}

storage::Job shipment_job(std::string_view kind, std::string_view shipment, base::Instant due_at,
                          std::string_view suffix) {
    json::Writer payload;
    payload.begin_object().member("shipment", shipment).end_object();
    std::string id(kind);
    id += '/';
    id += shipment;
    id += suffix;
    return {std::move(id), std::string(kind), payload.take(), due_at, 0};
}

std::string shipment_of(const storage::Job& job) {
    const auto payload = json::Document::parse(job.payload);
    return payload ? std::string(payload->root()["shipment"].string_or({})) : std::string();
}

}  // namespace onetrip::couriers
