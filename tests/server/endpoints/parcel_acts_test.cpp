// What a citizen says about the parcel, and what becomes of a case whose parcel somebody else took in.

#include "server/endpoints/receipt_waiter.h"
#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

constexpr std::int64_t day_minutes = 24 * 60;

class ParcelActs : public ShippedCases {
protected:
    Answer confirm() { return citizen.post("/api/v1/cases/" + number + "/parcel/receipt", json::object()); }
    Answer report(const json& body, std::string_view key = {}) {
        return citizen.post("/api/v1/cases/" + number + "/parcel/problem", body, key);
    }
    void wait_days(std::int64_t days) {
        city.clock.advance_minutes(days * day_minutes);
        boost::asio::io_context idle;
        endpoints::ReceiptWaiter waiter(idle.get_executor(), city.office);
        await(waiter.work_off());
    }
    std::string last_code() { return seen()["timeline"].back()["code"]; }
};

TEST_F(ParcelActs, AParcelThatSomebodyElseTookInWaitsForTheCitizensWord) {
    send(push({collected, out, by_proxy}));
    EXPECT_EQ(seen()["state"], "delivering");
    EXPECT_EQ(seen()["shipment"]["state"], "delivered_proxy");
    EXPECT_EQ(seen()["shipment"]["attention"], "confirm_receipt");
    EXPECT_EQ(confirm().status, 200);
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["shipment"]["state"], "delivered");
    EXPECT_EQ(seen()["shipment"]["attention"], nullptr);
}

TEST_F(ParcelActs, ALockerIsNobodysHands) {
    send(push({collected, out, in_locker}));
    EXPECT_EQ(seen()["state"], "delivering");
    EXPECT_EQ(seen()["shipment"]["attention"], "confirm_receipt");
    EXPECT_EQ(confirm().body["case"]["state"], "closed");
}

TEST_F(ParcelActs, WhoSaysNothingForAWeekHasIt) {
    send(push({collected, out, by_proxy}));
    wait_days(6);
    EXPECT_EQ(seen()["state"], "delivering");
    wait_days(1);
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(last_code(), "case.closed");
}

TEST_F(ParcelActs, WhoSaysThatItIsNotThereIsNotTakenToHaveIt) {
    send(push({collected, out, by_proxy}));
    EXPECT_EQ(report({{"kind", "not_received"}}).status, 200);
    wait_days(8);
    EXPECT_EQ(seen()["state"], "delivering");
    EXPECT_EQ(confirm().body["case"]["state"], "closed") << "it turned up after all";
}

TEST_F(ParcelActs, TheWaitingIsOverOnceItWasConfirmed) {
    send(push({collected, out, by_proxy}));
    confirm();
    const json before = seen();
    wait_days(8);
    EXPECT_EQ(seen(), before);
}

TEST_F(ParcelActs, OnlyAParcelOnItsWayCanBeConfirmed) {
    const Answer too_early = confirm();
    EXPECT_EQ(too_early.status, 409);
    EXPECT_EQ(too_early.body["refusal"], "delivery.state_forbids");
    send(push({collected, under_way}));
    EXPECT_EQ(confirm().status, 200) << "the courier's word may be late";
    EXPECT_EQ(confirm().status, 409);
}

TEST_F(ParcelActs, ACaseThatIsClosedByTheCitizenIsNotOpenedByALateCourier) {
    send(push({collected, under_way}));
    confirm();
    send(push({collected, under_way, out}));
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["shipment"]["state"], "delivered");
}

TEST_F(ParcelActs, AProblemIsWrittenIntoTheCaseOnce) {
    send(push({collected, out, by_proxy}));
    EXPECT_EQ(report({{"kind", "not_received"}}, "the-same-key").status, 200);
    EXPECT_EQ(report({{"kind", "not_received"}}, "the-same-key").status, 200);
    EXPECT_EQ(last_code(), "case.parcel_not_received");
    std::size_t reported = 0;
    for (const json& line : open_history())
        reported += line["code"] == "case.parcel_not_received" ? 1 : 0;
    EXPECT_EQ(reported, 1u);
    EXPECT_EQ(seen()["state"], "delivering");
}

TEST_F(ParcelActs, NothingIsWrongWithAParcelThatNobodyHasCollected) {
    EXPECT_EQ(seen()["shipment"]["may_report"], false);
    const Answer early = report({{"kind", "not_received"}});
    EXPECT_EQ(early.status, 409);
    EXPECT_EQ(early.body["refusal"], "delivery.state_forbids");
    send(push({collected}));
    EXPECT_EQ(seen()["shipment"]["may_report"], true);
    EXPECT_EQ(report({{"kind", "not_received"}}).status, 200);
    send(push({collected, out, delivered}));
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["shipment"]["may_report"], true) << "what came may be damaged";
}

