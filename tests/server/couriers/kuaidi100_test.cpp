#include "server/couriers/kuaidi100.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "server/couriers/form_fields.h"

namespace onetrip::couriers {
namespace {

// Computed with the vendor's rule upper(md5(param + salt)).
constexpr std::string_view signed_param =
    R"({"status":"shutdown","billstatus":"check","message":"","lastResult":{"message":"ok","state":"3","status":"200","condition":"F00","ischeck":"1","com":"ems","nu":"1111111111111","data":[]}})";

TEST(PushSignature, IsTheVendors) {
    EXPECT_EQ(push_signature(signed_param, "s4lt"), "BD7C4513C1239E3F03F0AEAFCE6EDCB9");
    EXPECT_EQ(push_signature(R"({"a":1})", ""), "BB6CB5C68DF4652941CAF652A366F2D8");
}

TEST(PushSignature, IsRefusedForAnyOtherByte) {
    EXPECT_TRUE(push_signature_matches(R"({"a":1})", "", "BB6CB5C68DF4652941CAF652A366F2D8"));
    for (const char* sign : {"", "bb6cb5c68df4652941caf652a366f2d8", "BB6CB5C68DF4652941CAF652A366F2D9",
                             "BB6CB5C68DF4652941CAF652A366F2D8 "}) {
        EXPECT_FALSE(push_signature_matches(R"({"a":1})", "", sign)) << sign;
    }
    EXPECT_FALSE(push_signature_matches(R"({"a":1})", "x", "BB6CB5C68DF4652941CAF652A366F2D8"));
    EXPECT_FALSE(push_signature_matches(R"({"a": 1})", "", "BB6CB5C68DF4652941CAF652A366F2D8"));
}

TEST(Subscription, IsWrittenAsTheVendorsSamplesHaveIt) {
    const ports::Subscription subscription{"ems", "1111111111111", "http://127.0.0.1:8080/cb/t?x=1&y=2", "s4lt", ""};
    const auto fields = parse_form(subscription_body(subscription, "key"));
    ASSERT_TRUE(fields);
    EXPECT_EQ(field(*fields, "schema"), "json");
    const auto param = nlohmann::json::parse(*field(*fields, "param"), nullptr, false);
    EXPECT_EQ(param["company"], "ems");
    EXPECT_EQ(param["number"], "1111111111111");
    EXPECT_EQ(param["key"], "key");
    EXPECT_EQ(param["parameters"]["callbackurl"], subscription.callback_url);
    EXPECT_EQ(param["parameters"]["salt"], "s4lt");
    EXPECT_EQ(param["parameters"]["resultv2"], "4");
}

struct ReplyRow {
    unsigned http_status;
    const char* body;
    ports::SubscriptionEnd end;
    const char* reason;
};

TEST(SubscriptionReply, SaysWhatToDoNext) {
    using End = ports::SubscriptionEnd;
    const ReplyRow table[] = {
        {200, R"({"result":true,"returnCode":"200","message":"提交成功"})", End::Accepted, "return_code_200"},
        {200, R"({"result":false,"returnCode":"501","message":"重复订阅"})", End::Accepted, "return_code_501"},
        {200, R"({"result":false,"returnCode":"500","message":"服务器错误"})", End::Later, "return_code_500"},
        {200, R"({"result":false,"returnCode":"600","message":""})", End::NotEntitled, "return_code_600"},
        {200, R"({"result":false,"returnCode":"601","message":""})", End::NotEntitled, "return_code_601"},
        {200, R"({"result":false,"returnCode":"700","message":""})", End::Correct, "return_code_700"},
        {200, R"({"result":false,"returnCode":"701","message":""})", End::Correct, "return_code_701"},
        {200, R"({"result":false,"returnCode":"702","message":""})", End::Correct, "return_code_702"},
        {200, R"({"returnCode":"999"})", End::Later, "return_code_999"},
        {200, R"({"returnCode":200})", End::Later, "reply_unreadable"},
        {200, "<html>busy</html>", End::Later, "reply_unreadable"},
        {502, "", End::Later, "http_502"},
    };
    for (const ReplyRow& row : table) {
        const auto outcome = read_subscription_reply(row.http_status, row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
}

}  // namespace
}  // namespace onetrip::couriers
