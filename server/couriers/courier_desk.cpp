#include "server/couriers/courier_desk.h"

#include <algorithm>

namespace onetrip::couriers {

void CourierDesk::add(std::vector<std::string> carriers, std::unique_ptr<ports::Courier> courier) {
    direct_.push_back({std::move(carriers), std::move(courier)});
}

boost::asio::awaitable<ports::SubscriptionOutcome> CourierDesk::subscribe(const ports::Subscription& subscription) {
    ports::Courier* const courier = courier_for(subscription.carrier);
    if (courier == nullptr) {
        co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Correct, "carrier_not_served"};
    }
    co_return co_await courier->subscribe(subscription);
}

boost::asio::awaitable<ports::InquiryOutcome> CourierDesk::inquire(const ports::Inquiry& inquiry) {
    ports::Courier* const courier = courier_for(inquiry.carrier);
    if (courier == nullptr) {
        co_return ports::InquiryOutcome{ports::InquiryEnd::Correct, "carrier_not_served", {}, {}};
    }
    co_return co_await courier->inquire(inquiry);
}

bool CourierDesk::calls_back(std::string_view carrier) const {
    const ports::Courier* const courier = courier_for(carrier);
    return courier != nullptr && courier->calls_back(carrier);
}

ports::Courier* CourierDesk::courier_for(std::string_view carrier) const {
    for (const Direct& direct : direct_) {
        if (std::find(direct.carriers.begin(), direct.carriers.end(), carrier) != direct.carriers.end()) {
            return direct.courier.get();
        }
    }
    return general_.get();
}

}  // namespace onetrip::couriers
