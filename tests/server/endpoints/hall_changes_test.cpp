// A hall has other hours or places from a day on: who does not fit any more is moved or called off, and told; nobody
// books what is not there; what opens goes to those who wait.

#include "tests/server/endpoints/hit_hall.h"

namespace onetrip::test {
namespace {

class HallChanges : public HitHall {
protected:
    static constexpr std::string_view path = "/api/v1/staff/halls/demo-hospital/changes";

    /// The week as the catalogue has it, but for Tuesdays.
    static json week(const json& tuesday) {
        const json plain = span("08:00", "11:30");
        return {{"monday", plain}, {"tuesday", tuesday}, {"wednesday", plain}, {"thursday", plain}, {"friday", plain}};
    }
    /// In braces, json would take it for an object.
    static json span(const char* from, const char* to) { return json::array({json::array({from, to})}); }
    Answer change(const json& members) {
        json body = {{"from", "2026-12-01"}, {"reason", "调整"}};
        body.update(members);
        return supervisor.post(path, body);
    }
    Answer end(const Answer& changed, const json& members = {{"last_day", "2026-11-27"}}) {
        return supervisor.post(std::string(path) + '/' + changed.body["change"]["id"].get<std::string>() + "/end",
                               members);
    }
    std::string slot_of(Client& client) {
        const json bookings = client.get("/api/v1/bookings").body["bookings"];
        return bookings.empty() ? "none" : bookings[0].value("slot", "");
    }
};

TEST_F(HallChanges, HasOtherHoursFromItsDayOn) {
    const json plain = citizen.get("/api/v1/halls/demo-hospital").body;
    EXPECT_FALSE(plain["hall"].contains("changes"));
    const Answer changed = change({{"weekly", week(span("08:00", "09:00"))}});
    ASSERT_EQ(changed.status, 201) << changed.text;
    const struct {
        const char* day;
        int places;
    } table[] = {{"2026-11-30", 28}, {"2026-12-01", 8}, {"2026-12-02", 28}, {"2026-12-08", 8}};
    for (const auto& row : table)
        EXPECT_EQ(places_on(row.day), row.places) << row.day;
    const json held = {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", "2026-12-01T09:00"}};
    EXPECT_EQ(citizen.post("/api/v1/bookings", held).code(), "not_found") << "as on a day without hours";

    json hall = citizen.get("/api/v1/halls/demo-hospital").body;
    EXPECT_EQ(hall["services"], plain["services"]);
    ASSERT_EQ(hall["hall"]["changes"].size(), 1u) << "a phone computes the same";
    EXPECT_EQ(hall["hall"]["changes"][0]["weekly"], week(span("08:00", "09:00")));
    EXPECT_EQ(citizen.get("/api/v1/halls/demo-hospital/taken").status, 200);

    const json listed = clerk.get(path).body;
    EXPECT_EQ(listed["day"], "2026-11-28");
    EXPECT_EQ(listed["plan"][0]["weekly"]["tuesday"], span("08:00", "11:30")) << "until then";
    EXPECT_EQ(listed["changes"], json::array({changed.body["change"]}));
    EXPECT_EQ(listed["changes"][0]["to"], nullptr);
    EXPECT_EQ(listed["changes"][0]["staff"], "supervisor");
    const json plan = clerk.get(std::string(path) + "?day=2026-12-01").body["plan"];
    ASSERT_EQ(plan.size(), 2u) << "the hall and its only team";
    EXPECT_EQ(plan[0]["team"], nullptr);
    EXPECT_EQ(plan[0]["weekly"]["tuesday"], span("08:00", "09:00"));
    EXPECT_EQ(plan[0]["weekly"]["sunday"], json::array());
    EXPECT_EQ(plan[0]["places"], nullptr);
    EXPECT_EQ(plan[1]["team"], "medical-check");
    EXPECT_EQ(plan[1]["weekly"], plan[0]["weekly"]);
    EXPECT_EQ(plan[1]["places"], (json{{"online", 4}, {"walk_in", 0}, {"staff", 0}, {"priority", 0}}));
    EXPECT_EQ(clerk.get(std::string(path) + "?day=2026-11-27").code(), "query_invalid");
    EXPECT_EQ(clerk.get(std::string(path) + "?day=2027-11-30").code(), "query_invalid");
    EXPECT_EQ(clerk.get(std::string(path) + "?day=2027-11-29").status, 200);
}

TEST_F(HallChanges, TheLatestCountsAndTheFiguresKnow) {
    ASSERT_EQ(change({{"weekly", week(span("08:00", "09:00"))}}).status, 201);
    ASSERT_EQ(change({{"weekly", week(span("08:00", "08:30"))}, {"to", "2026-12-07"}}).status, 201);
    EXPECT_EQ(places_on("2026-12-01"), 4);
    EXPECT_EQ(places_on("2026-12-08"), 8);
    city.clock.set(*base::Instant::parse("2026-12-02T09:00:00+08:00"));
    clerk.sign_in("clerk", {accounts::Role::Intake});
    const json days = clerk.get("/api/v1/staff/halls/demo-hospital/figures?days=2").body["days"];
    EXPECT_EQ(days[0]["places"], 4);
    EXPECT_EQ(days[1]["places"], 28);
}

TEST_F(HallChanges, WhoIsHitIsMovedToTheNextSlotAndTold) {
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    const Answer changed = change({{"weekly", week(span("09:15", "11:15"))}});
    EXPECT_EQ(fates(changed), "2026-12-01T08:00 moved 2026-12-01T09:15\n");
    EXPECT_EQ(news(), "moved 2026-12-01T09:15\n");
    const json booking = citizen.get("/api/v1/bookings").body["bookings"][0];
    EXPECT_EQ(booking["state"], "confirmed");
    EXPECT_EQ(booking["moves_left"], 3) << "none of the citizen's moves";
    // Taken back, its new time is none of the old plan's.
    EXPECT_EQ(fates(end(changed)), "2026-12-01T09:15 moved 2026-12-01T09:30\n");
    EXPECT_EQ(news(), "moved 2026-12-01T09:30\n");
}

TEST_F(HallChanges, WithFewerPlacesTheLastWhoBookedMoves) {
    Client second(city);
    Client third(city);
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    city.clock.advance_minutes(1);
    EXPECT_FALSE(submit(second.begin(), "2026-12-01T08:00").number.empty());
    city.clock.advance_minutes(1);
    EXPECT_FALSE(submit(third.begin(), "2026-12-01T08:30").number.empty());
    const json one_place = {{"team", "medical-check"}, {"places", {{"online", 1}}}, {"to", "2026-12-01"}};
    EXPECT_EQ(fates(change(one_place)), "2026-12-01T08:00 moved 2026-12-01T09:00\n");
    EXPECT_EQ(slot_of(citizen), "2026-12-01T08:00");
    EXPECT_EQ(slot_of(second), "2026-12-01T09:00");
    EXPECT_EQ(places_on("2026-12-01"), 4);
    EXPECT_EQ(places_on("2026-12-02"), 28);
    EXPECT_EQ(fates(change(one_place)), "") << "who fits stays";
}

TEST_F(HallChanges, WhoFindsNoPlaceIsCalledOffAndWaits) {
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    const Answer changed = change({{"weekly", json::object()}});
    EXPECT_EQ(fates(changed), "2026-12-01T08:00 called_off\n");
    EXPECT_EQ(news(), "called_off 2026-12-01T08:00\n");
    EXPECT_EQ(slot_of(citizen), "none");
    EXPECT_EQ(offered(citizen), "waiting");
    // What opens again is theirs before anybody else's.
    EXPECT_EQ(end(changed).status, 200);
    EXPECT_EQ(offered(citizen), "2026-12-01T08:00");
    EXPECT_EQ(places_on("2026-12-01"), 27);
}

TEST_F(HallChanges, MoreHoursGoToThoseWhoWait) {
    ASSERT_EQ(wait(citizen, "2026-12-05", "2026-12-05").status, 201) << "a Saturday";
    const Answer opened = change({{"from", "2026-12-05"},
                                  {"to", "2026-12-05"},
                                  {"team", "medical-check"},
                                  {"weekly", {{"saturday", span("08:00", "08:30")}}},
                                  {"places", {{"online", 1}}}});
    ASSERT_EQ(opened.status, 201) << opened.text;
    EXPECT_EQ(offered(citizen), "2026-12-05T08:00");
    EXPECT_EQ(places_on("2026-12-05"), 0);
}

TEST_F(HallChanges, WhatIsClosedStaysClosedInNewHours) {
    const json closed = {{"day", "2026-12-01"}, {"from", "08:00"}, {"to", "18:00"}, {"reason", "停水"}};
    ASSERT_EQ(supervisor.post("/api/v1/staff/halls/demo-hospital/closures", closed).status, 201);
    json tuesday = span("08:00", "11:30");
    tuesday.push_back({"13:00", "19:00"});
    ASSERT_EQ(change({{"weekly", week(tuesday)}}).status, 201);
    EXPECT_EQ(places_on("2026-12-01"), 8) << "of the hour after it";
    EXPECT_EQ(places_on("2026-12-08"), 28 + 48);
}

TEST_F(HallChanges, WhoOnlyHeldASlotGivesWayAndLosesIt) {
    const Application held = prepare(citizen, "2026-12-01T08:00");
    Client second(city);
    city.clock.advance_minutes(1);
    EXPECT_FALSE(submit(second.begin(), "2026-12-01T08:00").number.empty());
    EXPECT_EQ(fates(change({{"team", "medical-check"}, {"places", {{"online", 1}}}})), "");
    EXPECT_EQ(slot_of(second), "2026-12-01T08:00");
    EXPECT_EQ(citizen.post("/api/v1/cases", held.body).code(), "slot_taken");
}

TEST_F(HallChanges, APreviewSaysTheSameAndDoesNothing) {
    EXPECT_FALSE(submit(citizen, "2026-12-01T08:00").number.empty());
    const json late = {{"weekly", week(span("09:00", "11:30"))}};
    json preview = late;
    preview["preview"] = true;
    const Answer would_be = change(preview);
    EXPECT_EQ(would_be.status, 200);
    EXPECT_EQ(places_on("2026-12-01"), 27);
    EXPECT_EQ(news(), "");
    EXPECT_EQ(supervisor.get(path).body["changes"], json::array());
    const Answer changed = change(late);
    EXPECT_EQ(fates(changed), fates(would_be));
    EXPECT_EQ(end(changed, {{"last_day", "2026-12-07"}, {"preview", true}}).body["change"]["to"], "2026-12-07");
    EXPECT_EQ(supervisor.get(path).body["changes"], json::array({changed.body["change"]}));
}

TEST_F(HallChanges, AreEndedByADay) {
    const Answer changed = change({{"weekly", week(span("08:00", "09:00"))}});
    EXPECT_EQ(end(changed, {{"last_day", "2026-11-26"}}).code(), "body_invalid") << "what has been stays";
    const Answer ended = end(changed, {{"last_day", "2026-12-07"}});
    ASSERT_EQ(ended.status, 200) << ended.text;
    EXPECT_EQ(ended.body["change"]["to"], "2026-12-07");
    EXPECT_EQ(ended.body["change"]["ended_by"], "supervisor");
    EXPECT_EQ(places_on("2026-12-01"), 8);
    EXPECT_EQ(places_on("2026-12-08"), 28);
    EXPECT_EQ(end(changed, {{"last_day", "2026-12-07"}}).code(), "not_found") << "it ends then anyway";
    EXPECT_EQ(end(changed).status, 200);
    EXPECT_EQ(places_on("2026-12-01"), 28);
    EXPECT_FALSE(citizen.get("/api/v1/halls/demo-hospital").body["hall"].contains("changes"));
    EXPECT_EQ(supervisor.get(path).body["changes"].size(), 1u) << "who did what stays to be read";
}

TEST_F(HallChanges, AreForSupervisorsAndForWhatThereIs) {
    const json good = {{"from", "2026-12-01"}, {"weekly", json::object()}, {"reason", "调整"}};
    EXPECT_EQ(clerk.post(path, good).code(), "forbidden");
    EXPECT_EQ(clerk.post(std::string(path) + "/x/end", {{"last_day", "2026-12-01"}}).code(), "forbidden");
    EXPECT_EQ(supervisor.post("/api/v1/staff/halls/nowhere/changes", good).code(), "not_found");
    EXPECT_EQ(supervisor.post(std::string(path) + "/x/end", {{"last_day", "2026-12-01"}}).code(), "not_found");
    const struct {
        json members;
        const char* at;
    } table[] = {{{{"team", "nobody"}}, "/team"},
                 {{{"from", "2026-11-27"}}, "/from"},
                 {{{"from", "2027-11-30"}}, "/from"},
                 {{{"to", "2026-11-30"}}, "/to"},
                 {json::object(), "/weekly"},
                 {{{"weekly", {{"monday", span("9:00", "10:00")}}}}, "/weekly/monday"},
                 {{{"places", {{"online", 1}}}}, "/places"},
                 {{{"team", "medical-check"}, {"places", {{"online", 0}}}}, "/places"},
                 {{{"team", "medical-check"}, {"places", {{"fax", 1}}}}, "/places/fax"},
                 {{{"weekly", json::object()}, {"reason", ""}}, "/reason"},
                 {{{"weekly", json::object()}, {"reason", std::string(301, 'r')}}, "/reason"},
                 {{{"weekly", json::object()}, {"colour", "red"}}, "/colour"}};
    for (const auto& line : table) {
        const Answer answer = change(line.members);
        EXPECT_EQ(answer.code(), "body_invalid") << line.at;
        EXPECT_EQ(answer.body.value("at", ""), line.at) << answer.text;
    }
    EXPECT_EQ(change({{"weekly", json::object()}, {"from", "2027-11-29"}, {"reason", std::string(300, 'r')}}).status,
              201);
}

TEST_F(HallChanges, AreAHundredAtATime) {
    for (int made = 0; made < 100; ++made)
        ASSERT_EQ(change({{"weekly", week(span("08:00", "09:00"))}, {"from", "2027-02-01"}}).status, 201) << made;
    const Answer refused = change({{"weekly", json::object()}});
    EXPECT_EQ(refused.code(), "booking_refused");
    EXPECT_EQ(refused.body["refusal"], "hall.changes_max");
}

}  // namespace
}  // namespace onetrip::test
