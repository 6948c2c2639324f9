#include "core/delivery/ems_answer.h"

#include <gtest/gtest.h>

#include "tests/core/delivery/push_summary.h"

namespace onetrip::delivery {
namespace {

TEST(EmsAnswerStatus, reads_in_our_words) {
    const struct {
        const char* code;
        const char* status;
    } table[] = {
        {"203", "collected"},
        {"303", "in_transit"},
        {"305", "in_transit"},
        {"404", "in_transit"},
        {"423", "in_transit"},
        {"500", "in_transit"},
        {"505", "in_transit"},
        {"954", "in_transit"},
        {"989", "in_transit"},
        {"702", "out_for_delivery"},
        {"704", "delivered"},
        {"705", "problem"},
        {"EMA", "collected"},
        {"EMC", "in_transit"},
        {"EXA", "in_transit"},
        {"EXB", "problem"},
        {"EME", "problem"},
        {"EMG", "in_transit"},
        {"EDG", "out_for_delivery"},
        {"EDH", "in_locker"},
        {"EMH", "problem"},
        {"EMI", "delivered"},
        {"203x", "-"},
        {"101", "-"},
        {"EZZ", "-"},
        {"", "-"},
    };
    for (const auto& row : table) {
        const auto status = status_of_ems(row.code);
        EXPECT_EQ(status ? std::string(name_of(*status)) : "-", row.status) << row.code;
    }
}

TEST(EmsAnswer, is_read_item_by_item) {
    const struct {
        const char* what;
        std::string text;
        const char* summary;
    } table[] = {
        {"a journey to a neighbour's hands",
         R"({"responseItems":[
             {"traceNo":"1","waybillNo":"1272448151316","opTime":"2026-11-20 08:00:00","opCode":"203","opDesc":"已收寄",
              "opOrgProvName":"江苏省","opOrgCity":"南京市"},
             {"waybillNo":"1272448151316","opTime":"2026-11-21 09:00:00","opCode":"702","opName":"投递邮件接收-下段"},
             {"waybillNo":"1272448151316","opTime":"2026-11-21 15:00:00","opCode":"704","opDesc":"已签收，他人代收：物业",
              "opOrgCity":"云川市"}]})",
         "1272448151316 - | 2026-11-20T08:00 江苏省,南京市 collected | 2026-11-21T09:00  out_for_delivery | "
         "2026-11-21T15:00 云川市 delivered_proxy"},
        {"a code of which we know nothing, and a time that is none",
         R"({"responseItems":[{"waybillNo":"1272448151316","opTime":"2026-11-20 08:00:00","opCode":"777"},
             {"opTime":"yesterday","opCode":"203"}]})",
         "1272448151316 - | 2026-11-20T08:00  - skipped 1"},
        {"nothing yet", R"({"responseItems":[]})", "push.number_invalid"},
        {"no list", R"({"responseItems":null})", "push.malformed"},
        {"no JSON", "|$4|abc", "push.not_json"},
        {"over the limit", std::string(push_bytes_max + 1, ' '), "push.too_large"},
    };
    for (const auto& row : table)
        EXPECT_EQ(summary(parse_ems_answer(row.text)), row.summary) << row.what;
}

}  // namespace
}  // namespace onetrip::delivery
