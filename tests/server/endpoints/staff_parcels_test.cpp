// The desk's parcels: labels, handing over by a scan, what somebody has to look at, and how the couriers do.

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

const std::string waybill = "1012345678901";
const std::pair<std::string, std::string> in_trouble = {"204", "包裹异常"};
const std::pair<std::string, std::string> going_back = {"6", "退回途中"};

class StaffParcels : public ShippedCases {
protected:
    Answer act_on(const std::string& what, const std::string& number_on_label = waybill) {
        return clerk.post("/api/v1/staff/parcels/" + number_on_label + '/' + what, json::object(), "-");
    }
    json list(const std::string& which, const std::string& day = {}) {
        return clerk.get("/api/v1/staff/parcels?list=" + which + (day.empty() ? "" : "&day=" + day)).body["parcels"];
    }
    /// `waybill:reason,reason ` for each that needs somebody.
    std::string attention() {
        std::string text;
        for (const json& parcel : list("attention")) {
            text += parcel["waybill"].get<std::string>() + ':';
            for (const json& reason : parcel["reasons"])
                text += reason.get<std::string>() + ' ';
        }
        return text;
    }
    void wait_days(std::int64_t days) {
        city.clock.advance_minutes(days * 24 * 60);
        clerk.sign_in("clerk", accounts::Roles::all());
    }
};

TEST_F(StaffParcels, ALabelSaysWhatACourierNeedsAndThatItWasShownIsWrittenDown) {
    const json expected = {{"waybill", waybill},
                           {"carrier", "ems"},
                           {"carrier_title", {{"zh-CN", "中国邮政速递 EMS"}, {"en", "EMS (China Post)"}}},
                           {"case", number},
                           {"service", seen()["service"]},
                           {"receiver", "张测试"},
                           {"phone", "13800138000"},
                           {"address", "云川市澜溪区百合路18号3栋201室"},
                           {"by_agent", false},
                           {"agent", nullptr},
                           {"paid_by", "state"},
                           {"sender", {{"zh-CN", "云川市教育局"}, {"en", "Yunchuan Education Bureau"}}}};
    EXPECT_EQ(list("to_hand_over")[0]["label"], "not_printed");
    EXPECT_EQ(act_on("label").body["label"], expected);
    EXPECT_EQ(list("to_hand_over")[0]["label"], "printed");
    EXPECT_EQ(open_history().back()["code"], "parcel.label_printed");
    EXPECT_EQ(open_history().back()["actor"], "clerk");
}

TEST_F(StaffParcels, SomebodyElseWhoReceivesItIsNamedOnTheLabel) {
    const json body = {{"address", "云川市城东区学府路8号3幢201室"}, {"receiver", "王试验"}, {"phone", ""}};
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/parcel/address", body).status, 200);
    const json label = act_on("label").body["label"];
    EXPECT_EQ(label["receiver"], "王试验");
    EXPECT_EQ(label["by_agent"], true);
}

TEST_F(StaffParcels, AScanHandsOverOnceHoweverOftenItIsScanned) {
    const Answer handed = act_on("hand-over");
    ASSERT_EQ(handed.status, 200) << handed.text;
    EXPECT_EQ(handed.body["parcel"]["state"], "collected");
    EXPECT_EQ(handed.body["parcel"]["handed_over_by"], "clerk");
    EXPECT_EQ(handed.body["parcel"]["mail_to"]["receiver"], "张**");
    const json history = open_history();
    EXPECT_EQ(act_on("hand-over").body, handed.body);
    EXPECT_EQ(open_history(), history);
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_TRUE(list("to_hand_over").empty());
    EXPECT_EQ(list("handed_over").size(), 1u);
    EXPECT_EQ(list("handed_over", "2026-11-28").size(), 0u) << "it was on the 29th";
}

TEST_F(StaffParcels, TheCouriersOwnScanMayBeQuicker) {
    send(push({collected}));
    const Answer handed = act_on("hand-over");
    ASSERT_EQ(handed.status, 200) << handed.text;
    EXPECT_EQ(handed.body["parcel"]["state"], "collected");
    EXPECT_EQ(list("handed_over").size(), 1u);
    send(push({collected, under_way, out}));
    EXPECT_EQ(act_on("hand-over").body["parcel"]["state"], "out_for_delivery") << "it was handed over before";
}

