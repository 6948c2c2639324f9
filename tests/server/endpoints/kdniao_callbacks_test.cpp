// Kdniao's pushes: many parcels at one address, proved by token and signature, durable like every other push.

#include "server/couriers/kdniao.h"
#include "server/couriers/subscriber.h"
#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

const std::string waybill = "1012345678901";

class KdniaoCallbacks : public ShippedCases {
protected:
    KdniaoCallbacks() { city.office.kdniao_door = &door; }

    /// As the vendor pushes: the oldest event first.
    static json told(const std::string& number_told, const std::vector<std::pair<std::string, std::string>>& events) {
        json traces = json::array();
        int hour = 10;
        for (const auto& [action, words] : events) {
            traces.push_back({{"AcceptTime", "2026-11-28 " + std::to_string(hour++) + ":00:00"},
                              {"AcceptStation", words},
                              {"Location", "云川市"},
                              {"Action", action}});
        }
        const std::string state = events.empty() ? "0" : events.back().first;
        return {{"EBusinessID", "1237100"}, {"OrderCode", ""},   {"ShipperCode", "EMS"}, {"LogisticCode", number_told},
                {"Success", true},          {"Reason", nullptr}, {"State", state},       {"Traces", traces}};
    }
    static std::string data(const json& parcels) {
        return json({{"EBusinessID", "1237100"},
                     {"PushTime", "2026-11-29 09:00:00"},
                     {"Count", std::to_string(parcels.size())},
                     {"Data", parcels}})
            .dump();
    }
    Answer call_kdniao(const std::string& request_data, const std::string& key = "kdniao-key",
                       const std::string& token = "token") {
        const std::string body = couriers::write_form({{"RequestData", request_data},
                                                       {"DataSign", couriers::kdniao_signature(request_data, key)},
                                                       {"RequestType", "102"}});
        return Client(city).post_text("/api/v1/couriers/kdniao/callbacks/" + token, body, "-",
                                      "application/x-www-form-urlencoded");
    }

    static json nothing_of(const std::string& number_told) {
        json nothing = told(number_told, {});
        nothing["Success"] = false;
        return nothing;
    }
    static std::string given_up() { return data(json::array({nothing_of(waybill)})); }

    /// What is due is told to the vendor, who takes it; how many.
    std::size_t subscribe() {
        return storage::write_now(*city.store, [&](storage::Unit& unit) {
            const base::Instant now = city.clock.now();
            const auto due = unit.jobs().lease(couriers::subscribe_job, now, now + 1, 1'000);
            for (const storage::Job& job : due) {
                unit.jobs().finish(job.id, job.attempts, now);
                auto parcel = *unit.shipments().find(json::parse(job.payload)["shipment"].get<std::string>());
                parcel.subscription = "subscribed";
                unit.shipments().save(parcel);
            }
            return due.size();
        });
    }
    /// When something is told to the vendor next; -1 if nothing is.
    std::int64_t due_in_minutes() {
        const auto due = storage::read_now(
            *city.store, [](const storage::Unit& unit) { return unit.jobs().next_due(couriers::subscribe_job); });
        return due ? (*due - city.clock.now()) / base::milliseconds_per_minute : -1;
    }

    couriers::KdniaoDoor door{"token", "1237100", "kdniao-key"};
};

TEST_F(KdniaoCallbacks, AParcelIsFollowedToTheDoor) {
    const Answer answer = call_kdniao(data(json::array({told(waybill, {{"1", "已揽收"}, {"202", "正在派送"}})})));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.text,
              R"({"EBusinessID":"1237100","UpdateTime":"2026-11-29 09:00:00","Success":true,"Reason":""})");
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready") << "answered before it is read";
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "out_for_delivery");
    call_kdniao(data(json::array({told(waybill, {{"1", "已揽收"}, {"202", "正在派送"}, {"3", "已签收"}})})));
    read_pushes();
    EXPECT_EQ(seen()["state"], "closed");
}

TEST_F(KdniaoCallbacks, ManyComeTogetherAndThoseThatAreNotOursAreLetGo) {
    neighbour.begin();
    const std::string first = number;
    ship(neighbour, "1012345678918", "2026-12-01T08:30");
    call_kdniao(data({told(waybill, {{"1", "已揽收"}}), told("1099999999999", {{"1", "已揽收"}}),
                      told("1012345678918", {{"1", "已揽收"}, {"2", "在途"}})}));
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "in_transit");
    number = first;
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_EQ(city.courier_counts.taken, 2);
}

TEST_F(KdniaoCallbacks, HoweverManyComeTogetherNoneIsLost) {
    for (const int parcels : {199, 200, 201, 401}) {
        const std::int64_t before = city.courier_counts.taken;
        json many = json::array();
        for (int i = 0; i < parcels; ++i)
            many.push_back(told(waybill, {{"1", std::to_string(parcels) + '/' + std::to_string(i)}}));
        const std::string all = data(many);
        EXPECT_EQ(call_kdniao(all).body["Success"], true) << parcels;
        read_pushes();
        EXPECT_EQ(city.courier_counts.taken - before, parcels);
        call_kdniao(all);
        read_pushes();
        EXPECT_EQ(city.courier_counts.taken - before, parcels) << "sent again";
    }
    EXPECT_EQ(city.courier_counts.kept, 4);
    EXPECT_EQ(city.courier_counts.repeated, 4);
}

