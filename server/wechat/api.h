#pragma once

/// The words of WeChat's server API for mini-programs, as its documentation has them: where each question goes, what
/// its body says, and what an answer means. HTTP says 200 of almost everything; `errcode` tells.
///
///     GET  /sns/jscode2session?appid=…&secret=…&js_code=…&grant_type=authorization_code
///     POST /cgi-bin/stable_token                      {"grant_type","appid","secret"}
///     POST /wxa/business/getuserphonenumber?access_token=…   {"code"}
///     POST /cgi-bin/message/subscribe/send?access_token=…    {"touser","template_id","page","data",…}

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/ports/wechat.h"

namespace onetrip::wechat {

/// What WeChat gave this mini-program.
struct Account {
    std::string app_id;
    std::string secret;
};

// What is asked: a target below the server's address, and a body where there is one.
[[nodiscard]] std::string login_target(const Account& account, std::string_view code);
inline constexpr std::string_view token_target = "/cgi-bin/stable_token";
[[nodiscard]] std::string token_body(const Account& account);
[[nodiscard]] std::string phone_target(std::string_view token);
[[nodiscard]] std::string phone_body(std::string_view code);
[[nodiscard]] std::string message_target(std::string_view token);
[[nodiscard]] std::string message_body(const ports::SubscribeMessage& message);

/// `errcode` values that something depends on.
inline constexpr std::int64_t token_invalid = 40001;
inline constexpr std::int64_t token_malformed = 40014;
inline constexpr std::int64_t token_expired = 42001;

/// nullopt where the text is no answer of WeChat's (a proxy's page, say); 0 for success.
[[nodiscard]] std::optional<std::int64_t> error_of(std::string_view answer);
[[nodiscard]] bool is_about_token(std::int64_t error);
[[nodiscard]] ports::WechatEnd end_of(std::int64_t error);

// What a successful answer says; nullopt where it does not.
/// `+8613800138000`. `countryCode` comes as a text, and in WeChat's own example as a number.
[[nodiscard]] std::optional<std::string> read_phone(std::string_view answer);
/// The session key beside it is passed over: nothing here needs it.
[[nodiscard]] std::optional<std::string> read_openid(std::string_view answer);
struct Token {
    std::string text;
    std::int64_t valid_seconds = 0;
};
[[nodiscard]] std::optional<Token> read_token(std::string_view answer);

}  // namespace onetrip::wechat
