#include "server/accounts/known_device.h"

namespace onetrip::accounts {

std::string KnownDevices::proof(std::string_view nonce, std::string_view account) const {
    std::string text("device\n");
    text.append(nonce).append("\n").append(account);
    return base::to_base64url(seal::blake2b(base::as_bytes(text), key_));
}

std::string KnownDevices::name_of(const http::Request& request, std::string_view account) const {
    const std::string_view cookie = request.cookie(cookie_name_).value_or("");
    const std::size_t point = cookie.find('.');
    if (point == std::string_view::npos) return {};
    const std::string expected = proof(cookie.substr(0, point), account);
    const bool fits = seal::equal_in_constant_time(base::as_bytes(expected), base::as_bytes(cookie.substr(point + 1)));
    return fits ? std::string(cookie) : std::string();
}

http::SetCookie KnownDevices::cookie(std::string_view nonce, std::string_view account, bool secure) const {
    std::string value(nonce);
    value.append(".").append(proof(nonce, account));
    return {cookie_name_, std::move(value), device_cookie_seconds, secure};
}

}  // namespace onetrip::accounts
