#include "server/http/client_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "server/http/field_text.h"

namespace onetrip::http {

namespace {

/// Sixteen bytes; IPv4 is mapped as RFC 4291 section 2.5.5.2 has it.
using Address = std::array<unsigned char, 16>;
constexpr std::array<unsigned char, 12> mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

[[nodiscard]] bool parse(std::string_view text, Address& address) {
    const std::string terminated(text);
    if (inet_pton(AF_INET6, terminated.c_str(), address.data()) == 1) return true;
    std::copy(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
    return inet_pton(AF_INET, terminated.c_str(), address.data() + 12) == 1;
}

[[nodiscard]] bool is_version_4(const Address& address) {
    return std::equal(mapped_prefix.begin(), mapped_prefix.end(), address.begin());
}

[[nodiscard]] bool is_loopback(const Address& address) {
    if (is_version_4(address)) return address[12] == 127;
    constexpr Address loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    return address == loopback;
}

[[nodiscard]] bool is_among(std::string_view address, const std::vector<std::string>& addresses) {
    return std::find(addresses.begin(), addresses.end(), address) != addresses.end();
}

}  // namespace

bool is_ip_address(std::string_view text) {
    Address address;
    return parse(text, address);
}

std::string client_address(std::string_view peer, const Request& request,
                           const std::vector<std::string>& trusted_proxies) {
    std::string_view client = peer;
    if (!is_among(peer, trusted_proxies)) return std::string(client);
    std::string_view rest = request.header("x-forwarded-for").value_or("");
    // From the right: each proxy adds whom it saw.
    while (!rest.empty()) {
        const std::size_t comma = rest.rfind(',');
        const std::string_view last = trim_blanks(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
        if (!is_ip_address(last)) break;
        client = last;
        if (!is_among(last, trusted_proxies)) break;
    }
    return std::string(client);
}

std::string rate_client(std::string_view address) {
    Address bytes;
    if (!parse(address, bytes)) return std::string(address);
    if (is_loopback(bytes)) return {};
    const std::size_t size = is_version_4(bytes) ? 16 : 8;
    return {reinterpret_cast<const char*>(bytes.data()), size};
}

}  // namespace onetrip::http