TEST_F(StaffParcels, AScannerTypesWhatItReads) {
    EXPECT_EQ(act_on("hand-over", "%20" + waybill + "%20").status, 200) << "blanks around it are no matter";
    EXPECT_EQ(act_on("hand-over", "1099999999999").code(), "not_found");
    EXPECT_EQ(act_on("hand-over", "x").code(), "not_found");
}

TEST_F(StaffParcels, OneScanMovesEveryCaseWhosePapersAreInTheParcel) {
    neighbour.begin();
    const std::string first = number;
    ship(neighbour, waybill, "2026-12-01T08:30");
    EXPECT_EQ(list("to_hand_over").size(), 2u);
    EXPECT_EQ(act_on("hand-over").status, 200);
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    number = first;
    EXPECT_EQ(seen()["shipment"]["state"], "collected");
    EXPECT_EQ(list("handed_over").size(), 2u);
}

TEST_F(StaffParcels, OneLabelServesEveryCaseWhosePapersAreInTheParcel) {
    act_on("label");
    neighbour.begin();
    const std::string first = number;
    ship(neighbour, waybill, "2026-12-01T08:30");
    city.clock.advance_minutes(1);
    const json body = {{"address", "云川市城东区学府路8号3幢201室"}, {"receiver", ""}, {"phone", ""}};
    ASSERT_EQ(citizen.post("/api/v1/cases/" + first + "/parcel/address", body).status, 200);
    EXPECT_EQ(act_on("hand-over").body["refusal"], "delivery.label_outdated");
    EXPECT_EQ(act_on("label").body["label"]["address"], "云川市城东区学府路8号3幢201室") << "the one that changed";
    EXPECT_EQ(act_on("label").body["label"]["address"], "云川市城东区学府路8号3幢201室") << "the printer was jammed";
    const json parcels = list("to_hand_over");
    ASSERT_EQ(parcels.size(), 2u);
    for (const json& parcel : parcels)
        EXPECT_EQ(parcel["label"], "printed");
    EXPECT_EQ(act_on("hand-over").status, 200);
    EXPECT_EQ(list("handed_over").size(), 2u);
}

TEST_F(StaffParcels, AnAddressThatChangedAsksForANewLabel) {
    act_on("label");
    const json body = {{"address", "云川市城东区学府路8号3幢201室"}, {"receiver", ""}, {"phone", ""}};
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/parcel/address", body).status, 200);
    EXPECT_EQ(list("to_hand_over")[0]["label"], "outdated");
    EXPECT_EQ(act_on("hand-over").body["refusal"], "delivery.label_outdated");
    EXPECT_EQ(act_on("label").body["label"]["address"], "云川市城东区学府路8号3幢201室");
    EXPECT_EQ(act_on("hand-over").status, 200);
    EXPECT_EQ(act_on("label").body["refusal"], "delivery.state_forbids") << "it is gone";
}

TEST_F(StaffParcels, WhatNeedsSomebodyIsListedWithItsReasons) {
    const struct {
        std::vector<std::pair<std::string, std::string>> history;
        const char* attention;
    } table[] = {
        {{collected, under_way}, ""},
        {{collected, under_way, in_trouble}, "1012345678901:problem "},
        {{collected, under_way, in_trouble, out}, ""},
        {{collected, under_way, in_trouble, out, in_locker}, "1012345678901:confirm_receipt "},
        {{collected, under_way, in_trouble, out, in_locker, going_back}, "1012345678901:returning "},
        {{collected, under_way, in_trouble, out, in_locker, going_back, returned}, "1012345678901:returned "},
    };
    for (const auto& line : table) {
        send(push(line.history));
        EXPECT_EQ(attention(), line.attention);
    }
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678918"}}).status, 201);
    EXPECT_EQ(attention(), "") << "another is on its way";
}

TEST_F(StaffParcels, SilenceIsSeenBeforeTheCitizenAsks) {
    send(push({collected, under_way}));
    wait_days(1);
    EXPECT_EQ(attention(), "") << "that long is usual on the way";
    wait_days(1);
    EXPECT_EQ(attention(), "1012345678901:silent ") << "more than two days since the courier's last word";
    send(push({collected, under_way, out}));
    EXPECT_EQ(attention(), "1012345678901:silent ") << "what was told now happened days ago";
    send(push({collected, under_way, out, delivered}));
    EXPECT_EQ(attention(), "");
}

