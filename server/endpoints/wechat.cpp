// GET /wechat, POST /wechat-sign-ins and POST /cases/{number}/wechat-subscriptions: what the mini-program asks besides
// what every citizen's page does.

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/citizen_session_view.h"
#include "server/endpoints/mobile_number.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/wechat_messages.h"

namespace onetrip::endpoints {
namespace {

using accounts::NotProven;
using accounts::WechatRefusal;
using http::Problem;
using http::ProblemCode;
using wechat::Topic;

std::string choices_text(const Office& office) {
    json::Writer out;
    out.begin_object().name("wechat").begin_object();
    out.member("phone_sign_in", office.wechat_sign_in != nullptr).name("templates").begin_array();
    for (const Topic topic : wechat::topics) {
        const std::string id = template_of(office, topic);
        if (!id.empty()) {
            out.begin_object().member("topic", wechat::name_of(topic)).member("template", id).end_object();
        }
    }
    out.end_array().end_object().end_object();
    return out.take();
}

http::Reply refused(const http::Request& request, const NotProven& reason) {
    switch (reason.refusal) {
        case WechatRefusal::TooOften: return http::too_many_requests(reason.retry_after_seconds).reply(request);
        case WechatRefusal::CodeWrong: return Problem(ProblemCode::CodeWrong).with("tries_left", 0).reply(request);
        case WechatRefusal::Unavailable: break;
    }
    return Problem(ProblemCode::WechatUnavailable).reply(request);
}

http::Task sign_in(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    std::string code(JsonBody::text(shape, "code", accounts::wechat_code_bytes_max));
    JsonBody::finish(shape, {"code"});
    if (office.wechat_sign_in == nullptr) co_return refused(request, NotProven());
    const auto phone = co_await office.wechat_sign_in->phone_of(request, session, std::move(code));
    if (!phone.ok()) co_return refused(request, phone.error());
    const std::string mobile = normalised_mobile(*phone);
    const auto signed_in = co_await office.phone_sign_in.sign_in_proven(session, mobile);
    co_return http::Reply::json(201, session_text(signed_in.session, mobile))
        .with_cookie(signed_in.cookie)
        .with_cookie(signed_in.device);
}

/// What the citizen accepted and the city has a template for.
std::vector<Topic> read_topics(const Office& office, json::Shape& shape) {
    std::vector<Topic> topics;
    for (const json::View name : shape.array("topics").elements()) {
        const auto topic = wechat::topic_named(name.string_or({}));
        if (!topic || template_of(office, *topic).empty() || topics.size() == wechat::topic_count) {
            shape.wrong("topics");
            break;
        }
        topics.push_back(*topic);
    }
    return topics;
}

std::string subscriptions_text(const storage::Unit& unit, std::string_view number, std::string_view citizen) {
    json::Writer out;
    out.begin_object().name("wechat_subscriptions").begin_object().name("topics").begin_array();
    for (const std::string& topic : unit.wechat_subscriptions().topics_of(number, citizen))
        out.value(topic);
    out.end_array().end_object().end_object();
    return out.take();
}

http::Task subscribe(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const std::string number(request.param("number"));
    const bool may_see = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.cases().may_see(number, session.citizen); });
    if (!may_see) co_return Problem(ProblemCode::NotFound).reply(request);
    const JsonBody body(request);
    json::Shape shape(body.root());
    std::string code(JsonBody::text(shape, "code", accounts::wechat_code_bytes_max));
    const std::vector<Topic> topics = read_topics(office, shape);
    JsonBody::finish(shape, {"code", "topics"});
    if (office.wechat_sign_in == nullptr) co_return refused(request, NotProven());
    const auto openid = co_await office.wechat_sign_in->openid_of(request, session, std::move(code));
    if (!openid.ok()) co_return refused(request, openid.error());
    const base::Instant now = office.clock.now();
    std::string text = co_await storage::write(office.store, [&](storage::Unit& unit) {
        for (const Topic topic : topics) {
            storage::WechatSubscription accepted{number, std::string(wechat::name_of(topic)), session.citizen, *openid,
                                                 now};
            unit.wechat_subscriptions().put(accepted);
        }
        return subscriptions_text(unit, number, session.citizen);
    });
    co_return http::Reply::json(200, std::move(text));
}

}  // namespace

void add_wechat_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.ready(http::Method::Get, "/wechat", {}, [&office](const Request& request) {
        require_query(request, {});
        return http::Reply::json(200, choices_text(office));
    });
    routes.citizen(
        http::Method::Post, "/wechat-sign-ins", http::json_body(),
        [&office](const Request& request, const CitizenSession& session) { return sign_in(office, request, session); });
    routes.signed_in_citizen(http::Method::Post, "/cases/{number}/wechat-subscriptions", http::json_body(),
                             [&office](const Request& request, const CitizenSession& session) {
                                 return subscribe(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
