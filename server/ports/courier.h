#pragma once

/// The courier as a port: somebody who is told which parcel to follow and then calls back.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>

namespace onetrip::ports {

struct Subscription {
    std::string carrier;       ///< the courier service's code, e.g. `ems`
    std::string waybill;       ///< normalised, 6 to 32 of [A-Z0-9-]
    std::string callback_url;  ///< where pushes go; ends in an unguessable token
    std::string salt;          ///< signs the pushes
    std::string phone;         ///< receiver's; some carriers demand it, else empty
};

/// How a subscription ended, and so what to do next.
enum class SubscriptionEnd : std::uint8_t {
    Accepted,    ///< pushes will come
    Later,       ///< the courier is busy or out of reach: try again
    Correct,     ///< the number, the carrier or the phone is wrong: a person must look
    NotEntitled  ///< our key is refused or has expired: the operator must act
};

struct SubscriptionOutcome {
    SubscriptionEnd end = SubscriptionEnd::Later;
    std::string reason;  ///< the courier's return code or the network's error; no personal data
};

class Courier {
public:
    virtual ~Courier() = default;
    /// Never throws: what goes wrong is an outcome.
    virtual boost::asio::awaitable<SubscriptionOutcome> subscribe(const Subscription& subscription) = 0;
};

}  // namespace onetrip::ports
