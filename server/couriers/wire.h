#pragma once

/// A courier's or tracking vendor's wire format: what is posted to it, and what its answers mean. No sockets and no
/// clock, so that its documented samples are its tests; http_courier.h carries it.

#include <optional>
#include <string>
#include <string_view>

#include "core/base/instant.h"
#include "server/ports/courier.h"

namespace onetrip::couriers {

/// A POST of application/x-www-form-urlencoded.
struct Call {
    std::string path;  ///< behind the vendor's address; begins with `/`, or empty
    std::string body;
};

/// What differs between two calls that say the same.
struct Stamp {
    base::Instant now;
    std::string id;  ///< a UUID
};

class Wire {
public:
    virtual ~Wire() = default;

    /// nullopt for one that does not call back.
    [[nodiscard]] virtual std::optional<Call> subscription(const ports::Subscription& subscription) const = 0;
    [[nodiscard]] virtual ports::SubscriptionOutcome read_subscription(std::string_view body) const = 0;

    [[nodiscard]] virtual Call inquiry(const ports::Inquiry& inquiry, const Stamp& stamp) const = 0;
    [[nodiscard]] virtual ports::InquiryOutcome read_inquiry(std::string_view body) const = 0;
};

}  // namespace onetrip::couriers
