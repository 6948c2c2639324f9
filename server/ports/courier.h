#pragma once

/// The courier as a port: somebody who is told which parcel to follow and then calls back, or who is asked where it is.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <string_view>

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
    Accepted,    ///< pushes will come, or the parcel can be asked for
    Later,       ///< the courier is busy or out of reach: try again
    Correct,     ///< the number, the carrier or the phone is wrong: a person must look
    NotEntitled  ///< our key is refused or has expired: the operator must act
};

struct SubscriptionOutcome {
    SubscriptionEnd end = SubscriptionEnd::Later;
    std::string reason;  ///< the courier's return code or the network's error; no personal data
};

struct Inquiry {
    std::string carrier;
    std::string waybill;
    std::string phone;  ///< as above
};

enum class InquiryEnd : std::uint8_t {
    Told,     ///< `text` says where it is
    Nothing,  ///< the courier knows nothing of it yet
    Later,
    Correct,
    NotEntitled
};

struct InquiryOutcome {
    InquiryEnd end = InquiryEnd::Later;
    std::string reason;
    std::string form;  ///< the form `text` is in, by a name that core/delivery/push_form.h knows
    std::string text;  ///< the courier's own words, personal
};

class Courier {
public:
    virtual ~Courier() = default;
    // Neither throws: what goes wrong is an outcome.
    virtual boost::asio::awaitable<SubscriptionOutcome> subscribe(const Subscription& subscription) = 0;
    virtual boost::asio::awaitable<InquiryOutcome> inquire(const Inquiry& inquiry) = 0;
    /// Whether a parcel of this carrier is pushed once it is subscribed; one that is not has to be asked for.
    [[nodiscard]] virtual bool calls_back(std::string_view carrier) const = 0;
};

}  // namespace onetrip::ports
