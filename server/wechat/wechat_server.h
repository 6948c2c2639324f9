#pragma once

/// WeChat's server as this one speaks to it: each call within a time, behind one breaker. The token that most calls
/// take is kept in memory and asked for anew when it is over; where WeChat says that it does not hold any more, it is
/// asked for once more and the call repeated once.

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

#include "server/couriers/breaker.h"
#include "server/host/http_client.h"
#include "server/host/log.h"
#include "server/ports/clock.h"
#include "server/ports/wechat.h"
#include "server/wechat/api.h"

namespace onetrip::wechat {

struct ServerSettings {
    std::string url;  ///< https://api.weixin.qq.com, or a twin's
    Account account;
    std::chrono::milliseconds timeout{5'000};  ///< of one exchange; a citizen may be waiting
    couriers::BreakerSettings breaker{};
};

class WechatServer final : public ports::Wechat {
public:
    /// May be used from any thread.
    WechatServer(ServerSettings settings, const ports::Clock& clock, host::Log& log)
        : settings_(std::move(settings)), clock_(clock), log_(log), breaker_(settings_.breaker) {}

    boost::asio::awaitable<ports::WechatOutcome> phone_of(std::string code) override;
    boost::asio::awaitable<ports::WechatOutcome> openid_of(std::string code) override;
    boost::asio::awaitable<ports::WechatOutcome> tell(ports::SubscribeMessage message) override;

private:
    struct Kept {
        std::string text;
        base::Instant until;
    };
    using Target = std::string (*)(std::string_view token);

    /// An answer in WeChat's form, or what kept it from coming.
    struct Heard {
        ports::WechatOutcome outcome;
        std::int64_t error = 0;
        std::string answer;
    };
    boost::asio::awaitable<Heard> ask(const char* what, std::string target, std::optional<std::string> body);
    boost::asio::awaitable<Heard> ask_with_token(const char* what, Target target, std::string body);
    /// The token, or why there is none.
    boost::asio::awaitable<Heard> token();
    [[nodiscard]] std::optional<std::string> kept_token();
    void keep(const Token& token);
    /// Unless another has taken its place meanwhile.
    void drop(const std::string& text);
    [[nodiscard]] bool lets_through();
    void note(bool is_reached);

    const ServerSettings settings_;
    const ports::Clock& clock_;
    host::Log& log_;
    std::mutex mutex_;
    couriers::Breaker breaker_;  // under the mutex, as the token
    std::optional<Kept> kept_;
};

}  // namespace onetrip::wechat
