// What citizens are told of a parcel by short message: once each, whoever repeats it and however many servers there
// are.

#include "server/endpoints/parcel_notices.h"

#include "tests/server/endpoints/shipped_cases.h"

namespace onetrip::test {
namespace {

class ParcelNotices : public ShippedCases {
protected:
    std::size_t work_off() {
        boost::asio::io_context idle;
        endpoints::ParcelNotices notices(idle.get_executor(), city.office, &city.sms);
        return await(notices.work_off());
    }
    /// Every message's name so far.
    std::string told() {
        work_off();
        std::string names;
        for (const ports::NoticeMessage& message : city.sms.notices)
            names += message.name + ' ';
        return names;
    }
    Answer choose(bool parcel) { return citizen.post("/api/v1/notice-choices", {{"parcel", parcel}}, "-"); }
};

const std::pair<std::string, std::string> in_trouble = {"204", "包裹异常"};

TEST_F(ParcelNotices, OneForEachThingThatMatters) {
    const struct {
        std::vector<std::pair<std::string, std::string>> history;
        const char* told;
    } table[] = {
        {{collected}, "parcel_collected "},
        {{collected, under_way}, "parcel_collected "},
        {{collected, under_way, out}, "parcel_collected parcel_out_for_delivery "},
        {{collected, under_way, out, in_trouble}, "parcel_collected parcel_out_for_delivery parcel_problem "},
        {{collected, under_way, out, in_trouble, out}, "parcel_collected parcel_out_for_delivery parcel_problem "},
        {{collected, under_way, out, in_trouble, out, in_locker},
         "parcel_collected parcel_out_for_delivery parcel_problem parcel_in_locker "},
        {{collected, under_way, out, in_trouble, out, in_locker, delivered},
         "parcel_collected parcel_out_for_delivery parcel_problem parcel_in_locker "},
    };
    for (const auto& line : table) {
        send(push(line.history));
        EXPECT_EQ(told(), line.told);
    }
}

TEST_F(ParcelNotices, AReturnIsToldAndTheNextDeliveryIsToldAnew) {
    send(push({collected, returned}));
    EXPECT_EQ(told(), "parcel_returned ");
    ASSERT_EQ(act("shipments", {{"carrier", "ems"}, {"waybill", "1012345678918"}}).status, 201);
    shipment = *storage::read_now(*city.store,
                                  [&](const storage::Unit& unit) { return unit.shipments().find_of_case(number); });
    send(push({collected}, "1012345678918"));
    EXPECT_EQ(told(), "parcel_returned parcel_collected ");
}

TEST_F(ParcelNotices, SayWhatAndWhoseAndNoMore) {
    send(push({collected}));
    ASSERT_EQ(told(), "parcel_collected ");
    const ports::NoticeMessage& message = city.sms.notices.front();
    EXPECT_EQ(message.phone, "13800138000");
    EXPECT_EQ(message.id, "parcel.notice/" + shipment.id + "/collected");
    const std::vector<std::pair<std::string, std::string>> parameters = {
        {"service", "教师资格认定"}, {"carrier", "中国邮政速递 EMS"}, {"waybill_ends", "8901"}};
    EXPECT_EQ(message.parameters, parameters);
}

TEST_F(ParcelNotices, TheSamePushReadByTwoServersIsToldOnce) {
    const std::string param = push({collected});
    send_unread(param);
    boost::asio::io_context idle;
    endpoints::PushReader one(idle.get_executor(), city.office);
    endpoints::PushReader other(idle.get_executor(), city.office);
    await(one.look());
    await(other.look());
    send(param);
    EXPECT_EQ(told(), "parcel_collected ");
    EXPECT_EQ(told(), "parcel_collected ") << "another server finds nothing more to do";
}

TEST_F(ParcelNotices, WhatTheGatewayDidNotTakeIsTriedAgainLater) {
    city.sms.out_of_order = true;
    send(push({collected}));
    EXPECT_EQ(told(), "");
    city.sms.out_of_order = false;
    EXPECT_EQ(told(), "") << "not at once";
    city.clock.advance_minutes(1);
    EXPECT_EQ(told(), "parcel_collected ");
}

TEST_F(ParcelNotices, AfterAHundredAttemptsItIsNoNewsAnyMore) {
    const auto fail = [&](std::int64_t attempts) {
        city.sms.out_of_order = true;
        for (std::int64_t i = 0; i < attempts; ++i) {
            EXPECT_EQ(work_off(), 1u) << i;
            city.clock.advance_minutes(15);
        }
        city.sms.out_of_order = false;
    };
    send(push({collected}));
    fail(endpoints::notice_attempts_max - 1);
    EXPECT_EQ(told(), "parcel_collected ");
    send(push({collected, under_way, out}));
    fail(endpoints::notice_attempts_max);
    EXPECT_EQ(told(), "parcel_collected ");
    const std::int64_t given_up = storage::read_now(
        *city.store, [](const storage::Unit& unit) { return unit.jobs().given_up(endpoints::notice_job); });
    EXPECT_EQ(given_up, 1) << "for people to look at";
}

TEST_F(ParcelNotices, WhoeverWantsNoneGetsNoneUntilTheyAreWanted) {
    EXPECT_EQ(citizen.get("/api/v1/notice-choices").body["notice_choices"]["parcel"], true);
    EXPECT_EQ(choose(false).body["notice_choices"]["parcel"], false);
    EXPECT_EQ(citizen.get("/api/v1/notice-choices").body["notice_choices"]["parcel"], false);
    send(push({collected}));
    EXPECT_EQ(told(), "");
    choose(true);
    send(push({collected, under_way, out}));
    EXPECT_EQ(told(), "parcel_out_for_delivery ") << "what happened meanwhile is not told later";
}

TEST_F(ParcelNotices, WhatTheCitizenSaysIsNotToldBack) {
    send(push({collected, under_way}));
    citizen.post("/api/v1/cases/" + number + "/parcel/receipt", json::object());
    EXPECT_EQ(told(), "");
}

}  // namespace
}  // namespace onetrip::test
