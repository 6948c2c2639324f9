// What citizens are told of their visits: in time or not at all, and once.

#include "server/endpoints/visit_notices.h"

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class VisitNotices : public Endpoints {
protected:
    VisitNotices() { submitted = submit(citizen.begin(), "2026-12-01T08:00"); }

    void at(std::string_view time) { city.clock.set(*base::Instant::parse(std::string(time) + ":00+08:00")); }
    void work_off() {
        boost::asio::io_context idle;
        endpoints::VisitNotices notices(idle.get_executor(), city.office, &city.sms);
        while (await(notices.work_off()) > 0) {
        }
    }
    /// Every message's name so far, and the time of the visit that it speaks of.
    std::string told() {
        work_off();
        std::string names;
        for (const ports::NoticeMessage& message : city.sms.notices)
            names += message.name.substr(6) + ' ' + message.parameters.at(2).second.substr(8, 5) + ' ';
        return names;
    }
    std::string in_the_page() {
        std::string names;
        const Answer answer = citizen.get("/api/v1/notices");
        for (const json& notice : answer.body["notices"])
            names += notice["news"].get<std::string>() + ' ';
        return names;
    }
    Answer move_to(std::string_view slot) {
        return citizen.post("/api/v1/bookings/" + submitted.application.booking + "/reschedule", {{"slot", slot}});
    }

    Submitted submitted;
};

TEST_F(VisitNotices, ADayAndTwoHoursBefore) {
    const struct {
        std::string_view time;
        const char* told;
        const char* in_the_page;
    } table[] = {
        {"2026-11-28T10:00", "", ""},
        {"2026-11-30T07:59", "", ""},
        {"2026-11-30T08:00", "day_before 01 08 ", "day_before "},
        {"2026-12-01T05:59", "day_before 01 08 ", "day_before "},
        {"2026-12-01T06:00", "day_before 01 08 hours_before 01 08 ", "hours_before day_before "},
        {"2026-12-01T08:00", "day_before 01 08 hours_before 01 08 ", ""},
    };
    for (const auto& line : table) {
        at(line.time);
        EXPECT_EQ(told(), line.told) << line.time;
        EXPECT_EQ(in_the_page(), line.in_the_page) << line.time;
    }
}

TEST_F(VisitNotices, SayWhatWhereAndWhen) {
    at("2026-11-30T08:00");
    work_off();
    ASSERT_EQ(city.sms.notices.size(), 1u);
    const ports::NoticeMessage& message = city.sms.notices.front();
    EXPECT_EQ(message.phone, "13900000000");
    const std::vector<std::pair<std::string, std::string>> parameters = {
        {"visit", "教师资格体检"}, {"hall", "云川市第二人民医院（体检中心）"}, {"at", "2026-12-01 08:00"}};
    EXPECT_EQ(message.parameters, parameters);
    const json notice = citizen.get("/api/v1/notices").body["notices"][0];
    EXPECT_EQ(notice["booking"], submitted.application.booking);
    EXPECT_EQ(notice["hall"], "demo-hospital");
    EXPECT_EQ(notice["visit_at"], "2026-12-01T08:00:00+08:00");
}

TEST_F(VisitNotices, AServerThatWasAwayTellsNothingAfterTheFact) {
    const struct {
        std::string_view back_at;
        const char* told;
    } table[] = {{"2026-12-01T05:00", "day_before 01 08 "},
                 {"2026-12-01T07:00", "hours_before 01 08 "},
                 {"2026-12-01T08:01", ""}};
    for (const auto& line : table) {
        City other;
        Client somebody(other);
        EXPECT_FALSE(submit(somebody.begin(), "2026-12-01T08:00").number.empty());
        other.clock.set(*base::Instant::parse(std::string(line.back_at) + ":00+08:00"));
        boost::asio::io_context idle;
        endpoints::VisitNotices notices(idle.get_executor(), other.office, &other.sms);
        while (await(notices.work_off()) > 0) {
        }
        std::string told;
        for (const ports::NoticeMessage& message : other.sms.notices)
            told += message.name.substr(6) + " 01 08 ";
        EXPECT_EQ(told, line.told) << line.back_at;
    }
}

