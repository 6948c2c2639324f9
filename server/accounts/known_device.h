#pragma once

/// Browsers from which an account was signed in before. Such a browser holds a cookie that proves it, and has its own
/// allowance of tries; all others share one. So whoever guesses from everywhere fills the strangers' allowance and
/// stops nobody at their own desk.

#include <string>
#include <string_view>

#include "core/seal/hash.h"
#include "server/http/reply.h"
#include "server/http/request.h"

namespace onetrip::accounts {

inline constexpr std::int64_t device_cookie_seconds = 365 * 86'400;

class KnownDevices {
public:
    /// `key` signs the proofs; nothing of them is stored.
    KnownDevices(std::string_view cookie_name, const seal::Digest& key) : cookie_name_(cookie_name), key_(key) {}

    /// What the browser's own allowance is counted under; empty for a stranger to this account.
    [[nodiscard]] std::string name_of(const http::Request& request, std::string_view account) const;
    /// `nonce` is random: it tells this browser from others of the same account. `secure`: as the session's cookie.
    [[nodiscard]] http::SetCookie cookie(std::string_view nonce, std::string_view account, bool secure) const;

private:
    [[nodiscard]] std::string proof(std::string_view nonce, std::string_view account) const;

    const std::string cookie_name_;
    const seal::Digest key_;
};

}  // namespace onetrip::accounts
