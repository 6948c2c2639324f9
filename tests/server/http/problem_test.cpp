#include "server/http/problem.h"

#include <gtest/gtest.h>

#include <set>

#include "core/base/text.h"

namespace onetrip::http::testing {

TEST(Problem, IsWrittenAsTheStandardSays) {
    const Request request = Request(Method::Post, "/").with_id("0123456789abcdef").with_header("Accept-Language", "en");
    const Reply reply = Problem(ProblemCode::BodyTooLarge)
                            .with("limit_bytes", 8'388'608)
                            .with("at", "/na\"me")
                            .with_json("findings", "[]")
                            .with_header("Retry-After", "2")
                            .reply(request);
    EXPECT_EQ(reply.status(), 413);
    EXPECT_EQ(reply.header("content-type"), "application/problem+json");
    EXPECT_EQ(reply.header("content-language"), "en");
    EXPECT_EQ(reply.header("retry-after"), "2");
    EXPECT_EQ(reply.body(),
              R"({"type":"/problems/body_too_large","title":"The file or form is too large",)"
              R"("detail":"Make it smaller, or take the picture again, within the limit shown.","status":413,)"
              R"("code":"body_too_large","request_id":"0123456789abcdef",)"
              R"("limit_bytes":8388608,"at":"/na\"me","findings":[]})");
}

TEST(Problem, SpeaksChineseFirst) {
    const Reply reply = Problem(ProblemCode::SlotTaken).reply(Request(Method::Post, "/"));
    EXPECT_EQ(reply.header("content-language"), "zh-CN");
    EXPECT_NE(reply.body().find("该时段刚刚约满"), std::string::npos);
}

TEST(Problem, IsAPageForWhoeverOpenedTheAddressInABrowser) {
    const auto media_type = [](Method method, std::string_view accept) {
        Request request = Request(method, "/nowhere").with_id("0123456789abcdef").with_header("Accept-Language", "en");
        if (!accept.empty()) request.with_header("Accept", accept);
        return std::string(Problem(ProblemCode::NotFound).reply(request).header("content-type"));
    };
    EXPECT_EQ(media_type(Method::Get, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"), "text/html; charset=utf-8");
    EXPECT_EQ(media_type(Method::Get, "*/*"), "application/problem+json");
    EXPECT_EQ(media_type(Method::Get, "application/json"), "application/problem+json");
    EXPECT_EQ(media_type(Method::Get, ""), "application/problem+json");
    EXPECT_EQ(media_type(Method::Post, "text/html"), "application/problem+json");

    const Request opened =
        Request(Method::Get, "/nowhere").with_id("0123456789abcdef").with_header("Accept", "text/html");
    const Reply page = Problem(ProblemCode::NotFound).reply(opened);
    EXPECT_EQ(page.status(), 404);
    for (const std::string_view part : {"<html lang=\"zh-CN\">", "<h1>没有找到您要的内容</h1>",
                                        "<a href=\"/\">回到首页</a>", "请求编号：0123456789abcdef"}) {
        EXPECT_NE(page.body().find(part), std::string::npos) << part;
    }
}

TEST(Problem, EveryKindHasWordsInBothLanguages) {
    std::set<std::string_view> names;
    for (const ProblemKind& kind : problem_kinds()) {
        EXPECT_TRUE(names.insert(kind.name).second) << kind.name;
        EXPECT_GE(kind.status, 400) << kind.name;
        EXPECT_NE(reason_phrase(kind.status), "Status") << kind.name;
        EXPECT_EQ(kind_of(kind.code).name, kind.name);
        for (const std::string_view text :
             {kind.title_chinese, kind.detail_chinese, kind.title_english, kind.detail_english}) {
            EXPECT_GT(text.size(), 8u) << kind.name;
            EXPECT_TRUE(base::is_well_formed_utf8(text)) << kind.name;
        }
        EXPECT_NE(base::code_point_count(kind.title_chinese), kind.title_chinese.size()) << kind.name;
        EXPECT_EQ(base::code_point_count(kind.title_english), kind.title_english.size()) << kind.name;
    }
}

}  // namespace onetrip::http::testing
