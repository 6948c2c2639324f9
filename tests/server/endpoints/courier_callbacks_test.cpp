// The courier's pushes: signed ones are believed once, forged ones learn nothing, and delivery closes the case.

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

class Callbacks : public ShippedCases {};

TEST_F(Callbacks, AParcelIsFollowedToTheDoorAndTheCaseIsClosed) {
    EXPECT_EQ(send(push({collected})).text, couriers::push_accepted);
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    send(push({collected, under_way}));
    EXPECT_EQ(seen()["shipment"]["state"], "in_transit");
    EXPECT_EQ(seen()["state"], "delivering");
    send(push({collected, under_way, out}));
    EXPECT_EQ(seen()["shipment"]["state"], "out_for_delivery");
    send(push({collected, under_way, out, delivered}));
    const json closed = seen();
    EXPECT_EQ(closed["state"], "closed");
    EXPECT_EQ(closed["shipment"]["state"], "delivered");
    const json events = closed["shipment"]["events"];
    EXPECT_EQ(events.back()["text"], "已签收，本人") << "newest last";
    EXPECT_EQ(events.back()["area"], "云川市");
    std::string codes;
    for (const json& line : closed["timeline"])
        codes += line.value("code", "") + ' ';
    EXPECT_EQ(codes,
              "visit.booked case.submitted case.accepted case.granted case.shipped parcel.collected "
              "parcel.in_transit parcel.out_for_delivery parcel.delivered case.closed ");
}

TEST_F(Callbacks, TheSamePushCountsOnceAndALateOneReopensNothing) {
    const std::string early = push({collected});
    const std::string last = push({collected, under_way, out, delivered});
    send(early);
    const json before = open_history();
    EXPECT_EQ(send(early).text, couriers::push_accepted);
    EXPECT_EQ(open_history(), before);
    EXPECT_EQ(city.courier_counts.repeated, 1);
    send(last);
    send(push({collected, under_way}));
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["shipment"]["state"], "delivered");
}

TEST_F(Callbacks, APushIsAnsweredBeforeItIsRead) {
    EXPECT_EQ(send_unread(push({collected})).text, couriers::push_accepted);
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready");
    EXPECT_EQ(city.courier_counts.kept, 1);
    EXPECT_EQ(city.courier_counts.taken, 0);
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_EQ(city.courier_counts.taken, 1);
}

TEST_F(Callbacks, ManyAreReadInTheOrderInWhichTheyCame) {
    std::vector<std::pair<std::string, std::string>> history{collected};
    for (int i = 0; i < 20; ++i) {
        history.push_back(under_way);
        send_unread(push(history));
    }
    history.push_back(delivered);
    send_unread(push(history));
    read_pushes();
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(city.courier_counts.taken, 21);
}

TEST_F(Callbacks, WhatWasAskedForIsReadInItsOwnForm) {
    const std::string told =
        R"({"responseItems":[{"waybillNo":"1012345678901","opTime":"2026-11-28 12:00:00","opCode":"702"}]})";
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        for (const char* form : {"ems_answer", "form_of_tomorrow"}) {
            const std::string text = told + (form[0] == 'e' ? "" : " ");
            EXPECT_TRUE(unit.shipments().add_push(
                {storage::push_hash(shipment.id, text), shipment.id, city.clock.now(), form, text}));
        }
    });
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "out_for_delivery");
    EXPECT_EQ(city.courier_counts.taken, 1);
    EXPECT_EQ(city.courier_counts.unreadable, 1);
}

TEST_F(Callbacks, AVendorThatGivesUpIsAskedToLookAgainAfterHalfAnHour) {
    const auto given_up = [&](const char* carrier_new) {
        return json({{"status", "abort"},
                     {"message", "3天查询无记录"},
                     {"autoCheck", "0"},
                     {"comNew", carrier_new},
                     {"lastResult", {{"com", "ems"}, {"nu", "1012345678901"}, {"data", json::array()}}}})
            .dump();
    };
    const auto jobs_in_minutes = [&](std::int64_t minutes) {
        return storage::write_now(*city.store, [&](storage::Unit& unit) {
            const base::Instant then = city.clock.now() + minutes * base::milliseconds_per_minute;
            return unit.jobs().lease("courier.subscribe", then, then + 1, 9).size();
        });
    };
    EXPECT_EQ(jobs_in_minutes(0), 1u) << "the first subscription";
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        unit.jobs().finish("courier.subscribe/" + shipment.id, 1, city.clock.now());
        auto subscribed = *unit.shipments().find(shipment.id);
        subscribed.subscription = "subscribed";
        unit.shipments().save(subscribed);
    });
    send(given_up("yunda"));
    EXPECT_EQ(jobs_in_minutes(60), 0u) << "the vendor follows it with another carrier";
    send(given_up(""));
    EXPECT_EQ(jobs_in_minutes(29), 0u);
    EXPECT_EQ(jobs_in_minutes(30), 1u);
}

