#include "server/couriers/kuaidi100_courier.h"

#include "server/couriers/kuaidi100.h"
#include "server/host/http_client.h"

namespace onetrip::couriers {

boost::asio::awaitable<ports::SubscriptionOutcome> Kuaidi100Courier::subscribe(
    const ports::Subscription& subscription) {
    const auto address = host::parse_http_address(settings_.url + "/poll");
    if (!address) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::NotEntitled, "courier_url_unusable"};
    host::HttpBody body{host::form_content_type, subscription_body(subscription, settings_.key), {}};
    const host::HttpAnswer answer = co_await host::post(*address, std::move(body), settings_.timeout);
    if (answer.status == 0) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Later, answer.error};
    co_return read_subscription_reply(answer.status, answer.body);
}

}  // namespace onetrip::couriers
