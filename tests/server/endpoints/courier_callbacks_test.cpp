// The courier's pushes: signed ones are believed once, forged ones learn nothing, and delivery closes the case.

#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class Callbacks : public Endpoints {
protected:
    Callbacks() {
        citizen.begin();
        clerk.sign_in("clerk", accounts::Roles::all());
        number = submit(citizen).number;
        act("acceptance", json::object());
        act("decisions", {{"outcome", "granted"}});
        EXPECT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678901"}}).status, 201);
        shipment = *storage::read_now(*city.store,
                                      [&](const storage::Unit& unit) { return unit.shipments().find_of_case(number); });
        city.clock.advance_minutes(24 * 60);
        clerk.sign_in("clerk", accounts::Roles::all());
    }

    Answer act(const std::string& what, const json& body) {
        return clerk.post("/api/v1/staff/cases/" + number + '/' + what, body);
    }
    /// A push of the whole history: newest first, as the vendor sends it.
    static std::string push(const std::vector<std::pair<std::string, std::string>>& events,
                            const std::string& waybill = "1012345678901") {
        json data = json::array();
        int minute = 0;
        for (const auto& [code, text] : events) {
            const std::string time = "2026-11-28 1" + std::to_string(minute / 60) + ":" +
                                     (minute % 60 < 10 ? "0" : "") + std::to_string(minute % 60) + ":00";
            minute += 25;
            const json entry = {{"context", text}, {"time", time},       {"ftime", time},
                                {"status", ""},    {"statusCode", code}, {"areaName", "云川市"}};
            data.insert(data.begin(), entry);
        }
        const std::string state = events.back().first.substr(0, 1);
        return json({{"status", state == "3" ? "shutdown" : "polling"},
                     {"message", ""},
                     {"lastResult", {{"state", state}, {"com", "ems"}, {"nu", waybill}, {"data", data}}}})
            .dump();
    }
    Answer call(const std::string& param, const std::string& sign, const std::string& token) {
        return Client(city).post_text("/api/v1/couriers/kuaidi100/callbacks/" + token,
                                      couriers::write_form({{"sign", sign}, {"param", param}}), "-",
                                      "application/x-www-form-urlencoded");
    }
    Answer send(const std::string& param) {
        return call(param, couriers::push_signature(param, shipment.salt), shipment.callback_token);
    }
    json open_history() { return clerk.get("/api/v1/staff/cases/" + number).body["case"]["history"]; }
    json seen() { return citizen.get("/api/v1/cases/" + number).body["case"]; }

    std::string number;
    storage::Shipment shipment;
};

const std::pair<std::string, std::string> collected = {"103", "【云川市】已揽收"};
const std::pair<std::string, std::string> under_way = {"1002", "离开【云川市】处理中心"};
const std::pair<std::string, std::string> out = {"5", "正在派送"};
const std::pair<std::string, std::string> delivered = {"301", "已签收，本人"};
const std::pair<std::string, std::string> returned = {"4", "已退回签收"};

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
    send(last);
    send(push({collected, under_way}));
    EXPECT_EQ(seen()["state"], "closed");
    EXPECT_EQ(seen()["shipment"]["state"], "delivered");
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
    EXPECT_EQ(seen()["state"], "delivering");
    EXPECT_EQ(seen()["shipment"]["state"], "label_ready");
}

TEST_F(Callbacks, WhatIsSignedButTellsOfAnotherParcelIsAcceptedAndChangesNothing) {
    const json before = seen();
    EXPECT_EQ(send(push({collected}, "9999999999999")).text, couriers::push_accepted);
    EXPECT_EQ(send("no json").text, couriers::push_accepted);
    EXPECT_EQ(seen(), before);
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