TEST_F(KdniaoCallbacks, TheSameAgainChangesNothing) {
    const std::string once = data(json::array({told(waybill, {{"1", "已揽收"}})}));
    call_kdniao(once);
    read_pushes();
    const json before = open_history();
    EXPECT_EQ(call_kdniao(once).status, 200);
    read_pushes();
    EXPECT_EQ(open_history(), before);
    EXPECT_EQ(city.courier_counts.repeated, 1);
}

TEST_F(KdniaoCallbacks, WhatIsForgedLearnsAndChangesNothing) {
    const std::string genuine = data(json::array({told(waybill, {{"3", "已签收"}})}));
    const struct {
        const char* key;
        const char* token;
    } table[] = {{"another-key", "token"}, {"kdniao-key", "another-token"}, {"", "token"}};
    for (const auto& row : table) {
        const Answer answer = call_kdniao(genuine, row.key, row.token);
        EXPECT_EQ(answer.status, 403);
        EXPECT_EQ(answer.body["Success"], false);
        EXPECT_EQ(answer.body["EBusinessID"], "") << "nor who we are";
    }
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready");
    EXPECT_EQ(city.courier_counts.forged, 3);
    city.office.kdniao_door = nullptr;
    EXPECT_EQ(call_kdniao(genuine).status, 403) << "nobody has agreed to be pushed to";
    door.token.clear();
    city.office.kdniao_door = &door;
    EXPECT_EQ(call_kdniao(genuine, "kdniao-key", "").status, 404);
}

TEST_F(KdniaoCallbacks, WhatIsSignedButNotInTheVendorsFormIsAcceptedAndCounted) {
    for (const std::string_view text : {"", "{}", "[]", R"({"Data":1})"})
        EXPECT_EQ(call_kdniao(std::string(text)).status, 200) << text;
    EXPECT_EQ(city.courier_counts.unreadable, 4);
    EXPECT_EQ(call_kdniao(data(json::array({told("1099999999999", {})}))).status, 200);
    EXPECT_EQ(city.courier_counts.mixed_up, 1);
}

TEST_F(KdniaoCallbacks, WhatTheVendorGaveUpIsToldToItAgainHalfAnHourLater) {
    ASSERT_EQ(subscribe(), 1u) << "the first one";
    EXPECT_EQ(call_kdniao(given_up()).body["Success"], true);
    EXPECT_EQ(call_kdniao(given_up()).body["Success"], true);
    EXPECT_EQ(due_in_minutes(), 30);
    city.clock.advance_minutes(29);
    EXPECT_EQ(subscribe(), 0u) << "not before";
    city.clock.advance_minutes(1);
    EXPECT_EQ(subscribe(), 1u) << "told twice, it is told again once";
    call_kdniao(data(json::array({told(waybill, {{"1", "已揽收"}, {"3", "已签收"}})})));
    read_pushes();
    city.clock.advance_minutes(60);
    call_kdniao(given_up());
    EXPECT_EQ(due_in_minutes(), -1) << "it has arrived";
}

TEST_F(KdniaoCallbacks, WhatIsGivenUpAgainWhileItWaitsForItsTurnIsAskedForOnce) {
    subscribe();
    city.clock.advance_minutes(29);
    for (int minute = 0; minute < 29; ++minute) {
        call_kdniao(given_up());
        city.clock.advance_minutes(1);
    }
    EXPECT_EQ(due_in_minutes(), 1) << "half an hour after the first time, whatever the clock shows";
    city.clock.advance_minutes(1);
    EXPECT_EQ(subscribe(), 1u);
    EXPECT_EQ(due_in_minutes(), -1);
    call_kdniao(given_up());
    EXPECT_EQ(due_in_minutes(), 30) << "given up anew";
}

TEST_F(KdniaoCallbacks, HoweverManyAreGivenUpTogetherAllAreAskedForAgain) {
    constexpr int parcels = 401;
    subscribe();
    json many = json::array();
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        for (int i = 0; i < parcels; ++i) {
            storage::Shipment parcel = shipment;
            parcel.id = "given-up-" + std::to_string(i);
            parcel.callback_token = parcel.id;
            parcel.waybill = std::to_string(2'012'345'000'000 + i);
            parcel.subscription = "subscribed";
            unit.shipments().add(parcel);
            many.push_back(nothing_of(parcel.waybill));
        }
    });
    EXPECT_EQ(call_kdniao(data(many)).body["Success"], true);
    city.clock.advance_minutes(30);
    EXPECT_EQ(subscribe(), static_cast<std::size_t>(parcels));
}

}  // namespace
}  // namespace onetrip::test
