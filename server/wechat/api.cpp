#include "server/wechat/api.h"

#include <algorithm>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/couriers/form_fields.h"

namespace onetrip::wechat {
namespace {

using ports::WechatEnd;

struct Meaning {
    std::int64_t error;
    WechatEnd end;
};

/// What is not here is tried again: WeChat adds codes, and a citizen's message should not be lost by one.
constexpr Meaning meanings[] = {
    {-1, WechatEnd::Later},           // busy
    {0, WechatEnd::Done},             //
    {40001, WechatEnd::NotEntitled},  // token invalid, also after it was renewed; or the secret is wrong
    {40003, WechatEnd::Correct},      // openid
    {40013, WechatEnd::NotEntitled},  // app id
    {40029, WechatEnd::CodeWrong},    // code invalid, spent or over
    {40037, WechatEnd::Correct},      // template
    {40125, WechatEnd::NotEntitled},  // secret
    {40163, WechatEnd::CodeWrong},    // code has been used
    {40164, WechatEnd::NotEntitled},  // our address is not on the list
    {40226, WechatEnd::CodeWrong},    // an account that WeChat holds for dangerous
    {40243, WechatEnd::NotEntitled},  // secret is frozen
    {41030, WechatEnd::Correct},      // page
    {43101, WechatEnd::Unwanted},     // not accepted, or used up
    {43107, WechatEnd::NotEntitled},  // the right to send is blocked
    {45011, WechatEnd::Later},        // asked too often
    {47003, WechatEnd::Correct},      // parameters
    {48001, WechatEnd::NotEntitled},  // no right to this call
    {50002, WechatEnd::NotEntitled},  // the account is restricted
};

std::string with_token(std::string_view target, std::string_view token) {
    return std::string(target) + "?access_token=" + couriers::encode_form_text(token);
}

}  // namespace

std::string login_target(const Account& account, std::string_view code) {
    return "/sns/jscode2session?appid=" + couriers::encode_form_text(account.app_id) +
           "&secret=" + couriers::encode_form_text(account.secret) + "&js_code=" + couriers::encode_form_text(code) +
           "&grant_type=authorization_code";
}

std::string token_body(const Account& account) {
    json::Writer out;
    out.begin_object().member("grant_type", "client_credential").member("appid", account.app_id);
    out.member("secret", account.secret).end_object();
    return out.take();
}

std::string phone_target(std::string_view token) {
    return with_token("/wxa/business/getuserphonenumber", token);
}

std::string phone_body(std::string_view code) {
    json::Writer out;
    out.begin_object().member("code", code).end_object();
    return out.take();
}

std::string message_target(std::string_view token) {
    return with_token("/cgi-bin/message/subscribe/send", token);
}

std::string message_body(const ports::SubscribeMessage& message) {
    json::Writer out;
    out.begin_object().member("touser", message.openid).member("template_id", message.template_id);
    out.member("page", message.page).member("lang", "zh_CN").name("data").begin_object();
    for (const auto& [keyword, text] : message.data)
        out.name(keyword).begin_object().member("value", text).end_object();
    out.end_object().end_object();
    return out.take();
}

std::optional<std::int64_t> error_of(std::string_view answer) {
    const auto document = json::Document::parse(answer);
    if (!document || !document->root().is_object()) return std::nullopt;
    // Where all is well jscode2session and stable_token say no errcode at all.
    const json::View error = document->root()["errcode"];
    return error ? error.integer() : std::optional<std::int64_t>(0);
}

bool is_about_token(std::int64_t error) {
    return error == token_invalid || error == token_malformed || error == token_expired;
}

WechatEnd end_of(std::int64_t error) {
    const auto found = std::find_if(std::begin(meanings), std::end(meanings),
                                    [error](const Meaning& one) { return one.error == error; });
    return found == std::end(meanings) ? WechatEnd::Later : found->end;
}

std::optional<std::string> read_phone(std::string_view answer) {
    const auto document = json::Document::parse(answer);
    if (!document) return std::nullopt;
    const json::View info = document->root()["phone_info"];
    const auto number = info["purePhoneNumber"].string();
    std::string country(info["countryCode"].string_or({}));
    if (const auto written = info["countryCode"].integer()) country = std::to_string(*written);
    if (!number || number->empty() || country.empty()) return std::nullopt;
    return "+" + country + std::string(*number);
}

std::optional<std::string> read_openid(std::string_view answer) {
    const auto document = json::Document::parse(answer);
    if (!document) return std::nullopt;
    const auto openid = document->root()["openid"].string();
    if (!openid || openid->empty()) return std::nullopt;
    return std::string(*openid);
}

std::optional<Token> read_token(std::string_view answer) {
    const auto document = json::Document::parse(answer);
    if (!document) return std::nullopt;
    const auto text = document->root()["access_token"].string();
    const auto seconds = document->root()["expires_in"].integer();
    if (!text || text->empty() || !seconds || *seconds <= 0) return std::nullopt;
    return Token{std::string(*text), *seconds};
}

}  // namespace onetrip::wechat
