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

TEST_F(ParcelActs, TheWeekBeginsWithTheScanAlsoWhereTheCouriersClockIsAhead) {
    city.clock.set(base::Instant::at(*base::Day::parse("2026-11-28"), 10 * 60, base::china_offset_minutes));
    send(push({collected, out, by_proxy}));
    wait_days(7);
    EXPECT_EQ(seen()["state"], "delivering") << "the scan was 50 minutes later";
    city.clock.advance_minutes(50);
    wait_days(0);
    EXPECT_EQ(seen()["state"], "closed");
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

/// What a case gives out in two parcels: the first as in all tests here, the second beside it.
class SeveralParcels : public ParcelActs {
protected:
    SeveralParcels() : first(shipment) {
        send(push({collected}));
        EXPECT_EQ(ship_further(second_number).status, 201);
        second = storage::read_now(*city.store, [&](const storage::Unit& unit) {
            return unit.shipments().with_waybill(second_number).back();
        });
    }
    Answer ship_further(const std::string& waybill) {
        return act("shipments", {{"carrier", "ems"}, {"waybill", waybill}, {"further", true}});
    }
    void tell_first(const std::vector<std::pair<std::string, std::string>>& events) {
        shipment = first;
        send(push(events));
    }
    void tell_second(const std::vector<std::pair<std::string, std::string>>& events) {
        shipment = second;
        send(push(events, second_number));
    }
    /// The state of the case, of its newest parcel, and of the others that arrive.
    std::string told() {
        const json seen_now = seen();
        std::string text =
            seen_now["state"].get<std::string>() + ' ' + seen_now["shipment"]["state"].get<std::string>();
        for (const json& one : seen_now["parcels"])
            text += ' ' + one["purpose"].get<std::string>() + ':' + one["shipment"]["state"].get<std::string>();
        return text;
    }

    const std::string second_number = "1012345678918";
    const storage::Shipment first;
    storage::Shipment second;
};

TEST_F(SeveralParcels, CloseTheCaseOnceAllHaveArrived) {
    EXPECT_EQ(told(), "delivering label_ready certificate:collected");
    EXPECT_EQ(last_code(), "case.shipped_further");
    tell_second({collected, out, delivered});
    EXPECT_EQ(told(), "delivering delivered certificate:collected");
    tell_first({collected, out, delivered});
    EXPECT_EQ(told(), "closed delivered certificate:delivered");
}

TEST_F(SeveralParcels, AreConfirmedOneByOne) {
    tell_first({collected, out, by_proxy});
    tell_second({collected, out, in_locker});
    const auto confirm_named = [&](const std::string& waybill) {
        return citizen.post("/api/v1/cases/" + number + "/parcels/" + waybill + "/receipt", json::object()).status;
    };
    EXPECT_EQ(confirm_named("1012345678901"), 200);
    EXPECT_EQ(told(), "delivering in_locker certificate:delivered");
    EXPECT_EQ(confirm_named(second_number), 200);
    EXPECT_EQ(told(), "closed delivered certificate:delivered");
}

TEST_F(SeveralParcels, WaitAWeekForTheCitizensWordAboutEach) {
    tell_first({collected, out, by_proxy});
    wait_days(8);
    EXPECT_EQ(seen()["state"], "delivering") << "the other is on its way";
    tell_second({collected, out, delivered});
    EXPECT_EQ(seen()["state"], "closed");
}

TEST_F(SeveralParcels, OneThatCameBackIsSentAnewBesideTheOther) {
    tell_second({collected, returned});
    EXPECT_EQ(told(), "granted returned certificate:collected");
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678925"}}).status, 201);
    EXPECT_EQ(told(), "delivering label_ready certificate:collected");
    EXPECT_EQ(clerk.get("/api/v1/staff/parcels?list=attention").body["parcels"].size(), 0u)
        << "the other is on its way";
    tell_first({collected, out, delivered});
    EXPECT_EQ(told(), "delivering label_ready certificate:delivered");
}

TEST_F(SeveralParcels, WhatStillLiesInTheHallStaysInTheDesksListWhenTheOtherIsSentAnew) {
    tell_first({collected, returned});
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678925"}}).status, 201);
    const json lying = clerk.get("/api/v1/staff/parcels?list=to_hand_over").body["parcels"];
    ASSERT_EQ(lying.size(), 2u);
    EXPECT_EQ(lying[0]["waybill"], second_number);
}

TEST_F(SeveralParcels, AnAddressIsChangedForThoseThatWaitForTheCourier) {
    EXPECT_EQ(seen()["mail_to"]["may_change"], true);
    const json to = {{"address", "浙江省杭州市西湖区文三路18号"}, {"receiver", ""}, {"phone", "13900139000"}};
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/parcel/address", to).status, 200);
    const auto province = [&](const std::string& waybill) {
        return storage::read_now(*city.store, [&](const storage::Unit& unit) {
            return unit.shipments().with_waybill(waybill).back().to_province;
        });
    };
    EXPECT_EQ(province("1012345678901"), "99") << "the courier has it";
    EXPECT_EQ(province(second_number), "33");
}

TEST_F(SeveralParcels, AreTenAtMostEachWithANumberOfItsOwnAndOnlyOnceTheFirstHasGone) {
    EXPECT_EQ(ship_further(second_number).body["refusal"], "delivery.number_known");
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(ship_further("101234567900" + std::to_string(i)).status, 201);
    EXPECT_EQ(ship_further("1012345679009").body["refusal"], "delivery.parcels_too_many");
    neighbour.begin();
    number = submit(neighbour, "2026-12-01T09:30").number;
    EXPECT_EQ(ship_further("1012345679010").body["refusal"], "case.state_forbids");
    const json both = {{"carrier", "ems"}, {"waybill", "1012345679011"}, {"further", true}, {"purpose", "originals"}};
    EXPECT_EQ(act("shipments", both).code(), "body_invalid");
}

}  // namespace
}  // namespace onetrip::test
