#include "server/accounts/wechat_sign_in.h"

#include <algorithm>
#include <optional>

#include "server/http/client_address.h"

namespace onetrip::accounts {
namespace {

using base::Err;

struct Asker {
    std::string address;  ///< empty: the machine itself, which is not limited
    std::string session;
    std::string code;  ///< its keyed hash
};

/// A try that is refused is counted: the unit must stand, so it ends with a value.
struct Counted {
    std::optional<NotProven> why;
};

/// Takes what the call costs; why it is not made.
std::optional<NotProven> take_call(storage::Unit& unit, const Asker& asker, base::Instant now) {
    std::int64_t wait = asker.address.empty() ? 0 : take(unit, wechat_codes_of_address, asker.address, now);
    wait = std::max(wait, take(unit, wechat_codes_of_session, asker.session, now));
    if (wait > 0) return NotProven{WechatRefusal::TooOften, wait};
    if (take(unit, wechat_code_once, asker.code, now) > 0) return NotProven{WechatRefusal::CodeWrong, 0};
    return std::nullopt;
}

}  // namespace

boost::asio::awaitable<base::Result<std::string, NotProven>> WechatSignIn::phone_of(
    const http::Request& request, const storage::CitizenSession& session, std::string code) {
    co_return co_await ask(request, session, std::move(code), &ports::Wechat::phone_of);
}

boost::asio::awaitable<base::Result<std::string, NotProven>> WechatSignIn::openid_of(
    const http::Request& request, const storage::CitizenSession& session, std::string code) {
    co_return co_await ask(request, session, std::move(code), &ports::Wechat::openid_of);
}

boost::asio::awaitable<base::Result<std::string, NotProven>> WechatSignIn::ask(const http::Request& request,
                                                                               const storage::CitizenSession& session,
                                                                               std::string code, Call call) {
    if (wechat_ == nullptr) co_return Err{NotProven{}};
    const seal::Digest hash = seal::blake2b(base::as_bytes("wechat\n" + code), key_);
    const Asker asker{http::rate_client(request.client_address()),
                      std::string(base::as_text(base::BytesView(session.token_hash))),
                      std::string(base::as_text(base::BytesView(hash)))};
    const base::Instant now = clock_.now();
    const auto refused = co_await storage::write(
        store_, [&asker, now](storage::Unit& unit) { return Counted{take_call(unit, asker, now)}; });
    if (refused.why) co_return Err{*refused.why};
    ports::WechatOutcome outcome = co_await (wechat_->*call)(std::move(code));
    switch (outcome.end) {
        case ports::WechatEnd::Done: co_return std::move(outcome.value);
        case ports::WechatEnd::CodeWrong: co_return Err{NotProven{WechatRefusal::CodeWrong, 0}};
        default: co_return Err{NotProven{}};
    }
}

}  // namespace onetrip::accounts
