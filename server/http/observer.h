#pragma once

/// What the transport tells about itself: for the log and the metrics. Nothing here names a person: the route's pattern
/// stands for the path, and neither query, body nor address is passed on.

#include <chrono>
#include <cstdint>
#include <string_view>

#include "server/http/request.h"

namespace onetrip::http {

struct Exchange {
    std::string_view request_id;
    Method method = Method::Other;
    std::string_view route;  ///< the pattern; `-` where the request was refused before it had one
    std::uint16_t status = 0;
    std::chrono::microseconds duration{0};  ///< from the end of the header until the answer is at hand
    std::uint64_t body_bytes_in = 0;
    std::uint64_t body_bytes_out = 0;
    std::string_view error;  ///< what a handler threw, if it ended in 500
};

class Observer {
public:
    virtual ~Observer() = default;

    /// When an answer is at hand, from the thread that sends it; must be quick.
    virtual void exchanged(const Exchange& exchange) = 0;
    /// Something went wrong outside of any request (accepting, for one).
    virtual void troubled(std::string_view what) = 0;
};

}  // namespace onetrip::http
