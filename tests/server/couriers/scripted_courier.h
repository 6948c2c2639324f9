#pragma once

/// A courier that answers as it was told and keeps what it was asked.

#include <vector>

#include "server/ports/courier.h"

namespace onetrip::test {

class ScriptedCourier final : public ports::Courier {
public:
    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override {
        subscribed.push_back(subscription);
        co_return subscription_outcome;
    }
    boost::asio::awaitable<ports::InquiryOutcome> inquire(const ports::Inquiry& inquiry) override {
        asked.push_back(inquiry);
        co_return inquiry_outcome;
    }
    [[nodiscard]] bool calls_back(std::string_view) const override { return is_calling_back; }

    ports::SubscriptionOutcome subscription_outcome{ports::SubscriptionEnd::Accepted, "return_code_200"};
    ports::InquiryOutcome inquiry_outcome{ports::InquiryEnd::Nothing, "no_data", {}, {}};
    bool is_calling_back = true;
    std::vector<ports::Subscription> subscribed;
    std::vector<ports::Inquiry> asked;
};

}  // namespace onetrip::test