TEST_F(StaffParcels, WhatACitizenReportsStaysUntilSomebodyHasSeenToIt) {
    send(push({collected, out, delivered}));
    ASSERT_EQ(citizen.post("/api/v1/cases/" + number + "/parcel/problem", {{"kind", "damaged"}}).status, 200);
    EXPECT_EQ(attention(), "1012345678901:reported_damaged ");
    EXPECT_EQ(act_on("settlement").status, 200);
    EXPECT_EQ(attention(), "");
    EXPECT_EQ(open_history().back()["code"], "parcel.settled");
    EXPECT_EQ(act_on("settlement").code(), "not_found") << "there is nothing left";
}

TEST_F(StaffParcels, NewsBringBackWhatWasSettled) {
    send(push({collected, in_trouble}));
    act_on("settlement");
    EXPECT_EQ(attention(), "");
    send(push({collected, in_trouble, going_back}));
    EXPECT_EQ(attention(), "1012345678901:returning ");
}

TEST_F(StaffParcels, WhatIsStillToBeHandedOverIsNotSettled) {
    wait_days(2);
    EXPECT_EQ(attention(), "1012345678901:silent ");
    EXPECT_EQ(act_on("settlement").body["refusal"], "delivery.state_forbids");
    EXPECT_EQ(list("to_hand_over").size(), 1u);
    EXPECT_EQ(act_on("hand-over").status, 200);
    EXPECT_EQ(attention(), "") << "it went on";
    wait_days(3);
    EXPECT_EQ(attention(), "1012345678901:silent ");
    EXPECT_EQ(act_on("settlement").status, 200);
    EXPECT_EQ(attention(), "");
}

TEST_F(StaffParcels, WhatIsHandedOverIsLookedAfterAgain) {
    send(push({collected}));
    wait_days(2);
    EXPECT_EQ(act_on("settlement").status, 200);
    EXPECT_EQ(attention(), "");
    EXPECT_EQ(act_on("hand-over").status, 200);
    EXPECT_EQ(attention(), "1012345678901:silent ") << "the window scanned it, and the courier says nothing";
}

TEST_F(StaffParcels, TheFiguresTakeAYearAndADay) {
    const std::string target = "/api/v1/staff/delivery-figures?from=2027-01-01&to=";
    EXPECT_EQ(clerk.get(target + "2028-01-02").status, 200) << "366 days later";
    EXPECT_EQ(clerk.get(target + "2028-01-03").code(), "query_invalid");
    EXPECT_EQ(clerk.get(target + "2027-01-01").status, 200) << "one day";
    EXPECT_EQ(clerk.get(target + "2026-12-31").code(), "query_invalid");
}

TEST_F(StaffParcels, TheFiguresCountFromDoorToDoor) {
    const std::string target = "/api/v1/staff/delivery-figures?from=2026-11-28&to=2026-11-29";
    EXPECT_TRUE(clerk.get(target).body["carriers"].empty());
    send(push({collected, out, in_trouble, out, delivered}));
    neighbour.begin();
    ship(neighbour, "1012345678918", "2026-12-01T08:30");
    send(push({collected, under_way}, "1012345678918"));
    const json figures = clerk.get(target).body;
    const json expected = {{"carrier", "ems"}, {"collected", 2},   {"arrived", 1},         {"first_attempt_failed", 1},
                           {"returned", 0},    {"days_median", 0}, {"days_nine_in_ten", 0}};
    EXPECT_EQ(figures["carriers"], json::array({expected}));
    EXPECT_EQ(figures["pushes"]["kept"], 2);
    EXPECT_EQ(figures["pushes"]["last_told_at"], city.clock.now().text());
    EXPECT_EQ(clerk.get("/api/v1/staff/delivery-figures?from=2026-11-28&to=2027-12-01").code(), "query_invalid");
    EXPECT_EQ(clerk.get("/api/v1/staff/delivery-figures?from=yesterday&to=2026-11-29").code(), "query_invalid");
    EXPECT_EQ(clerk.get("/api/v1/staff/parcels?list=all").code(), "query_invalid");
}

}  // namespace
}  // namespace onetrip::test
