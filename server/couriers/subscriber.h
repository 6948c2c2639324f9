#pragma once

/// Tells the courier about every parcel it is to follow: works off the jobs `courier.subscribe` that the console's
/// hand-over lays in the store. A courier that is out of reach is asked again with growing pauses. The courier answers
/// a doubled subscription as if it were new, so asking twice does no harm. Once it is subscribed, a job `courier.ask`
/// is laid for the time when the parcel has been silent too long (inquirer.h).

#include <string>
#include <string_view>

#include "server/couriers/job_worker.h"
#include "server/ports/courier.h"

namespace onetrip::couriers {

inline constexpr std::string_view subscribe_job = "courier.subscribe";

/// A vendor that has given a number up takes it again after half an hour at the earliest.
inline constexpr std::int64_t resubscription_milliseconds_min = 30 * base::milliseconds_per_minute;

struct SubscriberSettings {
    /// Where citizens and couriers reach this server, without a slash at the end: `https://onetrip.example`.
    std::string public_url;
    JobWorkerSettings work{};
    std::int64_t attempts_max = 100;  ///< about 15 hours; then a person must look
};

class Subscriber final : public JobWorker {
public:
    /// Everything must outlive the subscriber.
    Subscriber(boost::asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
               const ports::Clock& clock, ports::Randomness& randomness, SubscriberSettings settings);

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) override;
    boost::asio::awaitable<void> settle(const storage::Job& job, const std::string& shipment_id,
                                        ports::SubscriptionOutcome outcome);

    ports::Courier& courier_;
    const SubscriberSettings settings_;
};

}  // namespace onetrip::couriers
