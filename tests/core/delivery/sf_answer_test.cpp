#include "core/delivery/sf_answer.h"

#include <gtest/gtest.h>

#include "tests/core/delivery/push_summary.h"

namespace onetrip::delivery {
namespace {

TEST(SfAnswerStatus, reads_in_our_words) {
    const struct {
        const char* code;
        const char* status;
    } table[] = {
        {"50", "collected"},
        {"30", "in_transit"},
        {"31", "in_transit"},
        {"36", "in_transit"},
        {"44", "out_for_delivery"},
        {"204", "out_for_delivery"},
        {"80", "delivered"},
        {"33", "problem"},
        {"70", "problem"},
        {"99", "returning"},
        {"648", "returning"},
        {"8000", "-"},
        {"5", "-"},
        {"", "-"},
    };
    for (const auto& row : table) {
        const auto status = status_of_sf(row.code);
        EXPECT_EQ(status ? std::string(name_of(*status)) : "-", row.status) << row.code;
    }
}

TEST(SfAnswer, is_read_route_by_route) {
    const struct {
        const char* what;
        std::string text;
        const char* summary;
    } table[] = {
        {"a journey",
         R"({"success":true,"errorCode":"S0000","msgData":{"routeResps":[{"mailNo":"SF1234567890123","routes":[
             {"acceptTime":"2026-11-20 08:00:00","acceptAddress":"深圳市","remark":"已收件","opCode":"50"},
             {"acceptTime":"2026-11-21 08:00:00","acceptAddress":"云川市","remark":"备注","opCode":"8000"},
             {"acceptTime":"2026-11-21 09:00:00","acceptAddress":"云川市","remark":"已签收","opCode":"80"}]}]}})",
         "SF1234567890123 - | 2026-11-20T08:00 深圳市 collected | 2026-11-21T08:00 云川市 - | "
         "2026-11-21T09:00 云川市 delivered"},
        {"nothing yet", R"({"success":true,"msgData":{"routeResps":[{"mailNo":"SF1234567890123","routes":[]}]}})",
         "SF1234567890123 -"},
        {"a no", R"({"success":false,"errorCode":"8057","errorMsg":"…"})", "push.malformed"},
        {"no routes", R"({"success":true,"msgData":{"routeResps":[]}})", "push.malformed"},
        {"no number", R"({"success":true,"msgData":{"routeResps":[{"routes":[]}]}})", "push.number_invalid"},
        {"no JSON", "A1000", "push.not_json"},
        {"over the limit", std::string(push_bytes_max + 1, ' '), "push.too_large"},
    };
    for (const auto& row : table)
        EXPECT_EQ(summary(parse_sf_answer(row.text)), row.summary) << row.what;
}

}  // namespace
}  // namespace onetrip::delivery
