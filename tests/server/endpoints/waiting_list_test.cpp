// The waiting list, and what becomes of places that are given back.

#include <filesystem>
#include <fstream>

#include "server/endpoints/given_back.h"
#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

// The clock stands at Saturday 2026-11-28 09:00; the hospital opens on Monday and takes four people each half hour.
constexpr std::string_view monday_early = "2026-11-30T08:00";
constexpr std::string_view monday_later = "2026-11-30T09:00";

/// The demo's catalogue with one hall more, or with a hall that is another now.
std::string catalogue_with(const TemporaryFolder& folder, const std::string& hall, const json& changes) {
    const std::string path = folder.path("catalog");
    std::filesystem::copy(source_path("catalog"), path, std::filesystem::copy_options::recursive);
    json definition = json::parse(std::ifstream(path + "/halls/demo-hospital.json"));
    definition.merge_patch(changes);
    definition["id"] = hall;
    std::ofstream(path + "/halls/" + hall + ".json") << definition;
    return path;
}

class WaitingList : public Endpoints {
protected:
    explicit WaitingList(const CityOptions& options = {}) : Endpoints(options) {
        citizen.begin();
        second.begin();
    }

    std::string hold(Client& client, std::string_view slot, std::string_view hall = "demo-hospital") {
        const Answer answer =
            client.post("/api/v1/bookings", {{"hall", hall}, {"service", "medical-check"}, {"slot", slot}});
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
    const auto ids = fill(monday_early);
    give_back(ids);
    city.clock.advance_minutes(60);
    const std::string last = hold(citizen, monday_early);
    ASSERT_EQ(free_of(monday_early), "full");
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + last).status, 200);
    EXPECT_EQ(free_of(monday_early), "open") << "nobody waits";

    const std::string again = hold(citizen, monday_early);
    wait(second);
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + again).status, 200);
    EXPECT_EQ(entry(second)["state"], "offered");
    EXPECT_EQ(free_of(monday_early), "full");
}

TEST_F(WaitingList, WhoMovedToAnEarlierSlotIsOfferedOnlyWhatIsEarlierStill) {
    const auto ids = fill(monday_later);
    const std::string mine = hold(citizen, "2026-12-01T08:00");
    confirm(mine);
    wait(citizen);
    EXPECT_EQ(citizen.post("/api/v1/bookings/" + mine + "/reschedule", {{"slot", monday_early}}).status, 200);
    give_back(ids);
    EXPECT_EQ(entry(citizen)["state"], "waiting");
}

TEST_F(WaitingList, WhoCancelledWaitsLikeAnybodyButNotForWhatTheyLeft) {
    const auto ids = fill(monday_early);
    const std::string mine = ids.front();
    Client& owner = *crowd.front();
    ASSERT_EQ(wait(owner).body["waiting"]["instead_of"], mine);
    EXPECT_EQ(owner.remove("/api/v1/bookings/" + mine).status, 200);
    EXPECT_EQ(entry(owner)["state"], "waiting");
    EXPECT_EQ(entry(owner)["instead_of"], nullptr);

    city.clock.advance_minutes(60);
    const std::string last = hold(citizen, monday_early);
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + last).status, 200);
    const json offered = entry(owner);
    ASSERT_EQ(offered["state"], "offered");
    const Answer taken = owner.post("/api/v1/waiting/" + offered["id"].get<std::string>() + "/take", json::object());
    EXPECT_EQ(taken.status, 200) << taken.text;
    EXPECT_EQ(taken.body["booking"]["state"], "held");
}

TEST_F(WaitingList, WhatAHallHasNoRoomForAnyMoreIsKeptForNobody) {
    const auto ids = fill(monday_early);
    wait(citizen);
    // The city parts the hospital's counter anew while the place is taken.
    const TemporaryFolder folder;
    const endpoints::Catalogue edited(catalogue_with(
        folder, "demo-hospital",
        {{"teams", json::array({{{"id", "doctors"}, {"slot_minutes", 30}, {"places", {{"online", 1}}}}})},
         {"services", json::array({{{"id", "medical-check"},
                                    {"teams", json::array({"doctors"})},
                                    {"days_ahead_min", 1},
                                    {"days_ahead_max", 30}}})}}));
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        storage::Booking booking = *unit.bookings().find(ids.front());
        booking.state = "cancelled";
        endpoints::GiveBack{edited, city.clock.now(), 0}.leave(unit, booking, true);
    });
    EXPECT_EQ(entry(citizen)["state"], "waiting");
}

/// Two halls give the service.
class WaitingListOfTwoHalls : public WaitingList {
protected:
    WaitingListOfTwoHalls() : WaitingList(with_clinic()) {}
    static CityOptions with_clinic() {
        static const TemporaryFolder folder;
        static const std::string catalogue = catalogue_with(folder, "clinic", json::object());
        CityOptions options;
        options.catalogue = catalogue;
        return options;
    }
};

TEST_F(WaitingListOfTwoHalls, WhatIsTakenInAnotherHallIsThere) {
    const auto ids = fill(monday_early);
    const std::string mine = hold(citizen, monday_later, "clinic");
    confirm(mine);
    ASSERT_EQ(wait(citizen, "2026-11-30", "2026-12-02", {"clinic", "demo-hospital"}).status, 201);
    give_back(ids);
    const json offered = entry(citizen);
    ASSERT_EQ(offered["offer"]["hall"], "demo-hospital");
    const Answer taken = citizen.post("/api/v1/waiting/" + offered["id"].get<std::string>() + "/take", json::object());
    ASSERT_EQ(taken.status, 200) << taken.text;
    EXPECT_EQ(taken.body["booking"]["hall"], "demo-hospital");
    EXPECT_EQ(taken.body["booking"]["slot"], monday_early);
    EXPECT_EQ(free_of(monday_early), "full");
}

TEST_F(WaitingList, RefusesWhatCannotBeWaitedFor) {
    EXPECT_EQ(wait(citizen, "2026-11-27", "2026-12-02").body["at"], "/from");
    EXPECT_EQ(wait(citizen, "2026-12-02", "2026-12-01").body["at"], "/to");
    EXPECT_EQ(wait(citizen, "2026-12-02", "2027-03-01").body["at"], "/to");
    EXPECT_EQ(wait(citizen, "2026-11-30", "2026-12-02", json::array()).body["at"], "/halls");
    EXPECT_EQ(wait(citizen, "2026-11-30", "2026-12-02", json(6, "demo-hospital")).body["at"], "/halls");
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
