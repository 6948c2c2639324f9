#include "server/wechat/demo_wechat.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/json/document.h"
#include "core/json/writer.h"

namespace onetrip::wechat {
namespace {

constexpr std::int64_t code_milliseconds = 5 * 60 * 1000;
constexpr std::int64_t token_seconds = 7200;
constexpr std::int64_t renewed_before_milliseconds = 300 * 1000;
constexpr std::size_t thing_characters_max = 20;

std::string error(std::int64_t code, std::string_view message) {
    json::Writer out;
    out.begin_object().member("errcode", code);
    out.member("errmsg", std::string(message) + " rid: 6a0b1c2d-3e4f5a6b-7c8d9e0f").end_object();
    return out.take();
}

std::string text_of(json::View view) {
    return std::string(view.string_or({}));
}

/// Whether the texts are what the template's keywords hold.
bool is_filled_in(const std::set<std::string>& keywords, const std::map<std::string, std::string>& data) {
    return data.size() == keywords.size() && std::all_of(data.begin(), data.end(), [&](const auto& entry) {
               const auto& [keyword, text] = entry;
               const bool is_thing = keyword.starts_with("thing");
               return keywords.contains(keyword) && !text.empty() &&
                      (!is_thing || base::code_point_count(text) <= thing_characters_max);
           });
}

std::string member_of(const http::Request& request, std::string_view name) {
    const auto body = json::Document::parse(request.body());
    return body ? text_of(body->root()[name]) : std::string();
}

std::string messages_text(const std::vector<DemoWechat::Message>& messages) {
    json::Writer out;
    out.begin_object().name("messages").begin_array();
    for (const DemoWechat::Message& message : messages) {
        out.begin_object().member("touser", message.openid).member("template_id", message.template_id);
        out.member("page", message.page).name("data").begin_object();
        for (const auto& [keyword, text] : message.data)
            out.member(keyword, text);
        out.end_object().end_object();
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace

void DemoWechat::add_routes(http::Router& router) {
    const http::RouteLimits posted{64u << 10, {"application/json"}, true};
    const auto serve = [this](std::string (DemoWechat::*call)(const http::Request&)) {
        return [this, call](const http::Request& request) { return answer(request, call); };
    };
    router.add_ready(http::Method::Get, "/sns/jscode2session", {}, serve(&DemoWechat::log_in));
    router.add_ready(http::Method::Post, "/cgi-bin/stable_token", posted, serve(&DemoWechat::give_token));
    router.add_ready(http::Method::Post, "/wxa/business/getuserphonenumber", posted, serve(&DemoWechat::tell_phone));
    router.add_ready(http::Method::Post, "/cgi-bin/message/subscribe/send", posted, serve(&DemoWechat::take_message));
}

void DemoWechat::add_phone_routes(http::Router& router) {
    using http::Reply;
    using http::Request;
    const http::RouteLimits posted{64u << 10, {"application/json"}, true};
    const auto code_text = [](const std::string& code) { return "{\"code\":\"" + code + "\"}"; };
    router.add_ready(http::Method::Post, "/phone/codes", posted, [=, this](const Request& request) {
        return Reply::json(200, code_text(phone_code(member_of(request, "phone"))));
    });
    router.add_ready(http::Method::Post, "/phone/logins", posted, [=, this](const Request& request) {
        return Reply::json(200, code_text(login_code(member_of(request, "openid"))));
    });
    router.add_ready(http::Method::Post, "/phone/acceptances", posted, [this](const Request& request) {
        accept(member_of(request, "openid"), member_of(request, "template"));
        return Reply::json(200, "{}");
    });
    router.add_ready(http::Method::Get, "/phone/messages", {},
                     [this](const Request&) { return Reply::json(200, messages_text(messages())); });
}

http::Reply DemoWechat::answer(const http::Request& request, std::string (DemoWechat::*call)(const http::Request&)) {
    const std::lock_guard lock(mutex_);
    switch (mood_) {
        case DemoMood::BadGateway: return http::Reply::json(502, "{}");
        case DemoMood::HtmlPage: return http::Reply::json(200, "<html>be right back</html>");
        case DemoMood::Busy: return http::Reply::json(200, error(-1, "system error"));
        case DemoMood::TooOften: return http::Reply::json(200, error(45011, "api minute-quota reach limit"));
        case DemoMood::Well: break;
    }
    // The real one calls its JSON a text, too.
    return http::Reply::bytes(200, "text/plain", (this->*call)(request));
}

std::string DemoWechat::log_in(const http::Request& request) {
    if (request.query("appid") != account_.app_id) return error(40013, "invalid appid");
    if (request.query("secret") != account_.secret) return error(40125, "invalid appsecret");
    const std::string openid = spend(login_codes_, std::string(request.query("js_code").value_or("")));
    if (openid.empty()) return error(40029, "invalid code");
    json::Writer out;
    out.begin_object().member("session_key", "tiihtNczf5v6AKRyjwEUhQ==").member("openid", openid).end_object();
    return out.take();
}

std::string DemoWechat::give_token(const http::Request& request) {
    const auto body = json::Document::parse(request.body());
    const json::View root = body ? body->root() : json::View();
    if (text_of(root["grant_type"]) != "client_credential") return error(40002, "invalid grant_type");
    if (text_of(root["appid"]) != account_.app_id) return error(40013, "invalid appid");
    if (text_of(root["secret"]) != account_.secret) return error(40125, "invalid appsecret");
    const base::Instant now = clock_.now();
    if (token_.empty() || token_until_ + -renewed_before_milliseconds <= now) {
        token_ = "token-" + std::to_string(++tokens_);
        token_until_ = now + token_seconds * 1000;
    }
    json::Writer out;
    out.begin_object().member("access_token", token_);
    out.member("expires_in", (token_until_ - now) / 1000).end_object();
    return out.take();
}

std::string DemoWechat::tell_phone(const http::Request& request) {
    if (const std::int64_t fault = token_fault(request)) return error(fault, "invalid credential");
    const auto body = json::Document::parse(request.body());
    const std::string phone = body ? spend(phone_codes_, text_of(body->root()["code"])) : std::string();
    if (phone.empty()) return error(40029, "invalid code");
    const bool is_foreign = phone.starts_with('+');
    const std::size_t blank = phone.find(' ');
    const std::string country = is_foreign ? phone.substr(1, blank - 1) : "86";
    const std::string pure = is_foreign ? phone.substr(blank + 1) : phone;
    json::Writer out;
    out.begin_object().member("errcode", 0).member("errmsg", "ok").name("phone_info").begin_object();
    out.member("phoneNumber", is_foreign ? "+" + country + pure : pure).member("purePhoneNumber", pure);
    out.member("countryCode", country).name("watermark").begin_object();
    out.member("timestamp", clock_.now().milliseconds() / 1000).member("appid", account_.app_id);
    out.end_object().end_object().end_object();
    return out.take();
}

std::string DemoWechat::take_message(const http::Request& request) {
    if (const std::int64_t fault = token_fault(request)) return error(fault, "invalid credential");
    const auto body = json::Document::parse(request.body());
    if (!body) return error(47001, "data format error");
    const json::View root = body->root();
    Message message{text_of(root["touser"]), text_of(root["template_id"]), text_of(root["page"]), {}};
    for (const json::Member member : root["data"].members())
        message.data[std::string(member.name)] = text_of(member.value["value"]);
    const auto form = templates_.find(message.template_id);
    if (!openids_.contains(message.openid)) return error(40003, "invalid openid");
    if (form == templates_.end()) return error(40037, "invalid template_id");
    if (!message.page.starts_with("pages/")) return error(41030, "invalid page");
    if (!is_filled_in(form->second, message.data)) return error(47003, "argument invalid!");
    int& left = accepted_[{message.openid, message.template_id}];
    if (left == 0) return error(43101, "user refuse to accept the msg");
    --left;
    messages_.push_back(std::move(message));
    return R"({"errcode":0,"errmsg":"ok"})";
}

std::int64_t DemoWechat::token_fault(const http::Request& request) const {
    const std::string token(request.query("access_token").value_or(""));
    if (token.empty()) return 41001;
    if (!token.starts_with("token-")) return 40014;
    if (token != token_) return ended_with_;
    return clock_.now() < token_until_ ? 0 : 42001;
}

std::string DemoWechat::draw(Codes& codes, const char* kind, std::string whose) {
    std::string code = std::string(kind) + "-code-" + std::to_string(++drawn_);
    codes[code] = {std::move(whose), clock_.now() + code_milliseconds};
    return code;
}

std::string DemoWechat::spend(Codes& codes, const std::string& code) {
    const auto found = codes.find(code);
    if (found == codes.end()) return {};
    const Code spent = found->second;
    codes.erase(found);
    return clock_.now() < spent.until ? spent.whose : std::string();
}

std::string DemoWechat::phone_code(std::string phone) {
    const std::lock_guard lock(mutex_);
    return draw(phone_codes_, "phone", std::move(phone));
}

std::string DemoWechat::login_code(std::string openid) {
    const std::lock_guard lock(mutex_);
    openids_.insert(openid);
    return draw(login_codes_, "login", std::move(openid));
}

void DemoWechat::accept(const std::string& openid, const std::string& template_id) {
    const std::lock_guard lock(mutex_);
    ++accepted_[{openid, template_id}];
}

std::vector<DemoWechat::Message> DemoWechat::messages() const {
    const std::lock_guard lock(mutex_);
    return messages_;
}

void DemoWechat::set_mood(DemoMood mood) {
    const std::lock_guard lock(mutex_);
    mood_ = mood;
}

void DemoWechat::end_token(std::int64_t error_code) {
    const std::lock_guard lock(mutex_);
    token_.clear();
    ended_with_ = error_code;
}

int DemoWechat::tokens_given() const {
    const std::lock_guard lock(mutex_);
    return tokens_;
}

}  // namespace onetrip::wechat
