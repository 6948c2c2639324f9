#pragma once

/// A phone number proven by WeChat instead of a code: the mini-program's page was given a code by WeChat when the
/// citizen tapped, and WeChat tells us the number that it stands for. Asked in vain or not, each call is counted first:
/// it costs the city money. A code counts once here, whatever WeChat does with it.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "server/accounts/allowance.h"
#include "server/accounts/phone_sign_in.h"
#include "server/http/request.h"
#include "server/ports/wechat.h"
#include "server/storage/store.h"

namespace onetrip::accounts {

inline constexpr std::size_t wechat_code_bytes_max = 256;
inline constexpr Allowance wechat_codes_of_address{"wechat_code.address", 60, hour_seconds};
inline constexpr Allowance wechat_codes_of_session{"wechat_code.session", 10, hour_seconds};
inline constexpr Allowance wechat_code_once{"wechat_code.once", 1, 24 * hour_seconds};

enum class WechatRefusal : std::uint8_t {
    TooOften,    ///< with `retry_after_seconds`
    CodeWrong,   ///< unknown, spent or over
    Unavailable  ///< WeChat is not set up, out of reach, or refuses us
};
struct NotProven {
    WechatRefusal refusal = WechatRefusal::Unavailable;
    std::int64_t retry_after_seconds = 0;
};

class WechatSignIn {
public:
    /// `wechat` may be null: then nothing is proven. `key` is this city's secret for phones.
    WechatSignIn(storage::Store& store, const ports::Clock& clock, ports::Wechat* wechat, const seal::Digest& key)
        : store_(store), clock_(clock), wechat_(wechat), key_(key) {}

    [[nodiscard]] bool is_set_up() const { return wechat_ != nullptr; }
    /// The number with `+` and its country's code.
    [[nodiscard]] boost::asio::awaitable<base::Result<std::string, NotProven>> phone_of(
        const http::Request& request, const storage::CitizenSession& session, std::string code);
    /// Who the citizen is to WeChat, of a code of `wx.login`. Counted and refused alike.
    [[nodiscard]] boost::asio::awaitable<base::Result<std::string, NotProven>> openid_of(
        const http::Request& request, const storage::CitizenSession& session, std::string code);

private:
    using Call = boost::asio::awaitable<ports::WechatOutcome> (ports::Wechat::*)(std::string code);
    [[nodiscard]] boost::asio::awaitable<base::Result<std::string, NotProven>> ask(
        const http::Request& request, const storage::CitizenSession& session, std::string code, Call call);

    storage::Store& store_;
    const ports::Clock& clock_;
    ports::Wechat* const wechat_;
    const seal::Digest key_;
};

}  // namespace onetrip::accounts
