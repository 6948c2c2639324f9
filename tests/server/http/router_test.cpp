#include "server/http/router.h"

#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include "server/ports/busy.h"

namespace onetrip::http::testing {

namespace {

[[nodiscard]] Reply answer_of(const Router& router, Request request) {
    boost::asio::io_context context;
    auto reply = boost::asio::co_spawn(context, router.dispatch(request), boost::asio::use_future);
    context.run();
    return reply.get();
}

/// Says which route it was and what its parameters were.
void add_named(Router& router, Method method, std::string_view pattern, std::vector<std::string> params = {}) {
    router.add_ready(method, pattern, {}, [name = std::string(pattern), params](const Request& request) {
        std::string text = name;
        for (const std::string& param : params)
            text += " " + std::string(request.param(param));
        return Reply::json(200, text);
    });
}

[[nodiscard]] Router table() {
    Router router;
    add_named(router, Method::Get, "/");
    add_named(router, Method::Get, "/cases");
    add_named(router, Method::Post, "/cases");
    add_named(router, Method::Get, "/cases/{number}", {"number"});
    add_named(router, Method::Get, "/cases/mine");
    add_named(router, Method::Delete, "/cases/{number}", {"number"});
    add_named(router, Method::Get, "/{kind}/all", {"kind"});
    add_named(router, Method::Get, "/cases/{number}/materials/{id}", {"number", "id"});
    return router;
}

}  // namespace

TEST(Router, FindsTheMostExactPattern) {
    struct Case {
        Method method;
        std::string_view target;
        std::string_view body;
    };
    const Case cases[] = {
        {Method::Get, "/", "/"},
        {Method::Get, "/cases", "/cases"},
        {Method::Head, "/cases", "/cases"},
        {Method::Post, "/cases", "/cases"},
        {Method::Get, "/cases/mine", "/cases/mine"},
        {Method::Get, "/cases/yours", "/cases/{number} yours"},
        {Method::Get, "/cases/all", "/cases/{number} all"},
        {Method::Get, "/services/all", "/{kind}/all services"},
        {Method::Delete, "/cases/mine", "/cases/{number} mine"},
        {Method::Get, "/cases/%E4%B8%80/materials/a%20b?x", "/cases/{number}/materials/{id} 一 a b"},
    };
    const Router router = table();
    for (const Case& each : cases)
        EXPECT_EQ(answer_of(router, Request(each.method, each.target)).body(), each.body);
}

TEST(Router, SaysWhatAPathAllows) {
    struct Case {
        Method method;
        std::string_view target;
        int status;
        std::string_view allow;
    };
    const Case cases[] = {
        {Method::Get, "/nothing", 404, ""},
        {Method::Get, "/cases/", 404, ""},  // a parameter is never empty
        {Method::Get, "//all", 404, ""},
        {Method::Get, "/cases/1/materials", 404, ""},
        {Method::Put, "/cases", 405, "GET, HEAD, POST"},
        {Method::Options, "/cases", 405, "GET, HEAD, POST"},
        {Method::Other, "/cases/1", 405, "GET, HEAD, DELETE"},
        {Method::Post, "/cases/mine", 405, "GET, HEAD, DELETE"},
    };
    const Router router = table();
    for (const Case& each : cases) {
        const Reply reply = answer_of(router, Request(each.method, each.target));
        EXPECT_EQ(reply.status(), each.status) << each.target;
        EXPECT_EQ(reply.header("allow"), each.allow) << each.target;
    }
}

TEST(Router, ARouteOfItsOwnGoesBeforeWhatFollowsFromGet) {
    Router router;
    add_named(router, Method::Get, "/cases/{number}", {});
    RouteLimits limits;
    limits.answer_headers = {{"Tus-Resumable", "1.0.0"}};
    for (const Method method : {Method::Head, Method::Options}) {
        router.add_ready(method, "/cases/mine", limits, [](const Request&) { return Reply(204); });
    }
    router.add_ready(Method::Post, "/cases/mine", limits,
                     [](const Request&) -> Reply { throw Refused(Problem(ProblemCode::NotFound)); });
    for (const Method method : {Method::Head, Method::Options}) {
        const Reply reply = answer_of(router, Request(method, "/cases/mine"));
        EXPECT_EQ(reply.status(), 204);
        EXPECT_EQ(reply.header("Tus-Resumable"), "1.0.0");
    }
    EXPECT_EQ(answer_of(router, Request(Method::Get, "/cases/mine")).body(), "/cases/{number}");
    // Refusals bear them too, those before the body included.
    for (const std::string_view body : {"", "not taken here"}) {
        const Reply refused = answer_of(router, Request(Method::Post, "/cases/mine").with_body(std::string(body)));
        EXPECT_EQ(refused.status(), body.empty() ? 404 : 413);
        EXPECT_EQ(refused.header("Tus-Resumable"), "1.0.0");
    }
}

TEST(Router, CanBeWalked) {
    const Router router = table();
    ASSERT_EQ(router.routes().size(), 8u);
    EXPECT_EQ(router.routes()[3].pattern, "/cases/{number}");
    EXPECT_EQ(router.routes()[3].method, Method::Get);
}

TEST(Router, TurnsWhatAHandlerThrowsIntoAnAnswer) {
    Router router;
    const auto throwing = [&](std::string_view pattern, auto thrown) {
        router.add(Method::Get, pattern, {}, [thrown](const Request&) -> Task {
            throw thrown;
            co_return Reply(204);
        });
    };
    throwing("/refused", Refused(Problem(ProblemCode::CaseState).with("refusal", "already_decided")));
    throwing("/busy", ports::Busy("full"));
    throwing("/broken", std::logic_error("secret"));
    throwing("/odd", 7);

    const Reply refused = answer_of(router, Request(Method::Get, "/refused"));
    EXPECT_EQ(refused.status(), 409);
    EXPECT_NE(refused.body().find(R"("refusal":"already_decided")"), std::string_view::npos);
    const Reply busy = answer_of(router, Request(Method::Get, "/busy"));
    EXPECT_EQ(busy.status(), 503);
    EXPECT_EQ(busy.header("retry-after"), "2");
    const Reply broken = answer_of(router, Request(Method::Get, "/broken"));
    EXPECT_EQ(broken.status(), 500);
    EXPECT_EQ(broken.body().find("secret"), std::string_view::npos);
    EXPECT_EQ(answer_of(router, Request(Method::Get, "/odd")).status(), 500);
}

TEST(Router, LimitsAreHeldWithoutASocketToo) {
    Router router;
    router.add_ready(Method::Post, "/json", json_body(10), [](const Request&) { return Reply(204); });
    router.add_ready(Method::Post, "/callback", callback_body(10), [](const Request&) { return Reply(204); });
    router.add_ready(Method::Delete, "/thing", {}, [](const Request&) { return Reply(204); });
    const auto status = [&](Method method, std::string_view target, std::string_view type, std::string body,
                            std::string_view origin = "") {
        Request request = Request(method, target).with_header("Host", "a:8080").with_body(std::move(body));
        if (!type.empty()) request.with_header("Content-Type", type);
        if (!origin.empty()) request.with_header("Origin", origin);
        return answer_of(router, std::move(request)).status();
    };
    EXPECT_EQ(status(Method::Post, "/json", "application/json", "0123456789"), 204);
    EXPECT_EQ(status(Method::Post, "/json", "application/json", "0123456789a"), 413);
    EXPECT_EQ(status(Method::Post, "/json", "text/plain", "{}"), 415);
    EXPECT_EQ(status(Method::Post, "/json", "application/json", "{}", "http://a:8080"), 204);
    EXPECT_EQ(status(Method::Post, "/json", "application/json", "{}", "http://a"), 403);
    EXPECT_EQ(status(Method::Post, "/callback", "application/x-www-form-urlencoded", "a=b", "http://b"), 204);
    EXPECT_EQ(status(Method::Delete, "/thing", "", "", "http://b"), 403);
    EXPECT_EQ(status(Method::Delete, "/thing", "", "x"), 413);
    EXPECT_EQ(status(Method::Delete, "/thing", "", ""), 204);
}

}  // namespace onetrip::http::testing
