#include "server/couriers/sf_express.h"

#include <gtest/gtest.h>

#include "server/couriers/form_fields.h"
#include "tests/server/doubles.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;

// SF's own published sample.
TEST(SfDigest, IsTheVendors) {
    EXPECT_EQ(sf_digest(R"({"language":"zh-CN","orderId":"QIAO-20200618-004"})", "12312334453453",
                        "fjcg5PGKaNpPSHFAZ4QsCOkV71R3zVci"),
              "IIKJtuLVzoFTu4kHI8M8vA==");
}

const SfWire wire({"partner", "word"});

TEST(SfWire, AsksForTheRoutes) {
    const Call call = wire.inquiry({"shunfeng", "SF1234567890123", "13800138000"}, {test::test_morning, "a-uuid"});
    EXPECT_EQ(call.path, "/std/service");
    const auto fields = parse_form(call.body);
    ASSERT_TRUE(fields);
    const std::string data(field(*fields, "msgData").value());
    EXPECT_EQ(data,
              R"({"trackingType":"1","trackingNumber":["SF1234567890123"],"methodType":"1","checkPhoneNo":"8000"})");
    EXPECT_EQ(field(*fields, "partnerID"), "partner");
    EXPECT_EQ(field(*fields, "requestID"), "a-uuid");
    EXPECT_EQ(field(*fields, "serviceCode"), "EXP_RECE_SEARCH_ROUTES");
    EXPECT_EQ(field(*fields, "timestamp"), "1795827600000");
    EXPECT_EQ(field(*fields, "msgDigest"), sf_digest(data, "1795827600000", "word"));
    EXPECT_FALSE(wire.subscription({}).has_value());
}

TEST(SfWire, AsksWithoutAPhoneWhereThereIsNone) {
    const Call call = wire.inquiry({"shunfeng", "SF1234567890123", "12"}, {test::test_morning, "a-uuid"});
    EXPECT_EQ(field(*parse_form(call.body), "msgData"),
              R"({"trackingType":"1","trackingNumber":["SF1234567890123"],"methodType":"1"})");
}

TEST(SfWire, ReadsWhatIsAnswered) {
    const struct {
        const char* body;
        InquiryEnd end;
        const char* reason;
    } table[] = {
        {R"({"apiResultCode":"A1000","apiResultData":"{\"success\":true,\"msgData\":{\"routeResps\":[{\"mailNo\":\"SF1\",\"routes\":[{}]}]}}"})",
         InquiryEnd::Told, "result_code_A1000"},
        {R"({"apiResultCode":"A1000","apiResultData":"{\"success\":true,\"msgData\":{\"routeResps\":[{\"mailNo\":\"SF1\",\"routes\":[]}]}}"})",
         InquiryEnd::Nothing, "result_code_A1000"},
        {R"({"apiResultCode":"A1000","apiResultData":"{\"success\":false,\"errorCode\":\"8057\"}"})",
         InquiryEnd::Correct, "not_successful"},
        {R"({"apiResultCode":"A1000","apiResultData":""})", InquiryEnd::Later, "reply_unreadable"},
        {R"({"apiResultCode":"A1001"})", InquiryEnd::Correct, "result_code_A1001"},
        {R"({"apiResultCode":"A1004"})", InquiryEnd::NotEntitled, "result_code_A1004"},
        {R"({"apiResultCode":"A1006"})", InquiryEnd::NotEntitled, "result_code_A1006"},
        {R"({"apiResultCode":"A1005"})", InquiryEnd::Later, "result_code_A1005"},
        {R"({"apiResultCode":"A1099"})", InquiryEnd::Later, "result_code_A1099"},
        {R"({"apiResultCode":1000})", InquiryEnd::Later, "reply_unreadable"},
        {"busy", InquiryEnd::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_inquiry(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
    EXPECT_EQ(wire.read_inquiry(table[0].body).form, "sf_answer");
}

}  // namespace
}  // namespace onetrip::couriers
