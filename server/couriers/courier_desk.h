#pragma once

/// Which courier is told of a parcel: the carrier itself where we have an agreement with it, else whoever follows
/// parcels of all carriers.

#include <memory>
#include <string>
#include <vector>

#include "server/ports/courier.h"

namespace onetrip::couriers {

class CourierDesk final : public ports::Courier {
public:
    /// For these carriers only (Kuaidi100's codes).
    void add(std::vector<std::string> carriers, std::unique_ptr<ports::Courier> courier);
    /// For all others.
    void set_general(std::unique_ptr<ports::Courier> courier) { general_ = std::move(courier); }
    [[nodiscard]] bool is_empty() const { return direct_.empty() && !general_; }

    /// Of a carrier for which nobody is there: Correct, `carrier_not_served`.
    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override;
    boost::asio::awaitable<ports::InquiryOutcome> inquire(const ports::Inquiry& inquiry) override;
    [[nodiscard]] bool calls_back(std::string_view carrier) const override;

private:
    struct Direct {
        std::vector<std::string> carriers;
        std::unique_ptr<ports::Courier> courier;
    };
    [[nodiscard]] ports::Courier* courier_for(std::string_view carrier) const;

    std::vector<Direct> direct_;
    std::unique_ptr<ports::Courier> general_;
};

}  // namespace onetrip::couriers
