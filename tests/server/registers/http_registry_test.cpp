// What a data-sharing platform is asked, and what of its answers counts; the platform is a twin on this machine.

#include "server/registers/http_registry.h"

#include <gtest/gtest.h>

#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/http/test_server.h"

namespace onetrip::registers {
namespace {

using http::Method;
using http::Reply;
using http::Request;
using http::Router;
using ports::RegistryEnd;

struct Line {
    unsigned status;
    std::string body;
    RegistryEnd end;
};

/// A document whose `values` are so many bytes of JSON.
Line found(const std::string& source, std::size_t values_bytes, RegistryEnd end) {
    const std::string values =
        R"({"a":")" + std::string(values_bytes - std::string_view(R"({"a":""})").size(), 'a') + "\"}";
    return {200, R"({"found":true,"source":")" + source + R"(","as_of":"2026-11-27","values":)" + values + "}", end};
}

TEST(HttpRegistry, ReadsFoundAndNotFoundAndTrustsNothingElse) {
    const Line table[] = {
        {200, R"({"found":false})", RegistryEnd::NotFound},
        {200, R"({"found":true,"source":"学历数据","as_of":"2026-11-27","values":{"number":"D1"}})",
         RegistryEnd::Found},
        {200, R"({"found":true,"source":"学历数据","as_of":"2026-11-27","values":{}})", RegistryEnd::Found},
        {200, R"({"found":true,"as_of":"2026-11-27","values":{}})", RegistryEnd::Unavailable},
        {200, R"({"found":true,"source":"学历数据","values":{}})", RegistryEnd::Unavailable},
        {200, R"({"found":true,"source":"学历数据","as_of":"2026-02-30","values":{}})", RegistryEnd::Unavailable},
        {200, R"({"found":true,"source":"学历数据","as_of":"2026-11-27","values":[]})", RegistryEnd::Unavailable},
        {200, R"({"found":"no"})", RegistryEnd::Unavailable},
        {200, R"({})", RegistryEnd::Unavailable},
        {200, "<html>", RegistryEnd::Unavailable},
        found(std::string(256, 's'), 10, RegistryEnd::Found),
        found(std::string(257, 's'), 10, RegistryEnd::Unavailable),
        found("x", 16'384, RegistryEnd::Found),
        found("x", 16'385, RegistryEnd::Unavailable),
        {404, R"({"found":false})", RegistryEnd::Unavailable},
        {0, "", RegistryEnd::Unavailable},
    };
    for (const auto& row : table)
        EXPECT_EQ(read_registry_reply(row.status, row.body).end, row.end) << row.status << ' ' << row.body;
}

TEST(HttpRegistry, AsksForOnePersonOneRegisterOnePurposeWithOurKey) {
    std::string received;
    http::testing::TestServer server([&](Router& router) {
        router.add_ready(Method::Post, "/ask", {4096, {"application/json"}, true}, [&](const Request& request) {
            received = std::string(request.header("Authorization").value_or("")) + ' ' + std::string(request.body());
            return Reply::json(200,
                               R"({"found":true,"source":"学历数据","as_of":"2026-11-27","values":{"number":"D1"}})");
        });
    });
    test::SetClock clock;
    host::Log log{clock, host::Level::Error};
    const std::string here = "http://127.0.0.1:" + std::to_string(server.server().port());
    HttpRegistry registry({here + "/ask", "our-key", std::chrono::milliseconds(20'000)}, log);
    const auto reply = test::await(registry.ask({"diplomas", "李测试", "110101199003078670", "teacher-qualification"}));
    EXPECT_EQ(received, R"(Bearer our-key {"register":"diplomas","name":"李测试","number":"110101199003078670",)"
                        R"("purpose":"teacher-qualification","consent":true})");
    EXPECT_EQ(reply.end, RegistryEnd::Found);
    EXPECT_EQ(reply.source, "学历数据");
    EXPECT_EQ(reply.as_of->text(), "2026-11-27");
    EXPECT_EQ(reply.values, R"({"number":"D1"})");
}

TEST(HttpRegistry, APlatformThatIsNotThereIsUnavailable) {
    test::SetClock clock;
    host::Log log{clock, host::Level::Error};
    for (const std::string url : {"http://127.0.0.1:1/ask", "ftp://127.0.0.1/ask", ""}) {
        HttpRegistry registry({url, {}, std::chrono::milliseconds(2'000)}, log);
        EXPECT_EQ(test::await(registry.ask({"diplomas", "李测试", "1", "x"})).end, RegistryEnd::Unavailable) << url;
    }
}

}  // namespace
}  // namespace onetrip::registers
