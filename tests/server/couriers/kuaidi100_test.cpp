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

TEST(QuerySignature, IsTheVendors) {
    EXPECT_EQ(query_signature(R"({"com":"ems","num":"1111111111111","resultv2":"4","show":"0","order":"desc"})",
                              "KEY0123456789abc", "CUSTOMER0"),
              "A7E74FBCD71B36D1250AB05F8B2D3E60");
}

const Kuaidi100Wire wire({"KEY0123456789abc", "CUSTOMER0"});

TEST(Kuaidi100Wire, SubscribesAsTheVendorsSamplesDo) {
    const ports::Subscription subscription{"ems", "1111111111111", "http://127.0.0.1:8080/cb/t?x=1&y=2", "s4lt", ""};
    const auto call = wire.subscription(subscription);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->path, "/poll");
    const auto fields = parse_form(call->body);
    ASSERT_TRUE(fields);
    EXPECT_EQ(field(*fields, "schema"), "json");
    const auto param = nlohmann::json::parse(*field(*fields, "param"), nullptr, false);
    EXPECT_EQ(param["company"], "ems");
    EXPECT_EQ(param["number"], "1111111111111");
    EXPECT_EQ(param["key"], "KEY0123456789abc");
    EXPECT_EQ(param["parameters"]["callbackurl"], subscription.callback_url);
    EXPECT_EQ(param["parameters"]["salt"], "s4lt");
    EXPECT_EQ(param["parameters"]["resultv2"], "4");
}

TEST(Kuaidi100Wire, ReadsWhatASubscriptionIsAnswered) {
    using End = ports::SubscriptionEnd;
    const struct {
        const char* body;
        End end;
        const char* reason;
    } table[] = {
        {R"({"result":true,"returnCode":"200","message":"提交成功"})", End::Accepted, "return_code_200"},
        {R"({"result":false,"returnCode":"501","message":"重复订阅"})", End::Accepted, "return_code_501"},
        {R"({"result":false,"returnCode":"500","message":"服务器错误"})", End::Later, "return_code_500"},
        {R"({"result":false,"returnCode":"600","message":""})", End::NotEntitled, "return_code_600"},
        {R"({"result":false,"returnCode":"601","message":""})", End::NotEntitled, "return_code_601"},
        {R"({"result":false,"returnCode":"700","message":""})", End::Correct, "return_code_700"},
        {R"({"result":false,"returnCode":"701","message":""})", End::Correct, "return_code_701"},
        {R"({"result":false,"returnCode":"702","message":""})", End::Correct, "return_code_702"},
        {R"({"returnCode":"999"})", End::Later, "return_code_999"},
        {R"({"returnCode":200})", End::Later, "reply_unreadable"},
        {"<html>busy</html>", End::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_subscription(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
}

TEST(Kuaidi100Wire, AsksForATrack) {
    const Call call = wire.inquiry({"ems", "1111111111111", ""}, {});
    EXPECT_EQ(call.path, "/poll/query.do");
    const auto fields = parse_form(call.body);
    ASSERT_TRUE(fields);
    EXPECT_EQ(field(*fields, "customer"), "CUSTOMER0");
    EXPECT_EQ(field(*fields, "param"),
              R"({"com":"ems","num":"1111111111111","resultv2":"4","show":"0","order":"desc"})");
    EXPECT_EQ(field(*fields, "sign"), "A7E74FBCD71B36D1250AB05F8B2D3E60");
    const Call with_phone = wire.inquiry({"shunfeng", "SF1234567890123", "13800138000"}, {});
    EXPECT_NE(with_phone.body.find("13800138000"), std::string::npos);
}

TEST(Kuaidi100Wire, ReadsWhatAQueryIsAnswered) {
    using End = ports::InquiryEnd;
    const struct {
        const char* body;
        End end;
        const char* reason;
    } table[] = {
        {R"({"message":"ok","state":"0","com":"ems","nu":"1111111111111","data":[{}]})", End::Told, "data"},
        {R"({"message":"ok","nu":"1111111111111","data":[]})", End::Nothing, "no_data"},
        {R"({"result":false,"returnCode":"500","message":"查询无结果，请隔段时间再查"})", End::Nothing,
         "return_code_500"},
        {R"({"result":false,"returnCode":"400","message":""})", End::Correct, "return_code_400"},
        {R"({"result":false,"returnCode":"408","message":""})", End::Correct, "return_code_408"},
        {R"({"result":false,"returnCode":"503","message":""})", End::NotEntitled, "return_code_503"},
        {R"({"result":false,"returnCode":"601","message":""})", End::NotEntitled, "return_code_601"},
        {R"({"result":false,"returnCode":"501","message":""})", End::Later, "return_code_501"},
        {R"({"result":false,"returnCode":"502","message":""})", End::Later, "return_code_502"},
        {"[]", End::Later, "reply_unreadable"},
        {"", End::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_inquiry(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
    EXPECT_EQ(wire.read_inquiry(table[0].body).form, "kuaidi100_answer");
}

}  // namespace
}  // namespace onetrip::couriers
