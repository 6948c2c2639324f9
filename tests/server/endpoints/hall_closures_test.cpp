// A hall closes hours: who is hit is moved or called off, and told; nobody books what is closed.

#include "tests/server/endpoints/hit_hall.h"

namespace onetrip::test {
namespace {

class HallClosures : public HitHall {
protected:
    static constexpr std::string_view path = "/api/v1/staff/halls/demo-hospital/closures";

    Answer close(const json& changes = json::object()) {
        json body = {{"day", "2026-12-01"}, {"from", "08:00"}, {"to", "12:00"}, {"reason", "停水"}};
        body.update(changes);
        return supervisor.post(path, body);
    }
};

TEST_F(HallClosures, NobodyBooksWhatIsClosedUntilItIsOpenAgain) {
    EXPECT_EQ(places_on("2026-12-01"), 28);
    const Answer closed = close({{"from", "09:00"}, {"to", "10:00"}});
    ASSERT_EQ(closed.status, 201) << closed.text;
    EXPECT_EQ(places_on("2026-12-01"), 20);
    const json held = {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", "2026-12-01T09:30"}};
    EXPECT_EQ(citizen.post("/api/v1/bookings", held).code(), "slot_taken");
    const json listed = supervisor.get(path).body;
    EXPECT_EQ(listed["teams"], json::array({"medical-check"}));
    ASSERT_EQ(listed["closures"].size(), 1u);
    EXPECT_EQ(listed["closures"][0], closed.body["closure"]);
    EXPECT_EQ(listed["closures"][0]["reason"], "停水");
    const std::string one = std::string(path) + '/' + closed.body["closure"]["id"].get<std::string>();
    EXPECT_EQ(supervisor.remove(one).status, 204);
    EXPECT_EQ(supervisor.remove(one).code(), "not_found");
    EXPECT_EQ(places_on("2026-12-01"), 28);
    EXPECT_EQ(citizen.post("/api/v1/bookings", held).status, 201);
}

TEST_F(HallClosures, AClosedDayIsNotPromisedAsTheNextRelease) {
    const auto releases_next = [&] {
        return citizen.get("/api/v1/halls/demo-hospital/slots?service=medical-check&days=1")
            .body["releases_next"]
            .get<std::string>();
    };
    ASSERT_EQ(releases_next(), "2026-11-29T00:00:00+08:00") << "of Tuesday 29 December";
    ASSERT_EQ(close({{"day", "2026-12-29"}, {"from", "08:00"}, {"to", "11:00"}}).status, 201);
    EXPECT_EQ(releases_next(), "2026-11-29T00:00:00+08:00") << "half an hour of it is open";
    ASSERT_EQ(close({{"day", "2026-12-29"}}).status, 201);
    EXPECT_EQ(releases_next(), "2026-11-30T00:00:00+08:00");
}

TEST_F(HallClosures, WhoIsHitIsMovedToTheNextFreeSlotAndTold) {
    const Submitted submitted = submit(citizen, "2026-12-01T08:00");
    const Answer closed = close({{"to", "09:30"}});
    EXPECT_EQ(fates(closed), "2026-12-01T08:00 moved 2026-12-01T09:30\n");
    EXPECT_EQ(news(), "moved 2026-12-01T09:30\n");
    const json booking = citizen.get("/api/v1/bookings").body["bookings"][0];
    EXPECT_EQ(booking["state"], "confirmed");
    EXPECT_EQ(booking["slot"], "2026-12-01T09:30");
    EXPECT_EQ(booking["moves_left"], 3) << "none of the citizen's moves";
    EXPECT_EQ(fates(close({{"from", "09:30"}})), "2026-12-01T09:30 moved 2026-12-02T08:00\n");
    EXPECT_EQ(news(), "moved 2026-12-02T08:00\n") << "of the time that stands";
}

TEST_F(HallClosures, WhoFindsAPlaceOnTheSeventhDayIsMovedThere) {
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    for (int day = 2; day <= 7; ++day)
        ASSERT_EQ(close({{"day", "2026-12-0" + std::to_string(day)}}).status, 201);
    EXPECT_EQ(fates(close()), "2026-12-01T08:00 moved 2026-12-08T08:00\n");
}

TEST_F(HallClosures, WhoFindsNoPlaceIsCalledOffAndWaitsAsIfSinceTheyBooked) {
    const Submitted submitted = submit(citizen, "2026-12-01T08:00");
    for (int day = 2; day <= 8; ++day)
        ASSERT_EQ(close({{"day", "2026-12-0" + std::to_string(day)}}).status, 201);
    city.clock.advance_minutes(1);
    Client neighbour(city);
    const json wish = {
        {"service", "medical-check"}, {"halls", {"demo-hospital"}}, {"from", "2026-12-09"}, {"to", "2026-12-11"}};
    ASSERT_EQ(neighbour.begin().post("/api/v1/waiting", wish).status, 201);
    EXPECT_EQ(fates(close()), "2026-12-01T08:00 called_off\n");
    EXPECT_EQ(news(), "called_off 2026-12-01T08:00\n");
    EXPECT_EQ(citizen.get("/api/v1/bookings").body["bookings"], json::array());
    const json waiting = citizen.get("/api/v1/waiting").body["waiting"];
    ASSERT_EQ(waiting.size(), 1u);
    EXPECT_EQ(waiting[0]["ahead"], 0);
    EXPECT_EQ(neighbour.get("/api/v1/waiting").body["waiting"][0]["ahead"], 1);
}

TEST_F(HallClosures, WhoBookedFirstChoosesFirst) {
    std::vector<Client> others(4, Client(city));
    for (Client& other : others) {
        EXPECT_FALSE(submit(other.begin(), "2026-12-01T11:00").number.empty());
        city.clock.advance_minutes(1);
    }
    EXPECT_FALSE(submit(citizen, "2026-12-01T10:30").number.empty());
    supervisor.sign_in("supervisor", {accounts::Role::Supervisor});
    EXPECT_EQ(fates(close({{"from", "10:30"}})),
              "2026-12-01T11:00 moved 2026-12-02T08:00\n2026-12-01T11:00 moved 2026-12-02T08:00\n"
              "2026-12-01T11:00 moved 2026-12-02T08:00\n2026-12-01T11:00 moved 2026-12-02T08:00\n"
              "2026-12-01T10:30 moved 2026-12-02T08:30\n");
}

TEST_F(HallClosures, WhoOnlyHeldASlotLosesIt) {
    const Application application = prepare(citizen, "2026-12-01T08:00");
    EXPECT_EQ(fates(close()), "");
    EXPECT_EQ(places_on("2026-12-01"), 0);
    EXPECT_EQ(citizen.post("/api/v1/cases", application.body).code(), "slot_taken");
}

TEST_F(HallClosures, WhatOpensAgainIsFirstForThoseWhoWait) {
    const Answer closed = close();
    ASSERT_EQ(closed.status, 201);
    ASSERT_EQ(wait(citizen, "2026-12-01", "2026-12-01").status, 201);
    EXPECT_EQ(offered(citizen), "waiting");
    EXPECT_EQ(supervisor.remove(std::string(path) + '/' + closed.body["closure"]["id"].get<std::string>()).status, 204);
    EXPECT_EQ(offered(citizen), "2026-12-01T08:00");
    EXPECT_EQ(places_on("2026-12-01"), 27);
}

TEST_F(HallClosures, APreviewSaysTheSameAndDoesNothing) {
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    const Answer preview = close({{"preview", true}});
    EXPECT_EQ(preview.status, 200);
    EXPECT_EQ(places_on("2026-12-01"), 27);
    EXPECT_EQ(news(), "");
    EXPECT_EQ(supervisor.get(path).body["closures"], json::array());
    EXPECT_EQ(fates(close()), fates(preview));
}

TEST_F(HallClosures, IsForSupervisorsAndForWhatThereIs) {
    const json whole = {{"day", "2026-12-01"}, {"from", "08:00"}, {"to", "12:00"}, {"reason", "停水"}};
    EXPECT_EQ(clerk.post(path, whole).code(), "forbidden");
    EXPECT_EQ(clerk.get(path).status, 200);
    EXPECT_EQ(supervisor.post("/api/v1/staff/halls/nowhere/closures", whole).code(), "not_found");
    const struct {
        json change;
        const char* at;
    } table[] = {{{{"team", "nobody"}}, "/team"},
                 {{{"day", "2026-11-27"}}, "/day"},
                 {{{"day", "2027-11-27"}}, "/day"},
                 {{{"from", "8"}}, "/from"},
                 {{{"to", "08:00"}}, "/to"},
                 {{{"reason", ""}}, "/reason"},
                 {{{"reason", std::string(301, 'r')}}, "/reason"},
                 {{{"preview", "yes"}}, "/preview"},
                 {{{"colour", "red"}}, "/colour"}};
    for (const auto& line : table) {
        const Answer answer = close(line.change);
        EXPECT_EQ(answer.code(), "body_invalid") << line.at;
        EXPECT_NE(answer.text.find(line.at), std::string::npos) << answer.text;
    }
    EXPECT_EQ(close({{"reason", std::string(300, 'r')}}).status, 201);
}

TEST_F(HallClosures, TheDaysInNumbers) {
    const std::string booking = submit(citizen, "2026-12-01T08:00").application.booking;
    const auto at = [&](std::string_view time) {
        city.clock.set(*base::Instant::parse("2026-12-01T" + std::string(time) + ":00+08:00"));
        clerk.sign_in("clerk", {accounts::Role::Intake});
    };
    at("07:40");
    clerk.post("/api/v1/staff/bookings/" + booking + "/events", {{"type", "check_in"}});
    clerk.post("/api/v1/staff/halls/demo-hospital/tickets", {{"service", "medical-check"}});
    at("08:10");
    const json called = clerk.post("/api/v1/staff/halls/demo-hospital/calls", {{"window", "1"}}).body["ticket"];
    clerk.post("/api/v1/staff/tickets/" + called["id"].get<std::string>() + "/events", {{"type", "finish"}});
    EXPECT_EQ(clerk.get("/api/v1/staff/halls/demo-hospital/figures?days=31").body["days"].size(), 31u);
    EXPECT_EQ(clerk.get("/api/v1/staff/halls/demo-hospital/figures?days=32").code(), "query_invalid");
    const json days = clerk.get("/api/v1/staff/halls/demo-hospital/figures?days=2").body["days"];
    ASSERT_EQ(days.size(), 2u);
    EXPECT_EQ(days[0]["numbers"], 0);
    EXPECT_EQ(days[0]["places"], 28);
    EXPECT_EQ(days[1]["day"], "2026-12-01");
    EXPECT_EQ(days[1]["numbers"], 2);
    EXPECT_EQ(days[1]["walk_ins"], 1);
    EXPECT_EQ(days[1]["called"], 1);
    EXPECT_EQ(days[1]["served"].get<int>() + days[1]["open"].get<int>(), 1);
    EXPECT_EQ(days[1]["missed"], 0);
    EXPECT_EQ(days[1]["wait_seconds_max"], called["comer"] == "booked" ? 600 : 1800);
}

}  // namespace
}  // namespace onetrip::test
