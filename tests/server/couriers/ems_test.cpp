#include "server/couriers/ems.h"

#include <gtest/gtest.h>

#include "server/couriers/form_fields.h"
#include "tests/server/doubles.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;

// Computed with OpenSSL by the rule of public write-ups; a published push opens with it.
constexpr std::string_view key = "TvaBgrhE46sft3nZlfe7xw==";
constexpr std::string_view query = R"({"waybillNo":"1272448151316","direction":"0"})";
constexpr std::string_view sealed_query =
    "|$4|zObCQhWNwoDY7WnKFO8wp/GWmaUGlnnoirM0yV0wvXUSVlhvzM/cMBy9OLZBZNUEi73Yw+RMWGLFPuzvWVDU8WZ7P47C9AoC2eADX4Y+"
    "QS4=";

TEST(EmsSeal, IsThePlatforms) {
    EXPECT_EQ(seal_for_ems(query, key), sealed_query);
    EXPECT_EQ(open_from_ems(sealed_query, key), std::string(query) + std::string(key));
}

TEST(EmsSeal, NeedsTheKeyAndTheForm) {
    EXPECT_FALSE(seal_for_ems(query, "c2hvcnQ="));
    EXPECT_FALSE(seal_for_ems(query, "no base64"));
    EXPECT_FALSE(open_from_ems(sealed_query.substr(4), key));
    EXPECT_FALSE(open_from_ems("|$4|abc", key));
    EXPECT_THROW(EmsWire({"1", "a", "c2hvcnQ="}), std::invalid_argument);
}

const EmsWire wire({"11000000000000", "auth", std::string(key)});

TEST(EmsWire, AsksForATrack) {
    const Call call = wire.inquiry({"ems", "1272448151316", "13800138000"}, {test::test_morning, "id"});
    EXPECT_EQ(call.path, "/amp-prod-api/f/amp/api/open");
    const auto fields = parse_form(call.body);
    ASSERT_TRUE(fields);
    EXPECT_EQ(field(*fields, "apiCode"), "040001");
    EXPECT_EQ(field(*fields, "senderNo"), "11000000000000");
    EXPECT_EQ(field(*fields, "authorization"), "auth");
    EXPECT_EQ(field(*fields, "timeStamp"), "2026-11-28 09:00:00");
    EXPECT_EQ(field(*fields, "logitcsInterface"), sealed_query);
    EXPECT_FALSE(wire.subscription({}).has_value());
}

TEST(EmsWire, ReadsWhatIsAnswered) {
    const struct {
        const char* body;
        InquiryEnd end;
        const char* reason;
    } table[] = {
        {R"({"retCode":"00000","retBody":"{\"responseItems\":[{\"waybillNo\":\"1272448151316\"}]}","success":true})",
         InquiryEnd::Told, "ret_code_00000"},
        {R"({"retCode":"00000","retBody":"{\"responseItems\":[]}"})", InquiryEnd::Nothing, "ret_code_00000"},
        {R"({"retCode":"00000","retBody":"{}"})", InquiryEnd::Nothing, "ret_code_00000"},
        {R"({"retCode":"00000","retBody":"?"})", InquiryEnd::Later, "reply_unreadable"},
        {R"({"retCode":"B00001","retMsg":"…","success":false})", InquiryEnd::Later, "ret_code_B00001"},
        {R"({"retCode":0})", InquiryEnd::Later, "reply_unreadable"},
        {"<html>", InquiryEnd::Later, "reply_unreadable"},
    };
    for (const auto& row : table) {
        const auto outcome = wire.read_inquiry(row.body);
        EXPECT_EQ(outcome.end, row.end) << row.body;
        EXPECT_EQ(outcome.reason, row.reason) << row.body;
    }
    const auto told = wire.read_inquiry(table[0].body);
    EXPECT_EQ(told.form, "ems_answer");
    EXPECT_EQ(told.text, R"({"responseItems":[{"waybillNo":"1272448151316"}]})");
}

}  // namespace
}  // namespace onetrip::couriers
