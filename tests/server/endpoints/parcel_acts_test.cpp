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

}  // namespace
}  // namespace onetrip::test
