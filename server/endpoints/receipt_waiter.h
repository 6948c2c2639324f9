#pragma once

/// Ends the waiting for a citizen's word about a parcel that somebody else took in: works off the jobs
/// `parcel.receipt`.

#include "server/couriers/job_worker.h"
#include "server/endpoints/office.h"

namespace onetrip::endpoints {

class ReceiptWaiter final : public couriers::JobWorker {
public:
    /// Both must outlive it.
    ReceiptWaiter(boost::asio::any_io_executor executor, const Office& office);

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) override;

    const Office& office_;
};

}  // namespace onetrip::endpoints
