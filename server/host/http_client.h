#pragma once

/// One question to somebody else's server, within limits: time, size of the answer, and no redirects. https is verified
/// against the system's certificates.

#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::host {

struct HttpAddress {
    bool secure = false;
    std::string host;
    std::string port;    ///< digits
    std::string target;  ///< begins with `/`
};

/// `http://host[:port]/path` or `https://…`, without user, query-free or not; nullopt for anything else.
[[nodiscard]] std::optional<HttpAddress> parse_http_address(std::string_view url);

struct HttpAnswer {
    unsigned status = 0;  ///< 0: no answer came; `error` says why
    std::string body;
    std::string error;  ///< a short word for logs: `resolve`, `connect`, `tls`, `timeout`, `read` …
};

inline constexpr std::size_t http_answer_bytes_max = 256u << 10;

inline constexpr std::string_view form_content_type = "application/x-www-form-urlencoded; charset=UTF-8";
inline constexpr std::string_view json_content_type = "application/json; charset=UTF-8";

struct HttpBody {
    std::string_view content_type;  ///< a literal
    std::string text;
    std::string authorization;  ///< the field of that name; empty: none is sent
};

/// Never throws. `timeout` is for the whole exchange.
[[nodiscard]] boost::asio::awaitable<HttpAnswer> post(HttpAddress address, HttpBody body,
                                                      std::chrono::milliseconds timeout);
/// The same, asking without a body.
[[nodiscard]] boost::asio::awaitable<HttpAnswer> get(HttpAddress address, std::chrono::milliseconds timeout);

}  // namespace onetrip::host
