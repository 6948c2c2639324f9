#include "server/http/request.h"

#include <gtest/gtest.h>

namespace onetrip::http::testing {

TEST(Request, TakesATargetApart) {
    const Request request(Method::Get, "/api/v1/%E4%B8%80/x%20y?from=2026-11-28&name=%E6%9D%8E+%E5%9B%9B&empty&from=2");
    ASSERT_EQ(request.segments().size(), 4u);
    EXPECT_EQ(request.segments()[2], "一");
    EXPECT_EQ(request.segments()[3], "x y");
    EXPECT_EQ(request.path(), "/api/v1/%E4%B8%80/x%20y");
    EXPECT_EQ(request.query("from"), "2026-11-28");
    EXPECT_EQ(request.query("name"), "李 四");
    EXPECT_EQ(request.query("empty"), "");
    EXPECT_EQ(request.query("absent"), std::nullopt);
    EXPECT_EQ(request.query_items().size(), 4u);
}

TEST(Request, RefusesTargetsInDeclaredOrder) {
    struct Case {
        std::string target;
        std::optional<TargetRefusal> refusal;
    };
    std::string items = "/?";
    for (std::size_t i = 0; i < query_items_max; ++i)
        items += "a=b&";
    std::string segments;
    for (std::size_t i = 0; i < path_segments_max; ++i)
        segments += "/a";
    const std::vector<Case> cases = {
        {"/", std::nullopt},
        {"/a/", std::nullopt},
        {"/a//b", std::nullopt},
        {"/...", std::nullopt},
        {"http://host:80/a?b", std::nullopt},
        {"HTTPS://host", std::nullopt},
        {"/" + std::string(target_bytes_max - 1, 'a'), std::nullopt},
        {"/" + std::string(target_bytes_max, '%'), TargetRefusal::TooLong},
        {items, std::nullopt},
        {items + "a=b", TargetRefusal::Malformed},
        {segments, std::nullopt},
        {segments + "/a", TargetRefusal::Malformed},
        {"", TargetRefusal::Malformed},
        {"a", TargetRefusal::Malformed},
        {"*", TargetRefusal::Malformed},
        {"/a#b", TargetRefusal::Malformed},
        {"/.", TargetRefusal::Malformed},
        {"/a/..", TargetRefusal::Malformed},
        {"/%2E%2e/b", TargetRefusal::Malformed},
        {"/a%2fb", TargetRefusal::Malformed},
        {"/a%5Cb", TargetRefusal::Malformed},
        {"/a%", TargetRefusal::Malformed},
        {"/a%0", TargetRefusal::Malformed},
        {"/a%0a", TargetRefusal::Malformed},
        {"/a%7f", TargetRefusal::Malformed},
        {"/%c0%af", TargetRefusal::Malformed},
        {"/%ed%a0%80", TargetRefusal::Malformed},
        {"/?a=%ff", TargetRefusal::Malformed},
        {"/?%00=a", TargetRefusal::Malformed},
    };
    for (const Case& each : cases) {
        Request request;
        EXPECT_EQ(request.set_target(each.target), each.refusal) << each.target;
    }
    Request options;
    options.set_method(Method::Options);
    EXPECT_EQ(options.set_target("*"), std::nullopt);
}

TEST(Request, FindsFieldsAndCookies) {
    const Request request = Request(Method::Get, "/")
                                .with_header("X-One", "  1 ")
                                .with_header("Cookie", "a=1; onetrip_staff=x=y;b")
                                .with_header("cookie", "c=3")
                                .with_header("Content-Type", "Image/JPEG ; q=1");
    EXPECT_EQ(request.header("x-ONE"), "1");
    EXPECT_EQ(request.header("x-two"), std::nullopt);
    EXPECT_EQ(request.cookie("a"), "1");
    EXPECT_EQ(request.cookie("onetrip_staff"), "x=y");
    EXPECT_EQ(request.cookie("b"), "");
    EXPECT_EQ(request.cookie("c"), "3");
    EXPECT_EQ(request.cookie("d"), std::nullopt);
    EXPECT_EQ(request.content_type(), "image/jpeg");
    EXPECT_EQ(Request(Method::Get, "/").content_type(), "");
}

TEST(Request, SpeaksChineseUnlessEnglishIsPreferred) {
    struct Case {
        std::string_view field;
        Language language;
    };
    const Case cases[] = {
        {"", Language::Chinese},
        {"zh-CN,zh;q=0.9,en;q=0.8", Language::Chinese},
        {"en-US,en;q=0.9", Language::English},
        {"en-US,en;q=0.9,zh;q=0.8", Language::English},
        {"en;q=0.5, zh", Language::Chinese},
        {"fr, en;q=0.1", Language::English},
        {"fr, *;q=0.5", Language::Chinese},
        {"EN-gb", Language::English},
        {"eng", Language::Chinese},
        {"en, zh", Language::English},
        {"zh, en", Language::Chinese},
        {"en;q=0", Language::Chinese},
        {"zh;q=0.123, en;q=0.124", Language::English},
        {";;,,q=,en;q=x", Language::Chinese},
    };
    for (const Case& each : cases) {
        EXPECT_EQ(Request(Method::Get, "/").with_header("Accept-Language", each.field).language(), each.language)
            << each.field;
    }
}

TEST(Request, IsEmptyAfterClear) {
    Request request = Request(Method::Post, "/a?b=c").with_header("X", "1").with_body("body").with_id("id");
    request.clear();
    EXPECT_EQ(request.segments().size(), 0u);
    EXPECT_EQ(request.query("b"), std::nullopt);
    EXPECT_EQ(request.header("x"), std::nullopt);
    EXPECT_EQ(request.body(), "");
    EXPECT_EQ(request.id(), "");
    EXPECT_EQ(request.set_target("/d"), std::nullopt);
    EXPECT_EQ(request.segments()[0], "d");
}

}  // namespace onetrip::http::testing