TEST_F(Callbacks, AForgedPushLearnsAndChangesNothing) {
    const std::string param = push({collected, under_way, out, delivered});
    const std::string right = couriers::push_signature(param, shipment.salt);
    struct Line {
        std::string sign;
        std::string token;
    };
    for (const Line& line : {Line{"", shipment.callback_token}, Line{std::string(32, '0'), shipment.callback_token},
                             Line{couriers::push_signature(param, ""), shipment.callback_token}, Line{right, "guessed"},
                             Line{right, std::string(43, 'A')}}) {
        const Answer answer = call(param, line.sign, line.token);
        EXPECT_EQ(answer.status, 403);
        EXPECT_EQ(answer.text, couriers::push_refused);
    }
    EXPECT_EQ(call(param + " ", right, shipment.callback_token).status, 403);
    read_pushes();
    EXPECT_EQ(city.courier_counts.forged, 6);
    EXPECT_EQ(city.courier_counts.kept, 0);
    EXPECT_EQ(seen()["state"], "delivering");
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready");
}

TEST_F(Callbacks, WhatIsSignedButTellsOfAnotherParcelIsAcceptedAndChangesNothing) {
    const json before = seen();
    EXPECT_EQ(send(push({collected}, "9999999999999")).text, couriers::push_accepted);
    EXPECT_EQ(send("no json").text, couriers::push_accepted);
    EXPECT_EQ(seen(), before);
    EXPECT_EQ(city.courier_counts.mixed_up, 1);
    EXPECT_EQ(city.courier_counts.unreadable, 1);
}

TEST_F(Callbacks, APushThatCameToAnothersAddressIsStillTakenAtItsOwn) {
    const storage::Shipment first = shipment;
    neighbour.begin();
    ship(neighbour, "1012345678902", "2026-12-01T08:30");
    const std::string meant_for_first = push({collected}, first.waybill);
    send(meant_for_first);
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready");
    number = first_number;
    shipment = first;
    send(meant_for_first);
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_EQ(city.courier_counts.mixed_up, 1);
    EXPECT_EQ(city.courier_counts.taken, 1);
}

TEST_F(Callbacks, OneParcelMovesEveryCaseWhosePapersItCarries) {
    neighbour.begin();
    ship(neighbour, "1012345678901", "2026-12-01T08:30");
    send(push({collected, under_way, out, delivered}));
    EXPECT_EQ(seen()["state"], "closed");
    number = first_number;
    EXPECT_EQ(seen()["state"], "closed");
}

TEST_F(Callbacks, APushOfADamagedParcelIsPutAsideAndTheNextOnesAreRead) {
    const storage::Shipment damaged = shipment;
    send_unread(push({collected}));
    neighbour.begin();
    ship(neighbour, "1012345678902", "2026-12-01T08:30");
    send_unread(push({collected}, "1012345678902"));
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        storage::Shipment broken = damaged;
        broken.tracking = "{";
        unit.shipments().save(broken);
    });
    read_pushes();
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_EQ(city.courier_counts.failed, 1);
    EXPECT_EQ(city.courier_counts.taken, 1);
}

TEST_F(Callbacks, AParcelThatCameBackCanBeSentAgain) {
    send(push({collected, under_way, returned}));
    const json back = seen();
    EXPECT_EQ(back["state"], "granted");
    EXPECT_EQ(back["shipment"]["state"], "returned");
    EXPECT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678902"}}).status, 201);
    EXPECT_EQ(seen()["shipment"]["waybill"], "1012345678902");
    EXPECT_EQ(seen()["state"], "delivering");
}

TEST_F(Callbacks, OtherBodiesAreRefused) {
    const std::string target = "/api/v1/couriers/kuaidi100/callbacks/" + shipment.callback_token;
    EXPECT_EQ(Client(city).post_text(target, "{}", "-").code(), "content_type_unsupported");
    EXPECT_EQ(Client(city)
                  .post_text(target, "param=" + std::string(300 << 10, 'x'), "-", "application/x-www-form-urlencoded")
                  .code(),
              "body_too_large");
}

}  // namespace
}  // namespace onetrip::test
