#include "server/wechat/wechat_server.h"

namespace onetrip::wechat {
namespace {

using ports::WechatEnd;
using ports::WechatOutcome;

/// WeChat renews a token this long before its end, and takes the old one until then.
constexpr std::int64_t renewed_before_seconds = 300;

/// As the log and the reason of a job have it.
std::string error_text(std::int64_t error) {
    return "errcode_" + std::to_string(error);
}

/// What was asked for, out of an answer that says success.
WechatOutcome outcome_of(WechatOutcome outcome, const std::optional<std::string>& value) {
    if (outcome.end != WechatEnd::Done) return outcome;
    if (!value) return {WechatEnd::Later, "unreadable", {}};
    outcome.value = *value;
    return outcome;
}

}  // namespace

boost::asio::awaitable<WechatOutcome> WechatServer::phone_of(std::string code) {
    const Heard heard = co_await ask_with_token("phone", phone_target, phone_body(code));
    co_return outcome_of(heard.outcome, read_phone(heard.answer));
}

boost::asio::awaitable<WechatOutcome> WechatServer::openid_of(std::string code) {
    const Heard heard = co_await ask("login", login_target(settings_.account, code), std::nullopt);
    co_return outcome_of(heard.outcome, read_openid(heard.answer));
}

boost::asio::awaitable<WechatOutcome> WechatServer::tell(ports::SubscribeMessage message) {
    const Heard heard = co_await ask_with_token("message", message_target, message_body(message));
    co_return heard.outcome;
}

boost::asio::awaitable<WechatServer::Heard> WechatServer::ask(const char* what, std::string target,
                                                              std::optional<std::string> body) {
    Heard heard;
    const auto address = host::parse_http_address(settings_.url);
    if (!address || !lets_through()) {
        heard.outcome = {WechatEnd::Later, address ? "breaker_open" : "address", {}};
        co_return heard;
    }
    host::HttpAddress asked = *address;
    asked.target = asked.target == "/" ? std::move(target) : asked.target + target;
    host::HttpAnswer answer;
    if (body) {
        host::HttpBody posted{host::json_content_type, std::move(*body), {}};
        answer = co_await host::post(std::move(asked), std::move(posted), settings_.timeout);
    } else {
        answer = co_await host::get(std::move(asked), settings_.timeout);
    }
    const auto error = answer.status == 200 ? error_of(answer.body) : std::nullopt;
    note(error && *error != -1);
    if (error) {
        heard.error = *error;
        heard.outcome = {end_of(*error), *error == 0 ? "" : error_text(*error), {}};
    } else {
        heard.outcome = {WechatEnd::Later, answer.error.empty() ? "unreadable" : answer.error, {}};
    }
    heard.answer = std::move(answer.body);
    // Whose code or subscription it was is nobody's business here; the target holds secrets.
    if (heard.outcome.end == WechatEnd::Later || heard.outcome.end == WechatEnd::NotEntitled ||
        heard.outcome.end == WechatEnd::Correct) {
        log_.write(host::Level::Error, "wechat_failed",
                   {{"what", what}, {"status", std::int64_t{answer.status}}, {"reason", heard.outcome.reason}});
    }
    co_return heard;
}

boost::asio::awaitable<WechatServer::Heard> WechatServer::ask_with_token(const char* what, Target target,
                                                                         std::string body) {
    Heard heard;
    for (int tries = 0; tries < 2; ++tries) {
        const Heard known = co_await token();
        if (known.outcome.end != WechatEnd::Done) co_return known;
        heard = co_await ask(what, target(known.outcome.value), body);
        if (!is_about_token(heard.error)) break;
        drop(known.outcome.value);
    }
    co_return heard;
}

boost::asio::awaitable<WechatServer::Heard> WechatServer::token() {
    Heard heard;
    if (auto kept = kept_token()) {
        heard.outcome = {WechatEnd::Done, {}, std::move(*kept)};
        co_return heard;
    }
    heard = co_await ask("token", std::string(token_target), token_body(settings_.account));
    if (heard.outcome.end != WechatEnd::Done) co_return heard;
    const auto token = read_token(heard.answer);
    if (token) keep(*token);
    heard.outcome = outcome_of(heard.outcome, token ? std::optional(token->text) : std::nullopt);
    co_return heard;
}

std::optional<std::string> WechatServer::kept_token() {
    const std::lock_guard lock(mutex_);
    if (!kept_ || kept_->until <= clock_.now()) return std::nullopt;
    return kept_->text;
}

void WechatServer::keep(const Token& token) {
    const std::lock_guard lock(mutex_);
    kept_ = {token.text, clock_.now() + std::max<std::int64_t>(token.valid_seconds - renewed_before_seconds, 1) * 1000};
}

void WechatServer::drop(const std::string& text) {
    const std::lock_guard lock(mutex_);
    if (kept_ && kept_->text == text) kept_.reset();
}

bool WechatServer::lets_through() {
    const std::lock_guard lock(mutex_);
    return breaker_.lets_through(clock_.now());
}

void WechatServer::note(bool is_reached) {
    const std::lock_guard lock(mutex_);
    is_reached ? breaker_.succeeded() : breaker_.failed(clock_.now());
}

}  // namespace onetrip::wechat
