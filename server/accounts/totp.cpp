#include "server/accounts/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <stdexcept>

#include "core/seal/hash.h"
#include "server/accounts/base32.h"

namespace onetrip::accounts {
namespace {

using Sha1 = std::array<std::uint8_t, 20>;

Sha1 hmac_sha1(base::BytesView secret, base::BytesView message) {
    Sha1 digest{};
    unsigned size = 0;
    if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), message.data(), message.size(), digest.data(),
             &size) == nullptr ||
        size != digest.size()) {
        throw std::runtime_error("OpenSSL has no HMAC-SHA-1");
    }
    return digest;
}

/// Everything but what RFC 3986 leaves as it is, so that a name cannot add to the address.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                           c == '.' || c == '_' || c == '~';
        const auto byte = static_cast<std::uint8_t>(c);
        plain ? out += c : out += {'%', hex[byte >> 4], hex[byte & 0x0F]};
    }
    return out;
}

}  // namespace

std::int64_t totp_step_at(base::Instant now) {
    return now.milliseconds() / 1000 / totp_step_seconds;
}

std::string totp_code(base::BytesView secret, std::int64_t step, std::size_t digits) {
    std::array<std::uint8_t, 8> count{};
    for (std::size_t at = count.size(); at-- > 0; step >>= 8)
        count[at] = static_cast<std::uint8_t>(step & 0xFF);
    const Sha1 digest = hmac_sha1(secret, count);
    const std::size_t offset = digest.back() & 0x0F;
    std::uint32_t number = digest[offset] & 0x7F;
    for (std::size_t at = 1; at < 4; ++at)
        number = number << 8 | digest[offset + at];
    std::string code(digits, '0');
    for (std::size_t at = digits; at-- > 0; number /= 10)
        code[at] = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> take_totp(base::BytesView secret, std::string_view code, base::Instant now,
                                      std::int64_t last_step) {
    std::optional<std::int64_t> taken;
    const std::int64_t present = totp_step_at(now);
    for (std::int64_t step = present - totp_drift_steps; step <= present + totp_drift_steps; ++step) {
        const std::string expected = totp_code(secret, step);
        // All of them are compared: the answer's duration tells nothing.
        const bool fits = seal::equal_in_constant_time(base::as_bytes(expected), base::as_bytes(code));
        if (fits && step > last_step && !taken) taken = step;
    }
    return taken;
}

std::string totp_address(std::string_view issuer, std::string_view user, base::BytesView secret) {
    const std::string issued_by = percent_encoded(issuer);
    return "otpauth://totp/" + issued_by + ':' + percent_encoded(user) + "?secret=" + to_base32(secret) +
           "&issuer=" + issued_by + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace onetrip::accounts
