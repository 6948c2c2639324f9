#include "server/registers/http_registry.h"

#include "core/json/document.h"
#include "core/json/writer.h"
#include "server/host/http_client.h"

namespace onetrip::registers {
namespace {

using ports::RegistryEnd;
using ports::RegistryReply;

constexpr std::size_t source_bytes_max = 256;
constexpr std::size_t values_bytes_max = 16u << 10;

std::string body_of(const ports::RegistryInquiry& inquiry) {
    json::Writer out;
    out.begin_object().member("register", inquiry.source_register).member("name", inquiry.holder_name);
    out.member("number", inquiry.holder_number).member("purpose", inquiry.purpose);
    out.member("consent", true).end_object();
    return out.take();
}

}  // namespace

RegistryReply read_registry_reply(unsigned status, std::string_view body) {
    if (status != 200) return {};
    const auto document = json::Document::parse(body);
    if (!document) return {};
    const json::View said = document->root();
    const auto found = said["found"].boolean();
    if (!found) return {};
    if (!*found) return {RegistryEnd::NotFound, {}, {}, {}};
    const std::string_view source = said["source"].string_or({});
    const auto as_of = base::Day::parse(said["as_of"].string_or({}));
    json::Writer values;
    values.value(said["values"]);
    RegistryReply reply{RegistryEnd::Found, std::string(source), as_of, values.take()};
    const bool is_sound = !source.empty() && source.size() <= source_bytes_max && as_of && said["values"].is_object() &&
                          reply.values.size() <= values_bytes_max;
    if (!is_sound) return {};
    return reply;
}

boost::asio::awaitable<RegistryReply> HttpRegistry::ask(ports::RegistryInquiry inquiry) {
    const auto address = host::parse_http_address(settings_.url);
    if (!address) co_return RegistryReply();
    host::HttpBody body{host::json_content_type, body_of(inquiry), {}};
    if (!settings_.key.empty()) body.authorization = "Bearer " + settings_.key;
    const host::HttpAnswer answer = co_await host::post(*address, std::move(body), settings_.timeout);
    RegistryReply reply = read_registry_reply(answer.status, answer.body);
    if (reply.end == RegistryEnd::Unavailable) {
        log_.write(
            host::Level::Error, "register_unavailable",
            {{"register", inquiry.source_register}, {"status", std::int64_t{answer.status}}, {"error", answer.error}});
    }
    co_return reply;
}

}  // namespace onetrip::registers
