#pragma once

/// A local twin of WeChat's server for mini-programs: it checks what the real one checks (app id, secret, token, codes
/// that hold once and five minutes, templates and what their keywords hold, whether the citizen accepted) and answers
/// in its words: HTTP 200 with `errcode`, and no `errcode` at all where a token or a login is given.
///
/// What a phone's WeChat does by itself is asked of it beside: the codes that a page is given, and that a citizen
/// accepts a template.

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/router.h"
#include "server/ports/clock.h"
#include "server/wechat/api.h"

namespace onetrip::wechat {

/// How the twin is today.
enum class DemoMood : std::uint8_t {
    Well,
    Busy,       ///< errcode -1
    TooOften,   ///< errcode 45011
    HtmlPage,   ///< a proxy's page with status 200
    BadGateway  ///< 502
};

class DemoWechat {
public:
    /// Templates by their id, each with its keywords (`thing1`).
    using Templates = std::map<std::string, std::set<std::string>>;

    DemoWechat(Account account, Templates templates, const ports::Clock& clock)
        : account_(std::move(account)), templates_(std::move(templates)), clock_(clock) {}

    /// The four calls. It must outlive the router.
    void add_routes(http::Router& router);
    /// The phone's side for whoever is not this process: POST /phone/codes `{"phone"}` and /phone/logins `{"openid"}`
    /// answer `{"code"}`, POST /phone/acceptances takes `{"openid","template"}`, GET /phone/messages tells what came.
    void add_phone_routes(http::Router& router);

    // The phone's side.
    /// `phone`: eleven digits of China, or `+COUNTRY number`.
    [[nodiscard]] std::string phone_code(std::string phone);
    [[nodiscard]] std::string login_code(std::string openid);
    /// One message may be sent, as after each acceptance.
    void accept(const std::string& openid, const std::string& template_id);

    struct Message {
        std::string openid;
        std::string template_id;
        std::string page;
        std::map<std::string, std::string> data;
    };
    [[nodiscard]] std::vector<Message> messages() const;

    void set_mood(DemoMood mood);
    /// The token of now holds no more, and WeChat gives another: with that `errcode` (40001, 42001).
    void end_token(std::int64_t error);
    [[nodiscard]] int tokens_given() const;

private:
    struct Code {
        std::string whose;
        base::Instant until;
    };
    using Codes = std::map<std::string, Code>;

    http::Reply answer(const http::Request& request, std::string (DemoWechat::*call)(const http::Request&));
    std::string log_in(const http::Request& request);
    std::string give_token(const http::Request& request);
    std::string tell_phone(const http::Request& request);
    std::string take_message(const http::Request& request);

    /// 0, or why the token of the request is none.
    [[nodiscard]] std::int64_t token_fault(const http::Request& request) const;
    std::string draw(Codes& codes, const char* kind, std::string whose);
    /// Whose it is; empty where it is unknown, spent or over.
    std::string spend(Codes& codes, const std::string& code);

    const Account account_;
    const Templates templates_;
    const ports::Clock& clock_;
    mutable std::mutex mutex_;
    DemoMood mood_ = DemoMood::Well;
    Codes phone_codes_;
    Codes login_codes_;
    int drawn_ = 0;
    int tokens_ = 0;
    std::string token_;
    base::Instant token_until_;
    std::int64_t ended_with_ = 40001;
    std::map<std::pair<std::string, std::string>, int> accepted_;
    std::set<std::string> openids_;
    std::vector<Message> messages_;
};

}  // namespace onetrip::wechat
