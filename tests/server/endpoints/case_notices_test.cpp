// What citizens are told of a case by short message: in time or not at all, and once.

#include "server/endpoints/case_notices.h"

#include "tests/server/endpoints/late_diploma.h"

namespace onetrip::test {
namespace {

class CaseNotices : public LateDiploma {
protected:
    void at(std::string_view time) { city.clock.set(*base::Instant::parse(std::string(time) + ":00+08:00")); }
    std::size_t work_off() {
        boost::asio::io_context idle;
        endpoints::CaseNotices notices(idle.get_executor(), city.office, &city.sms);
        return await(notices.work_off());
    }
    /// Every message so far: its name without `case_`, and the day that it speaks of.
    std::string messages() {
        while (work_off() > 0) {
        }
        std::string names;
        for (const ports::NoticeMessage& message : city.sms.notices) {
            if (!message.name.starts_with("case_")) continue;
            names += message.name.substr(5) + ' ';
            if (message.parameters.size() > 2) names += message.parameters[2].second.substr(5) + ' ';
        }
        return names;
    }
    Answer ask_for_photo() {
        const json item = {{"kind", "material"}, {"id", "photo"}, {"reason_code", "unclear"}, {"text", "请重拍。"}};
        return act("supplement-notices", {{"items", {item}}});
    }
};

TEST_F(CaseNotices, WhatMayFollowIsRemindedOfThreeDaysBefore) {
    submit_without("elsewhere");  // owed until 2026-12-25
    const struct {
        std::string_view time;
        const char* told;
    } table[] = {
        {"2026-12-22T08:59", ""},
        {"2026-12-22T09:00", "owed_due 12-25 "},
        {"2026-12-25T23:59", "owed_due 12-25 "},
        {"2026-12-26T00:00", "owed_due 12-25 "},
    };
    for (const auto& line : table) {
        at(line.time);
        EXPECT_EQ(messages(), line.told) << line.time;
    }
}

TEST_F(CaseNotices, SayOfWhichCaseAndUntilWhen) {
    submit_without("elsewhere");
    at("2026-12-22T09:00");
    work_off();
    ASSERT_EQ(city.sms.notices.size(), 1u);
    const ports::NoticeMessage& message = city.sms.notices.front();
    EXPECT_EQ(message.name, "case_owed_due");
    EXPECT_EQ(message.phone, "13900000000");
    const std::vector<std::pair<std::string, std::string>> parameters = {
        {"service", "教师资格认定"}, {"number", number}, {"due", "2026-12-25"}};
    EXPECT_EQ(message.parameters, parameters);
}

TEST_F(CaseNotices, WhatCameIsNotRemindedOf) {
    submit_without("elsewhere");
    ASSERT_EQ(send("diploma").status, 200);
    at("2026-12-22T09:00");
    EXPECT_EQ(messages(), "");
}

TEST_F(CaseNotices, AServerThatWasAwayRemindsUntilTheDayIsOver) {
    submit_without("elsewhere");
    at("2026-12-25T23:59");
    EXPECT_EQ(messages(), "owed_due 12-25 ");
}

TEST_F(CaseNotices, AServerThatWasAwayTooLongRemindsOfNothing) {
    submit_without("elsewhere");
    at("2026-12-26T00:00");
    EXPECT_EQ(messages(), "");
}

TEST_F(CaseNotices, AnApplicationGivenUpIsNotRemindedOf) {
    submit_without("elsewhere");
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/withdrawal", json::object()).status, 200);
    at("2026-12-22T09:00");
    EXPECT_EQ(messages(), "");
}

TEST_F(CaseNotices, SomethingMissingIsToldAtOnceAndBeforeItsLastDay) {
    submit_without("mainland");
    ASSERT_EQ(ask_for_photo().status, 201);  // until 2026-12-28
    EXPECT_EQ(messages(), "supplement_requested 12-28 ");
    at("2026-12-25T08:59");
    EXPECT_EQ(messages(), "supplement_requested 12-28 ");
    at("2026-12-25T09:00");
    EXPECT_EQ(messages(), "supplement_requested 12-28 supplement_due 12-28 ");
}

TEST_F(CaseNotices, WhatWasAnsweredIsNotRemindedOf) {
    submit_without("mainland");
    ASSERT_EQ(ask_for_photo().status, 201);
    EXPECT_EQ(messages(), "supplement_requested 12-28 ");
    ASSERT_EQ(send("photo").status, 200);
    at("2026-12-25T09:00");
    EXPECT_EQ(messages(), "supplement_requested 12-28 ");
}

TEST_F(CaseNotices, AGrantIsTold) {
    submit_without("mainland");
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    EXPECT_EQ(messages(), "");
    ASSERT_EQ(grant().status, 201);
    EXPECT_EQ(messages(), "granted ");
}

TEST_F(CaseNotices, ARefusalIsTold) {
    submit_without("mainland");
    ASSERT_EQ(act("acceptance", json::object()).status, 200);
    ASSERT_EQ(act("decisions", {{"outcome", "refused"}, {"reason", "不符合条件。"}}).status, 201);
    EXPECT_EQ(messages(), "refused ");
}

TEST_F(CaseNotices, TwoServersTellOnce) {
    submit_without("elsewhere");
    at("2026-12-22T09:00");
    EXPECT_EQ(work_off() + work_off(), 1u);
    EXPECT_EQ(messages(), "owed_due 12-25 ");
}

TEST_F(CaseNotices, WhatTheGatewayDidNotTakeIsSentOnceItIsBack) {
    submit_without("elsewhere");
    city.sms.out_of_order = true;
    at("2026-12-22T09:00");
    EXPECT_EQ(messages(), "");
    city.sms.out_of_order = false;
    city.clock.advance_minutes(1);
    EXPECT_EQ(messages(), "owed_due 12-25 ");
}

TEST_F(CaseNotices, AGatewayThatIsAwayForDaysTellsOnTheLastDay) {
    submit_without("elsewhere");
    city.sms.out_of_order = true;
    const auto last_day = *base::Instant::parse("2026-12-25T20:00:00+08:00");
    for (at("2026-12-22T09:00"); city.clock.now() < last_day; city.clock.advance_minutes(13))
        work_off();
    city.sms.out_of_order = false;
    city.clock.advance_minutes(13);
    EXPECT_EQ(messages(), "owed_due 12-25 ");
}

}  // namespace
}  // namespace onetrip::test
