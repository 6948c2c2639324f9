#pragma once

/// What one server lets in, and for how long it waits. The defaults suit citizens on phones; every value is a setting
/// and every one is tested at its edge.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "server/http/rate_limiter.h"

namespace onetrip::http {

struct Limits {
    using Milliseconds = std::chrono::milliseconds;

    std::size_t header_bytes_max = 8u << 10;
    std::size_t header_fields_max = 100;
    /// Requests of one client: generous, since a village may share one address. Loopback is not limited.
    Rate client_rate{100, 1'000};
    std::size_t rate_clients_max = 100'000;
    /// Proxies whose X-Forwarded-For is believed.
    std::vector<std::string> trusted_proxies;
    std::size_t connections_max = 10'000;
    /// Bodies of all connections together; small ones are not counted. Beyond it: 503 `busy`.
    std::size_t body_bytes_in_flight_max = 256u << 20;
    /// The rest of a refused body that is read and thrown away so that the connection can be kept.
    std::size_t skipped_bytes_max = 64u << 10;
    /// What is thrown away before a connection is closed, so that the client reads the answer instead of a reset.
    std::size_t lingering_bytes_max = 64u << 20;

    Milliseconds header_timeout{10'000};  ///< from the first byte of a request to the end of its header
    Milliseconds idle_timeout{60'000};    ///< until the first byte of the next request
    Milliseconds body_timeout{30'000};
    Milliseconds write_timeout{30'000};
    Milliseconds lingering_timeout{10'000};
    /// Whoever keeps this pace may take longer than `body_timeout` and `write_timeout`: 8 MiB from a slow phone are
    /// no attack, a byte a second is.
    std::size_t pace_bytes_per_second_min = 16u << 10;

    Milliseconds event_keep_alive{15'000};
    Milliseconds event_stream_lifetime{30 * 60'000};
    Milliseconds event_retry{2'000};  ///< what the client is told to wait before it comes back
    /// What a client may leave unread before its stream is ended.
    std::size_t event_backlog_bytes_max = 64u << 10;
};

}  // namespace onetrip::http
