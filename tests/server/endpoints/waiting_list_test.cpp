// The waiting list, and what becomes of places that are given back.

#include "server/endpoints/given_back.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

// The clock stands at Saturday 2026-11-28 09:00; the hospital opens on Monday and takes four people each half hour.
constexpr std::string_view monday_early = "2026-11-30T08:00";
constexpr std::string_view monday_later = "2026-11-30T09:00";

class WaitingList : public Endpoints {
protected:
    WaitingList() {
        citizen.begin();
        second.begin();
        third.begin();
    }

    std::string hold(Client& client, std::string_view slot) {
        const Answer answer =
            client.post("/api/v1/bookings", {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", slot}});
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.body["booking"]["id"];
    }
    /// As a submission would.
    void confirm(const std::string& id) {
        storage::write_now(*city.store, [&](storage::Unit& unit) {
            auto booking = *unit.bookings().find(id);
            booking.state = "confirmed";
            booking.held_until.reset();
            unit.bookings().save(booking);
        });
    }
    /// Four people who have confirmed bookings; their ids.
    std::vector<std::string> fill(std::string_view slot) {
        std::vector<std::string> ids;
        for (int i = 0; i < 4; ++i) {
            crowd.push_back(std::make_unique<Client>(city));
            crowd.back()->begin();
            ids.push_back(hold(*crowd.back(), slot));
            confirm(ids.back());
        }
        return ids;
    }
    /// The first of those who filled a slot gives it back.
    void give_back(const std::vector<std::string>& ids) {
        EXPECT_EQ(crowd.front()->remove("/api/v1/bookings/" + ids.front()).status, 200);
    }
    /// A minute passes: who comes first is told by the time.
    Answer wait(Client& client, std::string_view from = "2026-11-30", std::string_view to = "2026-12-02",
                const json& halls = {"demo-hospital"}) {
        city.clock.advance_minutes(1);
        return client.post("/api/v1/waiting",
                           {{"service", "medical-check"}, {"halls", halls}, {"from", from}, {"to", to}});
    }
    static json entry(Client& client) { return client.get("/api/v1/waiting").body["waiting"].at(0); }
    std::string free_of(std::string_view slot) {
        const Answer answer = citizen.get("/api/v1/halls/demo-hospital/slots?service=medical-check");
        for (const json& day : answer.body["days"]) {
            for (const json& found : day["slots"]) {
                if (found.value("id", "") == slot) return found.value("state", "");
            }
        }
        return "none";
    }
    void look() {
        storage::write_now(*city.store, [&](storage::Unit& unit) {
            endpoints::GiveBack{city.catalogue, city.clock.now(), 0}.pass_on_lapsed(unit, 100);
        });
    }

    Client second{city};
    Client third{city};
    std::vector<std::unique_ptr<Client>> crowd;
};

TEST_F(WaitingList, SaysWhereOneStands) {
    const Answer first = wait(citizen);
    ASSERT_EQ(first.status, 201);
    const json& told = first.body["waiting"];
    EXPECT_EQ(told["state"], "waiting");
    EXPECT_EQ(told["ahead"], 0);
    EXPECT_EQ(told["offers"], 0);
    EXPECT_EQ(told["offers_max"], 3);
    EXPECT_EQ(told["instead_of"], nullptr);
    EXPECT_EQ(told["offer"], nullptr);
    EXPECT_EQ(wait(second).body["waiting"]["ahead"], 1);
    EXPECT_EQ(citizen.get("/api/v1/waiting").body["waiting"], json::array({told}));
    const std::string id = told["id"];
    EXPECT_EQ(citizen.remove("/api/v1/waiting/" + id).body["waiting"]["state"], "withdrawn");
    EXPECT_EQ(citizen.get("/api/v1/waiting").body["waiting"], json::array());
    EXPECT_EQ(entry(second)["ahead"], 0);
}

TEST_F(WaitingList, AGivenBackPlaceIsOfferedToTheFirstAndToNobodyElse) {
    const auto ids = fill(monday_early);
    wait(citizen);
    wait(second);
    give_back(ids);
    const json offered = entry(citizen);
    EXPECT_EQ(offered["state"], "offered");
    EXPECT_EQ(offered["offer"]["slot"], monday_early);
    EXPECT_EQ(offered["offer"]["until"], "2026-11-28T09:32:00+08:00");
    EXPECT_EQ(entry(second)["state"], "waiting");
    EXPECT_EQ(free_of(monday_early), "full") << "kept for whom it is offered to";

    const std::string take = "/api/v1/waiting/" + offered["id"].get<std::string>() + "/take";
    EXPECT_EQ(second.post(take, json::object()).code(), "not_found");
    const Answer taken = citizen.post(take, json::object(), "take-it-now");
    ASSERT_EQ(taken.status, 200) << taken.text;
    EXPECT_EQ(taken.body["booking"]["state"], "held");
    EXPECT_EQ(taken.body["booking"]["slot"], monday_early);
    EXPECT_EQ(citizen.post(take, json::object(), "take-it-now").text, taken.text);
    EXPECT_EQ(citizen.post(take, json::object()).body["refusal"], "waiting.state_forbids");
    EXPECT_EQ(citizen.get("/api/v1/waiting").body["waiting"], json::array());
    EXPECT_EQ(free_of(monday_early), "full");
}

TEST_F(WaitingList, WhatIsDeclinedGoesToTheNextAndThenAfterAWhileToThePublic) {
    const auto ids = fill(monday_early);
    wait(citizen);
    wait(second);
    give_back(ids);
    const auto decline = [&](Client& client) {
        return client.post("/api/v1/waiting/" + entry(client)["id"].get<std::string>() + "/decline", json::object());
    };
    EXPECT_EQ(decline(citizen).body["waiting"]["state"], "waiting");
    EXPECT_EQ(entry(second)["state"], "offered");
    EXPECT_EQ(entry(citizen)["ahead"], 0) << "of those who wait, nobody is before";
    EXPECT_EQ(citizen.remove("/api/v1/waiting/" + entry(citizen)["id"].get<std::string>()).status, 200);
    EXPECT_EQ(decline(second).status, 200);
    EXPECT_EQ(entry(second)["state"], "waiting") << "not offered again what was just declined";
    city.clock.advance_minutes(4);
    EXPECT_EQ(free_of(monday_early), "full") << "nobody can foresee when it returns";
    city.clock.advance_minutes(56);
    EXPECT_EQ(free_of(monday_early), "open");
}

TEST_F(WaitingList, WhatIsLetPassGoesToTheNext) {
    const auto ids = fill(monday_early);
    wait(citizen);
    wait(second);
    give_back(ids);
    city.clock.advance_minutes(30);
    const std::string take = "/api/v1/waiting/" + entry(citizen)["id"].get<std::string>() + "/take";
    EXPECT_EQ(citizen.post(take, json::object()).body["refusal"], "waiting.offer_over");
    look();
    EXPECT_EQ(entry(citizen)["state"], "waiting");
    EXPECT_EQ(entry(citizen)["offers"], 1);
    EXPECT_EQ(entry(second)["offer"]["until"], "2026-11-28T10:02:00+08:00");
    EXPECT_EQ(free_of(monday_early), "full");
}

TEST_F(WaitingList, WhoHoldsALaterSlotIsMovedToTheEarlierOne) {
    const auto ids = fill(monday_early);
    const std::string mine = hold(citizen, monday_later);
    EXPECT_EQ(wait(citizen).code(), "booking_open") << "a hold is decided about first";
    confirm(mine);
    EXPECT_EQ(wait(citizen).body["waiting"]["instead_of"], mine);
    give_back(ids);
    const Answer taken =
        citizen.post("/api/v1/waiting/" + entry(citizen)["id"].get<std::string>() + "/take", json::object());
    ASSERT_EQ(taken.status, 200) << taken.text;
    EXPECT_EQ(taken.body["booking"]["id"], mine);
    EXPECT_EQ(taken.body["booking"]["slot"], monday_early);
    EXPECT_EQ(taken.body["booking"]["state"], "confirmed");
    EXPECT_EQ(free_of(monday_early), "full");
    EXPECT_EQ(free_of(monday_later), "open");
}

TEST_F(WaitingList, ALaterSlotIsNotOfferedToWhoHoldsAnEarlierOne) {
    const auto ids = fill(monday_later);
    const std::string mine = hold(citizen, monday_early);
    confirm(mine);
    wait(citizen);
    give_back(ids);
    EXPECT_EQ(entry(citizen)["state"], "waiting");
}

TEST_F(WaitingList, APlaceOfASlotThatHasOthersReturnsAtOnce) {
    const std::string mine = hold(citizen, monday_early);
    confirm(mine);
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + mine).status, 200);
    EXPECT_EQ(free_of(monday_early), "open");
}

