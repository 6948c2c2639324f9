#include "server/couriers/kdniao.h"

#include <gtest/gtest.h>

#include "server/couriers/form_fields.h"
#include "tests/server/doubles.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;

// The vendor's published sample.
TEST(KdniaoSignature, IsTheVendors) {
    EXPECT_EQ(kdniao_signature("{'OrderCode':'','ShipperCode':'SF','LogisticCode':'118954907573'}",
                               "56da2cf8-c8a2-44b2-b6fa-476cd7d1ba17"),
              "OWFhM2I5N2ViM2U2MGRkMjc4YzU2NmVlZWI3ZDk0MmE=");
}

TEST(KdniaoCarrier, IsTheVendorsOwnCode) {
    EXPECT_EQ(kdniao_carrier("ems"), "EMS");
    EXPECT_EQ(kdniao_carrier("shunfeng"), "SF");
    EXPECT_FALSE(kdniao_carrier("SF"));
}

const KdniaoWire wire({.business = "1237100", .key = "key"});

TEST(KdniaoWire, AsksForATrack) {
    const Call call = wire.inquiry({"shunfeng", "118954907573", "13800138000"}, {test::test_morning, ""});
    EXPECT_EQ(call.path, "/Ebusiness/EbusinessOrderHandle.aspx");
    const auto fields = parse_form(call.body);
    ASSERT_TRUE(fields);
    const std::string data(field(*fields, "RequestData").value());
    EXPECT_EQ(data, R"({"OrderCode":"","ShipperCode":"SF","LogisticCode":"118954907573","CustomerName":"8000"})");
    EXPECT_EQ(field(*fields, "EBusinessID"), "1237100");
    EXPECT_EQ(field(*fields, "RequestType"), "8001");
    EXPECT_EQ(field(*fields, "DataSign"), kdniao_signature(data, "key"));
    EXPECT_EQ(field(*fields, "DataType"), "2");
    EXPECT_FALSE(wire.subscription({}).has_value());
}

TEST(KdniaoWire, SaysWhatToFollowWhereItPushes) {
    const KdniaoWire pushed({.business = "1237100", .key = "key", .is_pushed = true});
    const auto call = pushed.subscription({"shunfeng", "118954907573", "unused", "unused", "13800138000"});
    ASSERT_TRUE(call);
    EXPECT_EQ(call->path, "/api/dist");
    const auto fields = parse_form(call->body);
    ASSERT_TRUE(fields);
    const std::string data(field(*fields, "RequestData").value());
    EXPECT_EQ(data, R"({"OrderCode":"","ShipperCode":"SF","LogisticCode":"118954907573","CustomerName":"8000"})");
    EXPECT_EQ(field(*fields, "RequestType"), "1008");
    EXPECT_EQ(field(*fields, "DataSign"), kdniao_signature(data, "key"));
    EXPECT_EQ(field(*fields, "EBusinessID"), "1237100");
}

TEST(KdniaoWire, ReadsWhatBecameOfASubscription) {
    const struct {
        const char* body;
        ports::SubscriptionEnd end;
        const char* reason;
    } table[] = {
        {R"({"Success":true,"Reason":""})", ports::SubscriptionEnd::Accepted, "success"},
        {R"({"Success":false,"ResultCode":"106"})", ports::SubscriptionEnd::Accepted, "result_code_106"},
        {R"({"Success":false,"ResultCode":101})", ports::SubscriptionEnd::Correct, "result_code_101"},
        {R"({"Success":false,"ResultCode":"103"})", ports::SubscriptionEnd::Correct, "result_code_103"},
        {R"({"Success":false,"ResultCode":"102"})", ports::SubscriptionEnd::NotEntitled, "result_code_102"},
        {R"({"Success":false,"ResultCode":"104"})", ports::SubscriptionEnd::NotEntitled, "result_code_104"},
        {R"({"Success":false,"ResultCode":"105"})", ports::SubscriptionEnd::Later, "result_code_105"},
        {R"({"Success":false,"ResultCode":"1234567890"})", ports::SubscriptionEnd::Later, "not_successful"},
        {R"({"Success":false,"Reason":"…"})", ports::SubscriptionEnd::Later, "not_successful"},
        {R"({"Reason":"…"})", ports::SubscriptionEnd::Later, "reply_unreadable"},
        {"<html>", ports::SubscriptionEnd::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_subscription(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
}

TEST(KdniaoWire, ReadsWhatIsAnswered) {
    const struct {
        const char* body;
        InquiryEnd end;
        const char* reason;
    } table[] = {
        {R"({"LogisticCode":"1","Success":true,"State":"2","Traces":[{}]})", InquiryEnd::Told, "traces"},
        {R"({"LogisticCode":"1","Success":true,"State":"0","Traces":[]})", InquiryEnd::Nothing, "no_traces"},
        {R"({"LogisticCode":"1","Success":true,"State":"0"})", InquiryEnd::Nothing, "no_traces"},
        {R"({"Success":false,"Reason":"…"})", InquiryEnd::Later, "not_successful"},
        {R"({"Success":"yes"})", InquiryEnd::Later, "reply_unreadable"},
        {"", InquiryEnd::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_inquiry(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
    EXPECT_EQ(wire.read_inquiry(table[0].body).form, "kdniao_answer");
    EXPECT_EQ(wire.read_inquiry(table[0].body).text, table[0].body);
}

}  // namespace
}  // namespace onetrip::couriers
