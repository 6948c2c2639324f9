#include "server/couriers/kuaidi100_courier.h"

#include "server/couriers/http_client.h"
#include "server/couriers/kuaidi100.h"

namespace onetrip::couriers {

boost::asio::awaitable<ports::SubscriptionOutcome> Kuaidi100Courier::subscribe(
    const ports::Subscription& subscription) {
    const auto address = parse_http_address(settings_.url + "/poll");
    if (!address) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::NotEntitled, "courier_url_unusable"};
    const HttpAnswer answer =
        co_await post_form(*address, subscription_body(subscription, settings_.key), settings_.timeout);
    if (answer.status == 0) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Later, answer.error};
    co_return read_subscription_reply(answer.status, answer.body);
}

}  // namespace onetrip::couriers
