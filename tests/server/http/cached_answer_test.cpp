#include "server/http/cached_answer.h"

#include <gtest/gtest.h>

namespace onetrip::http::testing {

namespace {

[[nodiscard]] Request asking(std::string_view name, std::string_view value) {
    return Request(Method::Get, "/").with_header(name, value);
}

[[nodiscard]] CachedAnswer catalogue() {
    CachedAnswer answer({{"Content-Type", "application/json"}, {"Cache-Control", "no-cache"}}, std::string("plain"));
    answer.add_coding("br", std::string("b"));
    answer.add_coding("gzip", std::string("gz"));
    return answer;
}

}  // namespace

TEST(CachedAnswer, TheValidatorFollowsTheBytes) {
    EXPECT_EQ(etag_of(""), "\"cbf29ce484222325\"");
    EXPECT_EQ(etag_of("a"), "\"af63dc4c8601ec8c\"");
    EXPECT_NE(etag_of("ab"), etag_of("ba"));
}

TEST(CachedAnswer, IfNoneMatchIsAList) {
    struct Case {
        std::string_view field;
        bool seen;
    };
    const Case cases[] = {
        {"\"x\"", true}, {"W/\"x\"", true}, {"\"a\", \"x\" ,\"b\"", true}, {"*", true}, {"\"a\"", false}, {"x", false},
        {"\"x", false},  {"", false},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(has_seen(asking("If-None-Match", each.field), "\"x\""), each.seen) << each.field;
    }
}

TEST(CachedAnswer, AcceptEncodingMaySayNo) {
    struct Case {
        std::string_view field;
        bool br;
        bool gzip;
    };
    const Case cases[] = {
        {"gzip, deflate, br", true, true}, {"BR", true, false},     {"br;q=0, gzip;q=0.5", false, true},
        {"br; q=0.000, *", false, true},   {"*;q=0", false, false}, {"*", true, true},
        {"brotli", false, false},          {"", false, false},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(accepts_coding(asking("Accept-Encoding", each.field), "br"), each.br) << each.field;
        EXPECT_EQ(accepts_coding(asking("Accept-Encoding", each.field), "gzip"), each.gzip) << each.field;
    }
}

TEST(CachedAnswer, GivesTheBestCodingTheClientTakes) {
    const CachedAnswer answer = catalogue();
    EXPECT_EQ(answer.reply(asking("Accept-Encoding", "gzip, br")).body(), "b");
    EXPECT_EQ(answer.reply(asking("Accept-Encoding", "gzip")).body(), "gz");
    EXPECT_EQ(answer.reply(Request(Method::Get, "/")).body(), "plain");
}

TEST(CachedAnswer, HasItsHeadWritten) {
    const CachedAnswer answer = catalogue();
    const Reply reply = answer.reply(asking("Accept-Encoding", "br"));
    EXPECT_EQ(reply.prepared_answer()->head,
              "HTTP/1.1 200 OK\r\n"
              "Content-Type: application/json\r\n"
              "Cache-Control: no-cache\r\n"
              "ETag: " +
                  answer.etag().substr(0, 17) +
                  "-br\"\r\n"
                  "Vary: Accept-Encoding\r\n"
                  "Content-Encoding: br\r\n"
                  "X-Content-Type-Options: nosniff\r\n"
                  "Referrer-Policy: no-referrer\r\n"
                  "Content-Length: 1\r\n");
}

TEST(CachedAnswer, EachCodingHasAValidatorOfItsOwn) {
    const CachedAnswer answer = catalogue();
    EXPECT_EQ(answer.reply(asking("If-None-Match", answer.etag())).status(), 304);
    EXPECT_EQ(answer.reply(asking("If-None-Match", answer.etag()).with_header("Accept-Encoding", "br")).status(), 200);
    const std::string brotli = answer.etag().substr(0, 17) + "-br\"";
    const Reply reply = answer.reply(asking("If-None-Match", brotli).with_header("Accept-Encoding", "br"));
    EXPECT_EQ(reply.status(), 304);
    EXPECT_EQ(reply.body(), "");
    EXPECT_EQ(reply.prepared_answer()->head.find("Content-Length"), std::string::npos);
}

}  // namespace onetrip::http::testing
