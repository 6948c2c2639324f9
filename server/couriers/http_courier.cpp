#include "server/couriers/http_courier.h"

#include <array>

#include "core/base/bytes.h"
#include "server/host/http_client.h"

namespace onetrip::couriers {
namespace {

/// RFC 9562 section 5.4: version 4.
std::string draw_uuid(ports::Randomness& randomness) {
    std::array<std::uint8_t, 16> bytes{};
    randomness.fill(bytes);
    bytes[6] = static_cast<std::uint8_t>(0x40 | (bytes[6] & 0x0F));
    bytes[8] = static_cast<std::uint8_t>(0x80 | (bytes[8] & 0x3F));
    std::string text = base::to_hex(bytes);
    for (const std::size_t at : {20u, 16u, 12u, 8u})
        text.insert(at, 1, '-');
    return text;
}

/// The body of the answer, or why there is none.
struct Answer {
    std::string body;
    std::string trouble;
};

boost::asio::awaitable<Answer> post(const std::string& url, Call call, std::chrono::milliseconds timeout) {
    const auto address = host::parse_http_address(url + call.path);
    if (!address) co_return Answer{{}, "courier_url_unusable"};
    host::HttpBody body{host::form_content_type, std::move(call.body), {}};
    host::HttpAnswer answer = co_await host::post(*address, std::move(body), timeout);
    if (answer.status == 0) co_return Answer{{}, answer.error};
    if (answer.status != 200) co_return Answer{{}, "http_" + std::to_string(answer.status)};
    co_return Answer{std::move(answer.body), {}};
}

}  // namespace

HttpCourier::HttpCourier(std::unique_ptr<const Wire> wire, std::string url, const ports::Clock& clock,
                         ports::Randomness& randomness, std::chrono::milliseconds timeout)
    : wire_(std::move(wire)), url_(std::move(url)), clock_(clock), randomness_(randomness), timeout_(timeout) {}

boost::asio::awaitable<ports::SubscriptionOutcome> HttpCourier::subscribe(const ports::Subscription& subscription) {
    auto call = wire_->subscription(subscription);
    if (!call) co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Accepted, "is_asked"};
    const Answer answer = co_await post(url_, std::move(*call), timeout_);
    if (!answer.trouble.empty()) {
        co_return ports::SubscriptionOutcome{ports::SubscriptionEnd::Later, answer.trouble};
    }
    co_return wire_->read_subscription(answer.body);
}

boost::asio::awaitable<ports::InquiryOutcome> HttpCourier::inquire(const ports::Inquiry& inquiry) {
    const Stamp stamp{clock_.now(), draw_uuid(randomness_)};
    const Answer answer = co_await post(url_, wire_->inquiry(inquiry, stamp), timeout_);
    if (!answer.trouble.empty()) co_return ports::InquiryOutcome{ports::InquiryEnd::Later, answer.trouble, {}, {}};
    co_return wire_->read_inquiry(answer.body);
}

bool HttpCourier::calls_back(std::string_view) const {
    return wire_->subscription({}).has_value();
}

}  // namespace onetrip::couriers
