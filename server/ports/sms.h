#pragma once

/// Short messages as a port: a gateway that brings a code or a notice to a phone.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace onetrip::ports {

struct CodeMessage {
    std::string phone;  ///< as `core/identity` normalises a mobile number
    std::string code;   ///< six digits
    std::int64_t valid_minutes = 0;
};

/// What has happened, in the gateway's words: it knows the template and fills in the parameters.
struct NoticeMessage {
    std::string id;  ///< the same message again has the same: a gateway tells it once
    std::string phone;
    std::string name;  ///< the template's, e.g. `parcel_collected`
    std::vector<std::pair<std::string, std::string>> parameters;
};

class Sms {
public:
    virtual ~Sms() = default;
    /// Whether the gateway took the message. Never throws.
    virtual boost::asio::awaitable<bool> send(const CodeMessage& message) = 0;
    /// The same.
    virtual boost::asio::awaitable<bool> send(const NoticeMessage& message) = 0;
};

}  // namespace onetrip::ports
