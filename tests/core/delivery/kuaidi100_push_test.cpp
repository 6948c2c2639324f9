#include "core/delivery/kuaidi100_push.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

// The documented form of a push, with its members that are not read.
constexpr const char* documented =
    R"({"status":"polling","billstatus":"got","message":"","autoCheck":"0","comOld":"","comNew":"",)"
    R"("lastResult":{"message":"ok","state":"0","status":"200","condition":"F00","ischeck":"0","com":"ems",)"
    R"("nu":"1111111111111","data":[)"
    R"({"context":"离开【南京中心】，下一站【淮安】","time":"2026-11-20 08:00:00","ftime":"2026-11-20 08:00:00",)"
    R"("status":"干线","statusCode":"1002","areaCode":"CN320100000000","areaName":"江苏,南京市",)"
    R"("areaCenter":"118.79,32.06","areaPinYin":"nan jing shi","location":""},)"
    R"({"context":"已收件","time":"2026-11-19 17:30:00","ftime":"2026-11-19 17:30:00","status":"揽收",)"
    R"("statusCode":"103","areaName":"江苏,南京市"}]},"destResult":null})";

TEST(Kuaidi100Push, reads_the_documented_form) {
    const auto push = parse_kuaidi100_push(documented);
    ASSERT_TRUE(push.ok());
    EXPECT_EQ(push->number, "1111111111111");
    EXPECT_EQ(push->carrier, "ems");
    EXPECT_EQ(push->carrier_new, "");
    EXPECT_EQ(push->watch, Watch::Polling);
    EXPECT_EQ(push->state, Status::InTransit);
    ASSERT_EQ(push->events.size(), 2u);
    EXPECT_EQ(push->events[0].at.text(), "2026-11-19T17:30:00+08:00");
    EXPECT_EQ(push->events[0].status, Status::Collected);
    EXPECT_EQ(push->events[1].text, "离开【南京中心】，下一站【淮安】");
    EXPECT_EQ(push->events[1].area, "江苏,南京市");
    EXPECT_EQ(push->events[1].code, "1002");
}

std::string summary(std::string_view param) {
    const auto push = parse_kuaidi100_push(param);
    if (!push) return std::string(code_of(push.error()));
    std::string out = push->number + " " + std::string(name_of(push->watch)) + " ";
    out += push->state ? name_of(*push->state) : "-";
    for (const TrackEvent& event : push->events) {
        out += " | " + event.at.text() + " ";
        out += event.status ? name_of(*event.status) : "-";
    }
    if (!push->carrier_new.empty()) out += " now with " + push->carrier_new;
    if (push->skipped > 0) out += " skipped " + std::to_string(push->skipped);
    return out;
}

