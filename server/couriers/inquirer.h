#pragma once

/// Asks where a parcel is: one whose carrier does not call back every two hours, one that is pushed when it has been
/// silent for a day. Works off the jobs `courier.ask`, one for each parcel until it has arrived or is given up. A
/// number is asked for once in half an hour at most, whatever happens and however many cases travel under it: the
/// vendor locks it otherwise. What is told waits in the store like a push and is read like one.

#include "server/couriers/job_worker.h"
#include "server/ports/courier.h"

namespace onetrip::couriers {

inline constexpr std::string_view ask_job = "courier.ask";

inline constexpr std::int64_t between_asks_milliseconds_min = 30 * base::milliseconds_per_minute;
inline constexpr std::int64_t asked_every_milliseconds = 120 * base::milliseconds_per_minute;
inline constexpr std::int64_t pushed_silence_milliseconds_max = base::milliseconds_per_day;
/// Vendors give up after 60 days without a change.
inline constexpr std::int64_t asked_for_milliseconds_max = 60 * base::milliseconds_per_day;

/// From the subscription to the first look.
[[nodiscard]] std::int64_t first_ask_milliseconds(bool calls_back);

class Inquirer final : public JobWorker {
public:
    /// Everything must outlive the inquirer.
    Inquirer(boost::asio::any_io_executor executor, storage::Store& store, ports::Courier& courier,
             const ports::Clock& clock, ports::Randomness& randomness, JobWorkerSettings settings = {});

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) override;
    boost::asio::awaitable<void> settle(const storage::Job& job, const storage::Shipment& shipment,
                                        const ports::InquiryOutcome& outcome);

    ports::Courier& courier_;
};

}  // namespace onetrip::couriers
