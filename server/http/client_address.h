#pragma once

/// Who is asking, as far as an address tells: the peer, or whom a trusted proxy speaks for.

#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace onetrip::http {

/// The peer's address, or, where the peer is one of `trusted_proxies`, the last address in X-Forwarded-For that is none
/// of them. What stands before that is the client's own claim and is not believed.
[[nodiscard]] std::string client_address(std::string_view peer, const Request& request,
                                         const std::vector<std::string>& trusted_proxies);

/// What one allowance is for: an IPv4 address, or the /64 of an IPv6 address (a household has that many at will). Empty
/// for the machine's own addresses, which are not limited.
[[nodiscard]] std::string rate_client(std::string_view address);

[[nodiscard]] bool is_ip_address(std::string_view text);

}  // namespace onetrip::http
