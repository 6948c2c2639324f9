#include "core/delivery/kdniao_answer.h"

#include <gtest/gtest.h>

#include "tests/core/delivery/push_summary.h"

namespace onetrip::delivery {
namespace {

TEST(KdniaoAnswerStatus, reads_in_our_words) {
    const struct {
        const char* code;
        const char* status;
    } table[] = {
        {"0", "-"},
        {"1", "collected"},
        {"2", "in_transit"},
        {"201", "in_transit"},
        {"202", "out_for_delivery"},
        {"204", "in_transit"},
        {"211", "in_locker"},
        {"3", "delivered"},
        {"301", "delivered"},
        {"304", "delivered_proxy"},
        {"311", "delivered"},
        {"4", "problem"},
        {"401", "problem"},
        {"402", "problem"},
        {"404", "returning"},
        {"412", "problem"},
        {"5", "-"},
        {"20", "-"},
        {"2011", "-"},
        {"", "-"},
    };
    for (const auto& row : table) {
        const auto status = status_of_kdniao(row.code);
        EXPECT_EQ(status ? std::string(name_of(*status)) : "-", row.status) << row.code;
    }
}

TEST(KdniaoAnswer, is_read_oldest_first) {
    const struct {
        const char* what;
        std::string text;
        const char* summary;
    } table[] = {
        {"traces with codes",
         R"({"EBusinessID":"1237100","ShipperCode":"SF","LogisticCode":"118954907573","Success":true,"State":"3","Reason":null,
             "Traces":[{"AcceptTime":"2026-11-20 08:00:00","AcceptStation":"已收件","Location":"深圳市","Action":"1"},
                       {"AcceptTime":"2026-11-21 08:00:00","AcceptStation":"已签收","Action":"304"}]})",
         "118954907573 delivered | 2026-11-20T08:00 深圳市 collected | 2026-11-21T08:00  delivered_proxy"},
        {"traces without: the state counts for the newest",
         R"({"LogisticCode":"118954907573","Success":true,"State":"2",
             "Traces":[{"AcceptTime":"2026-11-20 08:00:00"},{"AcceptTime":"2026-11-21 08:00:00"}]})",
         "118954907573 in_transit | 2026-11-20T08:00  - | 2026-11-21T08:00  in_transit"},
        {"nothing yet", R"({"LogisticCode":"118954907573","Success":true,"State":"0","Traces":[]})", "118954907573 -"},
        {"a no", R"({"LogisticCode":"118954907573","Success":false,"Reason":"…"})", "push.malformed"},
        {"no list", R"({"LogisticCode":"118954907573","Success":true,"Traces":7})", "push.malformed"},
        {"no number", R"({"Success":true,"Traces":[]})", "push.number_invalid"},
        {"no JSON", "", "push.not_json"},
        {"over the limit", std::string(push_bytes_max + 1, ' '), "push.too_large"},
    };
    for (const auto& row : table)
        EXPECT_EQ(summary(parse_kdniao_answer(row.text)), row.summary) << row.what;
}

}  // namespace
}  // namespace onetrip::delivery
