#include "server/couriers/inquirer.h"

#include <functional>

#include "tests/server/couriers/parcel_store.h"
#include "tests/server/couriers/scripted_courier.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;
using test::test_morning;

constexpr std::int64_t day_minutes = 24 * 60;

class InquirerTest : public test::ParcelStore {
protected:
    InquirerTest() {
        courier.is_calling_back = false;
        add_job(shipment_job(ask_job, "s1", test_morning));
    }
    /// How often the courier was asked by one look.
    std::size_t look() {
        const std::size_t before = courier.asked.size();
        boost::asio::io_context idle;
        Inquirer inquirer(idle.get_executor(), *store, courier, clock, randomness);
        test::await(inquirer.work_off());
        return courier.asked.size() - before;
    }
    void change(const std::function<void(storage::Shipment&)>& how) {
        storage::write_now(*store, [&](storage::Unit& unit) {
            storage::Shipment changed = *unit.shipments().find("s1");
            how(changed);
            unit.shipments().save(changed);
        });
    }
    std::vector<storage::Push> waiting() {
        return storage::read_now(*store, [](const storage::Unit& unit) { return unit.shipments().waiting_pushes(9); });
    }

    test::ScriptedCourier courier;
};

TEST_F(InquirerTest, AsksEveryTwoHoursOfACarrierThatDoesNotCallBack) {
    EXPECT_EQ(look(), 1u);
    EXPECT_EQ(courier.asked[0].carrier, "ems");
    EXPECT_EQ(courier.asked[0].waybill, "1130012345678");
    EXPECT_EQ(courier.asked[0].phone, "13800138000");
    clock.advance_minutes(119);
    EXPECT_EQ(look(), 0u);
    clock.advance_minutes(2);
    EXPECT_EQ(look(), 1u);
}

TEST_F(InquirerTest, WhatIsToldWaitsLikeAPush) {
    courier.inquiry_outcome = {InquiryEnd::Told, "ret_code_00000", "ems_answer", "{}"};
    look();
    ASSERT_EQ(waiting().size(), 1u);
    EXPECT_EQ(waiting()[0].shipment, "s1");
    EXPECT_EQ(waiting()[0].form, "ems_answer");
    EXPECT_EQ(waiting()[0].param, "{}");
    clock.advance_minutes(121);
    EXPECT_EQ(look(), 1u);
    EXPECT_EQ(waiting().size(), 1u) << "the same again is no news";
}

TEST_F(InquirerTest, OfAPushedParcelItAsksAfterADayOfSilence) {
    courier.is_calling_back = true;
    EXPECT_EQ(look(), 0u);
    clock.advance_minutes(day_minutes - 1);
    EXPECT_EQ(look(), 0u);
    change([&](storage::Shipment& shipment) { shipment.updated_at = clock.now(); });
    clock.advance_minutes(day_minutes - 1);
    EXPECT_EQ(look(), 0u);
    clock.advance_minutes(1);
    EXPECT_EQ(look(), 1u);
    EXPECT_EQ(due_in_minutes(ask_job), day_minutes) << "and once a day as long as it is silent";
}

TEST_F(InquirerTest, ANumberIsAskedForOnceInHalfAnHourWhateverHappens) {
    courier.inquiry_outcome = {InquiryEnd::Later, "connect", {}, {}};
    EXPECT_EQ(look(), 1u);
    add_parcel("2", "s2");
    add_job(shipment_job(ask_job, "s2", test_morning));
    EXPECT_EQ(look(), 0u) << "another case's papers under the same number";
    clock.advance_minutes(29);
    EXPECT_EQ(look(), 0u);
    clock.advance_minutes(1);
    EXPECT_EQ(look(), 1u);
    clock.advance_minutes(29);
    EXPECT_EQ(look(), 0u);
}

TEST_F(InquirerTest, AServerThatDiedWhileItAskedDoesNotLetTheNextAskTooSoon) {
    storage::write_now(*store, [](storage::Unit& unit) {
        EXPECT_EQ(unit.jobs().lease(ask_job, test_morning, test_morning + 60'000, 9).size(), 1u);
    });
    change([](storage::Shipment& shipment) { shipment.asked_at = test_morning; });
    clock.advance_minutes(2);
    EXPECT_EQ(look(), 0u);
    clock.advance_minutes(28);
    EXPECT_EQ(look(), 1u);
}

TEST_F(InquirerTest, EndsWhenTheParcelHasArrivedOrIsGivenUp) {
    change([](storage::Shipment& shipment) { shipment.state = "delivered"; });
    EXPECT_EQ(look(), 0u);
    EXPECT_EQ(due_in_minutes(ask_job), -1);

    add_parcel("2", "s2");
    add_job(shipment_job(ask_job, "s2", test_morning));
    clock.advance_minutes(60 * day_minutes + 1);
    EXPECT_EQ(look(), 0u);
    EXPECT_EQ(due_in_minutes(ask_job), -1);
    EXPECT_EQ(given_up(ask_job), 0);
}

TEST_F(InquirerTest, LeavesToAPersonWhatNoRetryMends) {
    courier.inquiry_outcome = {InquiryEnd::Correct, "return_code_408", {}, {}};
    EXPECT_EQ(look(), 1u);
    EXPECT_EQ(given_up(ask_job), 1);
}

TEST_F(InquirerTest, AKeyThatIsRefusedIsTriedAgain) {
    courier.inquiry_outcome = {InquiryEnd::NotEntitled, "return_code_601", {}, {}};
    EXPECT_EQ(look(), 1u);
    EXPECT_EQ(given_up(ask_job), 0);
    EXPECT_EQ(due_in_minutes(ask_job), 30);
}

}  // namespace
}  // namespace onetrip::couriers
