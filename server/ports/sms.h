#pragma once

/// Short messages as a port: a gateway that brings a code to a phone.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>

namespace onetrip::ports {

struct CodeMessage {
    std::string phone;  ///< as `core/identity` normalises a mobile number
    std::string code;   ///< six digits
    std::int64_t valid_minutes = 0;
};

class Sms {
public:
    virtual ~Sms() = default;
    /// Whether the gateway took the message. Never throws.
    virtual boost::asio::awaitable<bool> send(const CodeMessage& message) = 0;
};

}  // namespace onetrip::ports
