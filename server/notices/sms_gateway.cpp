#include "server/notices/sms_gateway.h"

#include "core/json/writer.h"
#include "server/host/http_client.h"

namespace onetrip::notices {
namespace {

std::string body_of(const ports::CodeMessage& message) {
    json::Writer out;
    out.begin_object().member("phone", message.phone).member("code", message.code);
    out.member("valid_minutes", message.valid_minutes).end_object();
    return out.take();
}

std::string body_of(const ports::NoticeMessage& message) {
    json::Writer out;
    out.begin_object().member("id", message.id).member("phone", message.phone).member("notice", message.name);
    out.name("parameters").begin_object();
    for (const auto& [name, value] : message.parameters)
        out.member(name, value);
    out.end_object().end_object();
    return out.take();
}

}  // namespace

boost::asio::awaitable<bool> SmsGateway::send(const ports::CodeMessage& message) {
    co_return co_await post(body_of(message));
}

boost::asio::awaitable<bool> SmsGateway::send(const ports::NoticeMessage& message) {
    co_return co_await post(body_of(message));
}

boost::asio::awaitable<bool> SmsGateway::post(std::string text) {
    const auto address = host::parse_http_address(settings_.url);
    if (!address) co_return false;
    host::HttpBody body{host::json_content_type, std::move(text), {}};
    if (!settings_.key.empty()) body.authorization = "Bearer " + settings_.key;
    const host::HttpAnswer answer = co_await host::post(*address, std::move(body), settings_.timeout);
    const bool taken = answer.status >= 200 && answer.status < 300;
    if (!taken) {
        log_.write(host::Level::Error, "sms_not_sent",
                   {{"status", std::int64_t{answer.status}}, {"error", answer.error}});
    }
    co_return taken;
}

}  // namespace onetrip::notices