TEST(Kuaidi100Push, reads_the_oddities_and_refuses_the_rest) {
    const struct {
        const char* what;
        std::string param;
        const char* summary;
    } table[] = {
        {"finished", R"({"status":"shutdown","lastResult":{"state":"3","com":"ems","nu":"1111111111111","data":[]}})",
         "1111111111111 shutdown delivered"},
        {"a repeated push",
         R"({"status":"updateall","lastResult":{"state":"0","com":"ems","nu":"1111111111111","data":null}})",
         "1111111111111 polling in_transit"},
        {"nothing found, followed with another carrier",
         R"({"status":"abort","autoCheck":"0","comNew":"yunda","lastResult":{"com":"ems","nu":"1111111111111"}})",
         "1111111111111 abort - now with yunda"},
        {"the carrier was right",
         R"({"status":"abort","autoCheck":"1","comNew":"yunda","lastResult":{"com":"yunda","nu":"1111111111111"}})",
         "1111111111111 abort -"},
        {"no codes: the whole's state counts for the newest",
         R"({"status":"polling","lastResult":{"state":5,"nu":"1111111111111","data":[
             {"context":"a","time":"2026-11-20 09:00"},{"context":"b","time":"2026-11-20 08:00:00"}]}})",
         "1111111111111 polling out_for_delivery | 2026-11-20T08:00:00+08:00 - | 2026-11-20T09:00:00+08:00 "
         "out_for_delivery"},
        {"signed as a whole, while no event says so",
         R"({"status":"shutdown","lastResult":{"state":"3","nu":"1111111111111","data":[
             {"context":"a","time":"2026-11-20 09:00:00","statusCode":"5"}]}})",
         "1111111111111 shutdown delivered | 2026-11-20T09:00:00+08:00 delivered"},
        {"signed by proxy: the event says more than the whole",
         R"({"status":"shutdown","lastResult":{"state":"3","nu":"1111111111111","data":[
             {"context":"a","time":"2026-11-20 09:00:00","statusCode":"303"}]}})",
         "1111111111111 shutdown delivered | 2026-11-20T09:00:00+08:00 delivered_proxy"},
        {"times that are none",
         R"({"status":"polling","lastResult":{"state":"0","nu":"1111111111111","data":[
             {"context":"a","time":"2026-02-30 09:00:00"},{"context":"b"},{"context":"c","time":"0001-01-01 00:00:00"},
             7,{"context":"d","ftime":"?","time":"2026-11-20 09:00:00","statusCode":"0"}]}})",
         "1111111111111 polling in_transit | 2026-11-20T09:00:00+08:00 in_transit skipped 4"},
        {"a number as a number", R"({"status":"polling","lastResult":{"state":"0","nu":1111111111111,"data":[]}})",
         "1111111111111 polling in_transit"},
        {"the rest told by the carrier abroad",
         R"({"status":"polling","lastResult":{"state":"0","nu":"EA123456785CN","data":[]},"destResult":{"data":[
             {"context":"a","time":"2026-11-20 09:00:00","statusCode":"5"}]}})",
         "EA123456785CN polling in_transit | 2026-11-20T09:00:00+08:00 out_for_delivery"},
        {"empty", "", "push.not_json"},
        {"not JSON", "param={}", "push.not_json"},
        {"no object", "[]", "push.malformed"},
        {"no status", R"({"lastResult":{"nu":"1111111111111"}})", "push.malformed"},
        {"a status unheard of", R"({"status":"done","lastResult":{"nu":"1111111111111"}})", "push.malformed"},
        {"no result", R"({"status":"polling"})", "push.malformed"},
        {"data that is no list", R"({"status":"polling","lastResult":{"nu":"1111111111111","data":{}}})",
         "push.malformed"},
        {"no number", R"({"status":"polling","lastResult":{"data":[]}})", "push.number_invalid"},
        {"a number that is none", R"({"status":"polling","lastResult":{"nu":"<script>","data":[]}})",
         "push.number_invalid"},
        {"over the limit", std::string(push_bytes_max + 1, ' '), "push.too_large"},
    };
    for (const auto& row : table)
        EXPECT_EQ(summary(row.param), row.summary) << row.what;
}

TEST(Kuaidi100Push, is_read_up_to_the_limit) {
    std::string param = documented;
    param.resize(push_bytes_max, ' ');
    EXPECT_TRUE(parse_kuaidi100_push(param).ok());
}

TEST(Kuaidi100Answer, has_at_the_top_what_a_push_has_within) {
    const auto answer = parse_kuaidi100_answer(
        R"({"message":"ok","state":"3","status":"200","condition":"F00","ischeck":"1","com":"ems","nu":"1111111111111",)"
        R"("data":[{"context":"已签收","time":"2026-11-20 08:00:00","statusCode":"301","areaName":"云川市"}],)"
        R"("routeInfo":{},"isLoop":false})");
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(answer->number, "1111111111111");
    EXPECT_EQ(answer->carrier, "ems");
    EXPECT_EQ(answer->state, Status::Delivered);
    ASSERT_EQ(answer->events.size(), 1u);
    EXPECT_EQ(answer->events[0].status, Status::Delivered);
}

TEST(Kuaidi100Answer, that_says_no_is_none) {
    const struct {
        std::string body;
        const char* refusal;
    } table[] = {
        {R"({"result":false,"returnCode":"500","message":"查询无结果，请隔段时间再查"})", "push.malformed"},
        {R"({"message":"ok","nu":"1111111111111","data":{}})", "push.malformed"},
        {R"({"message":"ok","data":[]})", "push.number_invalid"},
        {"<html>", "push.not_json"},
        {std::string(push_bytes_max + 1, ' '), "push.too_large"},
    };
    for (const auto& row : table) {
        const auto answer = parse_kuaidi100_answer(row.body);
        ASSERT_FALSE(answer.ok());
        EXPECT_EQ(code_of(answer.error()), row.refusal);
    }
}

}  // namespace
}  // namespace onetrip::delivery