TEST_F(VisitNotices, AMovedVisitIsRemindedOfAtItsNewTimeAlone) {
    ASSERT_EQ(move_to("2026-12-02T09:00").status, 200);
    at("2026-12-01T08:00");
    EXPECT_EQ(told(), "");
    at("2026-12-01T09:00");
    EXPECT_EQ(told(), "day_before 02 09 ");
    at("2026-12-02T07:00");
    EXPECT_EQ(told(), "day_before 02 09 hours_before 02 09 ");
}

TEST_F(VisitNotices, MovedAwayAndBackIsRemindedOfOnce) {
    ASSERT_EQ(move_to("2026-12-02T09:00").status, 200);
    ASSERT_EQ(move_to("2026-12-01T08:00").status, 200);
    at("2026-12-01T06:00");
    EXPECT_EQ(told(), "hours_before 01 08 ");
}

TEST_F(VisitNotices, WhatWasToldOfATimeThatIsGoneIsGoneFromThePage) {
    at("2026-11-30T08:00");
    EXPECT_EQ(told(), "day_before 01 08 ");
    ASSERT_EQ(move_to("2026-12-03T09:00").status, 200);
    EXPECT_EQ(in_the_page(), "");
}

TEST_F(VisitNotices, AVisitGivenUpIsNotRemindedOf) {
    ASSERT_EQ(citizen.post("/api/v1/cases/" + submitted.number + "/withdrawal", json::object()).status, 200);
    at("2026-12-01T06:30");
    EXPECT_EQ(told(), "");
    EXPECT_EQ(in_the_page(), "");
}

TEST_F(VisitNotices, TwoServersTellOnce) {
    at("2026-11-30T08:00");
    boost::asio::io_context idle;
    endpoints::VisitNotices one(idle.get_executor(), city.office, &city.sms);
    endpoints::VisitNotices other(idle.get_executor(), city.office, &city.sms);
    EXPECT_EQ(await(one.work_off()) + await(other.work_off()), 1u);
    EXPECT_EQ(told(), "day_before 01 08 ");
}

TEST_F(VisitNotices, WhatTheGatewayDidNotTakeIsInThePageAndSentOnceItIsBack) {
    city.sms.out_of_order = true;
    at("2026-11-30T08:00");
    EXPECT_EQ(told(), "");
    EXPECT_EQ(in_the_page(), "day_before ");
    city.sms.out_of_order = false;
    city.clock.advance_minutes(1);
    EXPECT_EQ(told(), "day_before 01 08 ");
    EXPECT_EQ(in_the_page(), "day_before ");
}

TEST_F(VisitNotices, TheTwentyNewestAreListed) {
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        const auto booking = unit.bookings().find(submitted.application.booking);
        for (int number = 0; number < 21; ++number) {
            unit.notices().add({"n" + std::to_string(number), booking->citizen, booking->id, "day_before",
                                booking->from, city.clock.now() + number});
        }
    });
    const json listed = citizen.get("/api/v1/notices").body["notices"];
    ASSERT_EQ(listed.size(), 20u);
    EXPECT_EQ(listed.front()["id"], "n20");
    EXPECT_EQ(listed.back()["id"], "n1");
}

TEST_F(VisitNotices, ArePutAwayByWhomTheyAreFor) {
    at("2026-11-30T08:00");
    work_off();
    const std::string path =
        "/api/v1/notices/" + citizen.get("/api/v1/notices").body["notices"][0]["id"].get<std::string>();
    Client stranger(city);
    EXPECT_EQ(stranger.begin().remove(path).code(), "not_found");
    EXPECT_EQ(citizen.remove(path).status, 204);
    EXPECT_EQ(in_the_page(), "");
}

}  // namespace
}  // namespace onetrip::test