TEST_F(ParcelActs, ThePageSaysWhetherSilenceClosesTheCase) {
    send(push({collected, out, in_locker}));
    EXPECT_EQ(seen()["shipment"]["closes_by_silence"], false) << "nobody has it";
    send(push({collected, out, in_locker, by_proxy}));
    EXPECT_EQ(seen()["shipment"]["closes_by_silence"], true);
    report({{"kind", "not_received"}});
    EXPECT_EQ(seen()["shipment"]["closes_by_silence"], false) << "that was a word";
}

TEST_F(ParcelActs, OnlyTheKindsThatThereAreAreTaken) {
    EXPECT_EQ(report({{"kind", "late"}}).code(), "body_invalid");
    EXPECT_EQ(report(json::object()).code(), "body_invalid");
    EXPECT_EQ(report({{"kind", "damaged"}, {"text", "…"}}).code(), "body_invalid");
    EXPECT_EQ(report({{"kind", "damaged"}}, "-").code(), "idempotency_key_missing");
}

TEST_F(ParcelActs, NobodyElseMayActOnIt) {
    neighbour.begin();
    const std::string path = "/api/v1/cases/" + number + "/parcel/";
    EXPECT_EQ(neighbour.post(path + "receipt", json::object()).code(), "not_found");
    EXPECT_EQ(neighbour.post(path + "problem", {{"kind", "other"}}).code(), "not_found");
}

/// Originals that came by mail, and go back under a number of their own.
class ReturnedOriginals : public ParcelActs {
protected:
    ReturnedOriginals() {
        neighbour.begin();
        number = submit(neighbour, "2026-12-01T09:30").number;
        neighbour.post(path() + "/parcels", {{"carrier", "shunfeng"}, {"waybill", "SF1234567890123"}});
        clerk.post("/api/v1/staff/parcels/SF1234567890123/hand-over", json::object(), "-");
        act("shipments", {{"carrier", "ems"}, {"waybill", back}, {"purpose", "originals"}});
        shipment = storage::read_now(
            *city.store, [&](const storage::Unit& unit) { return unit.shipments().with_waybill(back).back(); });
    }
    std::string path() const { return "/api/v1/cases/" + number; }
    Answer say(const std::string& waybill, const std::string& what, const json& body) {
        return neighbour.post(path() + "/parcels/" + waybill + '/' + what, body);
    }
    json parcel() {
        const json all = seen()["parcels"];
        for (const json& one : all) {
            if (one["purpose"] == "originals") return one["shipment"];
        }
        return {};
    }
    std::size_t needing_attention() { return clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"].size(); }

    const std::string back = "1130012345679";
};

TEST_F(ReturnedOriginals, AreConfirmedWhereSomebodyElseTookThemIn) {
    EXPECT_EQ(parcel()["may_report"], false) << "nobody has collected them";
    send(push({collected, out, by_proxy}, back));
    EXPECT_EQ(parcel()["attention"], "confirm_receipt");
    EXPECT_EQ(needing_attention(), 1u);
    EXPECT_EQ(say(back, "receipt", json::object()).status, 200);
    EXPECT_EQ(parcel()["state"], "delivered");
    EXPECT_EQ(parcel()["attention"], nullptr);
    EXPECT_EQ(needing_attention(), 0u);
    EXPECT_EQ(seen()["state"], "submitted") << "the case goes on";
}

TEST_F(ReturnedOriginals, AProblemIsTheDesksToSeeTo) {
    send(push({collected, out, delivered}, back));
    EXPECT_EQ(needing_attention(), 0u);
    EXPECT_EQ(say(back, "problem", {{"kind", "damaged"}}).status, 200);
    EXPECT_EQ(last_code(), "case.originals_problem");
    const json listed = clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"];
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(listed[0]["purpose"], "originals");
    EXPECT_EQ(listed[0]["reasons"], json::array({"reported_damaged"}));
}

TEST_F(ReturnedOriginals, AreNamedRightlyOrNotFound) {
    send(push({collected, out, by_proxy}, back));
    for (const char* other : {"SF1234567890123", "1012345678901", "x"}) {
        EXPECT_EQ(say(other, "receipt", json::object()).code(), "not_found") << other;
        EXPECT_EQ(say(other, "problem", {{"kind", "damaged"}}).code(), "not_found") << other;
    }
    const Answer foreign = citizen.post(path() + "/parcels/" + back + "/receipt", json::object());
    EXPECT_EQ(foreign.code(), "not_found");
}

TEST_F(ParcelActs, TheCertificatesParcelMayBeNamedToo) {
    send(push({collected, out, by_proxy}));
    const std::string named = "/api/v1/cases/" + number + "/parcels/1012345678901/receipt";
    EXPECT_EQ(citizen.post(named, json::object()).body["case"]["state"], "closed");
}

}  // namespace
}  // namespace onetrip::test
