#pragma once

/// A worker whose jobs are short messages to citizens: what one says is found out when it is due, and let go where
/// there is nobody to tell, nothing any more, or no gateway. What the gateway did not take comes again after a pause.

#include <optional>

#include "server/couriers/job_worker.h"
#include "server/endpoints/office.h"
#include "server/ports/sms.h"

namespace onetrip::endpoints {

class ShortMessages : public couriers::JobWorker {
protected:
    struct Kind {
        std::string_view jobs;  ///< a literal
        std::int64_t attempts_max = 1;
    };
    /// Everything must outlive it; `sms` is null where there is no gateway.
    ShortMessages(boost::asio::any_io_executor executor, const Office& office, ports::Sms* sms, Kind kind);

    /// nullopt if there is nobody to tell, or nothing any more.
    virtual boost::asio::awaitable<std::optional<ports::NoticeMessage>> message_of(const storage::Job& job) = 0;

    [[nodiscard]] const Office& office() const { return office_; }

private:
    boost::asio::awaitable<void> attend(const storage::Job& job) final;

    const Office& office_;
    ports::Sms* const sms_;
    const std::int64_t attempts_max_;
};

}  // namespace onetrip::endpoints
