// Papers by mail, both ways: the citizen enters what was sent, the hall scans it in, and sends the originals back.

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

const std::string sent = "SF1234567890123";
const std::string back = "1012345678918";

class SentMaterials : public ShippedCases {
protected:
    SentMaterials() {
        neighbour.begin();
        number = submit(neighbour, "2026-12-01T10:00").number;
    }
    Answer enter(const std::string& waybill, std::string_view key = {}) {
        city.clock.advance_minutes(1);
        const json body = {{"carrier", "shunfeng"}, {"waybill", waybill}};
        return neighbour.post("/api/v1/cases/" + number + "/parcels", body, key);
    }
    Answer scan(const std::string& waybill) {
        return clerk.post("/api/v1/staff/parcels/" + waybill + "/hand-over", json::object(), "-");
    }
    Answer send_back(const std::string& waybill) {
        city.clock.advance_minutes(1);
        return act("shipments", {{"carrier", "ems"}, {"waybill", waybill}, {"purpose", "originals"}});
    }
    json expected() { return clerk.get("/api/v1/staff/parcels?list=expected").body["parcels"]; }
    /// The parcel of that number is the one that pushes are signed for.
    void follow(const std::string& waybill) {
        shipment = storage::read_now(
            *city.store, [&](const storage::Unit& unit) { return unit.shipments().with_waybill(waybill).front(); });
    }
    std::string codes() {
        std::string text;
        const json timeline = seen()["timeline"];
        for (const json& line : timeline)
            text += line["code"].get<std::string>() + ' ';
        return text;
    }
};

TEST_F(SentMaterials, WhatIsEnteredIsFollowedAndTheCaseKnowsWhenItIsThere) {
    ASSERT_EQ(enter(sent).status, 201);
    EXPECT_EQ(seen()["parcels"][0]["purpose"], "materials");
    EXPECT_EQ(seen()["parcels"][0]["shipment"]["waybill"], sent);
    EXPECT_EQ(seen()["parcels"][0]["at_window_at"], nullptr);
    EXPECT_EQ(expected().size(), 1u);
    follow(sent);
    EXPECT_EQ(shipment.subscription, "pending");
    send(push({collected, under_way, out, delivered}, sent));
    EXPECT_EQ(seen()["parcels"][0]["shipment"]["state"], "delivered");
    EXPECT_EQ(seen()["parcels"][0]["at_window_at"], nullptr) << "the courier says so, the hall does not";
    EXPECT_EQ(seen()["state"], "submitted") << "papers that come do not move the case";
    const Answer scanned = scan(sent);
    ASSERT_EQ(scanned.status, 200) << scanned.text;
    EXPECT_EQ(seen()["parcels"][0]["at_window_at"], city.clock.now().text());
    EXPECT_TRUE(expected().empty());
    EXPECT_EQ(codes(), "visit.booked case.submitted case.materials_sent case.materials_received ");
    scan(sent);
    EXPECT_EQ(codes(), "visit.booked case.submitted case.materials_sent case.materials_received ") << "scanned twice";
}

TEST_F(SentMaterials, TheHallMayBeQuickerThanTheCourier) {
    enter(sent);
    EXPECT_EQ(scan(sent).status, 200);
    EXPECT_EQ(seen()["parcels"][0]["shipment"]["state"], "delivered");
}

TEST_F(SentMaterials, WhatTheHallAwaitsIsNotSettledUnlessItWillNotCome) {
    const auto settle = [&] {
        return clerk.post("/api/v1/staff/parcels/" + sent + "/settlement", json::object(), "-");
    };
    enter(sent);
    EXPECT_EQ(settle().body["refusal"], "delivery.state_forbids");
    follow(sent);
    send(push({collected, under_way, out, delivered}, sent));
    EXPECT_EQ(settle().body["refusal"], "delivery.state_forbids") << "the hall has not scanned it";
    EXPECT_EQ(expected().size(), 1u);
    scan(sent);
    EXPECT_TRUE(expected().empty());
    const std::string other = "SF1234567892000";
    enter(other);
    follow(other);
    send(push({collected, under_way, returned}, other));
    EXPECT_EQ(settle().code(), "not_found") << "it is here";
    EXPECT_EQ(clerk.post("/api/v1/staff/parcels/" + other + "/settlement", json::object(), "-").status, 200);
    EXPECT_TRUE(expected().empty());
}

TEST_F(SentMaterials, OriginalsGoBackOnceTheyAreThere) {
    EXPECT_EQ(send_back(back).body["refusal"], "delivery.no_originals");
    enter(sent);
    EXPECT_EQ(send_back(back).body["refusal"], "delivery.no_originals") << "they are on their way";
    scan(sent);
    ASSERT_EQ(send_back(back).status, 201);
    EXPECT_EQ(send_back("1012345678935").body["refusal"], "delivery.no_originals") << "they are on their way back";
    follow(back);
    EXPECT_EQ(scan(back).body["parcel"]["state"], "collected");
    send(push({collected, out, by_proxy}, back));
    EXPECT_EQ(seen()["parcels"][1]["purpose"], "originals");
    EXPECT_EQ(seen()["parcels"][1]["shipment"]["state"], "delivered_proxy");
    EXPECT_EQ(seen()["state"], "submitted");
    EXPECT_EQ(seen()["shipment"], nullptr) << "no certificate is on its way";
}

TEST_F(SentMaterials, SeveralMayBeSentEachOnceUntilTheDecision) {
    EXPECT_EQ(enter(sent, "the-same-key").status, 201);
    EXPECT_EQ(enter(sent, "the-same-key").status, 201);
    EXPECT_EQ(enter(sent).body["refusal"], "delivery.number_known");
    for (int i = 1; i < 10; ++i)
        EXPECT_EQ(enter("SF123456789" + std::to_string(1000 + i)).status, 201);
    EXPECT_EQ(enter("SF1234567892000").body["refusal"], "delivery.parcels_too_many");
    EXPECT_EQ(seen()["parcels"].size(), 10u);
    act("acceptance", json::object());
    act("decisions", {{"outcome", "granted"}});
    EXPECT_EQ(enter("SF1234567892001").body["refusal"], "case.state_forbids");
}

TEST_F(SentMaterials, TheCaseSaysWhetherMoreMayBeSent) {
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(seen()["may_send_papers"], true) << i;
        enter("SF123456789" + std::to_string(1000 + i));
    }
    EXPECT_EQ(seen()["may_send_papers"], false) << "that is enough";
}

TEST_F(SentMaterials, TheCaseSaysThatPapersMayBeSentUntilTheDecision) {
    EXPECT_EQ(seen()["may_send_papers"], true);
    act("acceptance", json::object());
    EXPECT_EQ(seen()["may_send_papers"], true);
    act("decisions", {{"outcome", "granted"}});
    EXPECT_EQ(seen()["may_send_papers"], false);
}

TEST_F(SentMaterials, OnlyACarrierAndANumberAreTaken) {
    EXPECT_EQ(enter("12").code(), "body_invalid");
    EXPECT_EQ(enter(sent, "-").code(), "idempotency_key_missing");
    const json unknown = {{"carrier", "pigeon"}, {"waybill", sent}};
    EXPECT_EQ(neighbour.post("/api/v1/cases/" + number + "/parcels", unknown).code(), "body_invalid");
    EXPECT_EQ(citizen.post("/api/v1/cases/" + number + "/parcels", {{"carrier", "ems"}, {"waybill", sent}}).code(),
              "not_found");
}

}  // namespace
}  // namespace onetrip::test
