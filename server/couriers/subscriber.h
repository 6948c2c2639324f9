#pragma once

/// Tells the courier about every parcel it is to follow: works off the jobs `courier.subscribe` that the console's
/// hand-over lays in the store. A courier that is out of reach is asked again with growing pauses; a server that dies
/// in the middle lets its lease run out and another takes over. The courier answers a doubled subscription as if it
/// were new, so asking twice does no harm.

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "server/ports/clock.h"
#include "server/ports/courier.h"
#include "server/ports/randomness.h"
#include "server/storage/store.h"

namespace onetrip::couriers {

inline constexpr std::string_view subscribe_job = "courier.subscribe";

struct SubscriberSettings {
    /// Where citizens and couriers reach this server, without a slash at the end: `https://onetrip.example`.
    std::string public_url;
    std::int64_t lease_seconds = 60;
    std::int64_t pause_seconds_min = 2;
    std::int64_t pause_seconds_max = 600;
    std::int64_t attempts_max = 100;  ///< about 15 hours; then a person must look
    std::int64_t look_milliseconds = 1000;
};

/// The pause before the next attempt: doubles from the least to the most, then up to a quarter more by `dice` (0..255),
/// so that many parcels do not come back in the same second.
[[nodiscard]] std::int64_t pause_milliseconds(const SubscriberSettings& settings, std::int64_t attempts,
                                              std::uint8_t dice);

class Subscriber {
public:
    /// Everything must outlive the subscriber.
    Subscriber(boost::asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
               const ports::Clock& clock, ports::Randomness& randomness, SubscriberSettings settings);

    /// Until `stop`; to be spawned on the executor.
    boost::asio::awaitable<void> run();
    /// From any thread: there may be something to do.
    void wake();
    /// From any thread: ends after the attempt under way.
    void stop();

    /// One look: works off what is due now and answers how many jobs that were. For tests.
    boost::asio::awaitable<std::size_t> work_off();

private:
    boost::asio::awaitable<void> attend(const storage::Job& job);
    boost::asio::awaitable<void> settle(const storage::Job& job, const std::string& shipment_id,
                                        ports::SubscriptionOutcome outcome);

    boost::asio::steady_timer timer_;
    storage::Store& store_;
    ports::Courier& courier_;
    const ports::Clock& clock_;
    ports::Randomness& randomness_;
    const SubscriberSettings settings_;
    std::atomic<bool> stopped_{false};
};

}  // namespace onetrip::couriers