TEST_F(WaitingList, AHoldThatIsGivenBackIsOfferedButElseReturnsAtOnce) {
    fill(monday_early);
    const std::string held = hold(citizen, monday_later);
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + held).status, 200);
    EXPECT_EQ(free_of(monday_later), "open");
}

TEST_F(WaitingList, RefusesWhatCannotBeWaitedFor) {
    EXPECT_EQ(wait(citizen, "2026-11-27", "2026-12-02").body["at"], "/from");
    EXPECT_EQ(wait(citizen, "2026-12-02", "2026-12-01").body["at"], "/to");
    EXPECT_EQ(wait(citizen, "2026-12-02", "2027-03-01").body["at"], "/to");
    EXPECT_EQ(wait(citizen, "2026-11-30", "2026-12-02", json::array()).body["at"], "/halls");
    EXPECT_EQ(wait(citizen, "2026-11-30", "2026-12-02", {"city-hall"}).body["at"], "/halls");
    EXPECT_EQ(wait(citizen, "2026-11-30", "2026-12-02", {"demo-hospital", "demo-hospital"}).body["at"], "/halls");
    EXPECT_EQ(wait(citizen).status, 201);
    EXPECT_EQ(wait(citizen).body["refusal"], "waiting.open_already");
    EXPECT_EQ(second.remove("/api/v1/waiting/" + entry(citizen)["id"].get<std::string>()).code(), "not_found");
    EXPECT_EQ(citizen.post("/api/v1/waiting/" + entry(citizen)["id"].get<std::string>() + "/decline", json::object())
                  .body["refusal"],
              "waiting.state_forbids");
}

}  // namespace
}  // namespace onetrip::test
