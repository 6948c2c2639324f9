#include "server/couriers/subscriber.h"

#include <gtest/gtest.h>

#include <vector>

#include "server/couriers/demo_carrier.h"
#include "server/couriers/kuaidi100_courier.h"
#include "server/http/server.h"
#include "server/storage/open.h"
#include "tests/server/await.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::couriers {
namespace {

using ports::SubscriptionEnd;
using test::test_morning;

/// Answers as it was told, and keeps what it was asked.
class ScriptedCourier final : public ports::Courier {
public:
    boost::asio::awaitable<ports::SubscriptionOutcome> subscribe(const ports::Subscription& subscription) override {
        asked.push_back(subscription);
        co_return outcome;
    }
    ports::SubscriptionOutcome outcome{SubscriptionEnd::Accepted, "return_code_200"};
    std::vector<ports::Subscription> asked;
};

class SubscriberTest : public ::testing::Test {
protected:
    SubscriberTest() {
        storage::write_now(*store, [](storage::Unit& unit) {
            storage::Case made;
            made.number = "1";
            made.citizen = "ann";
            made.service = "teacher-qualification";
            made.state = "delivering";
            made.submitted_at = test_morning;
            made.received_day = base::Day(20785);
            made.answers = "{}";
            made.record = "{}";
            unit.cases().add(made, {});
            storage::Shipment shipment;
            shipment.id = "s1";
            shipment.case_number = "1";
            shipment.carrier = "ems";
            shipment.waybill = "1130012345678";
            shipment.state = "created";
            shipment.salt = "s4lt";
            shipment.callback_token = "token";
            shipment.phone = "13800138000";
            shipment.subscription = "pending";
            shipment.tracking = "{}";
            shipment.created_at = test_morning;
            shipment.updated_at = test_morning;
            unit.shipments().add(shipment);
            unit.jobs().add({"j1", std::string(subscribe_job), R"({"shipment":"s1"})", test_morning, 0});
        });
    }
    std::size_t look(ports::Courier& courier) {
        boost::asio::io_context idle;
        Subscriber subscriber(idle.get_executor(), *store, courier, clock, randomness, settings);
        return test::await(subscriber.work_off());
    }
    std::string subscription() {
        return storage::read_now(*store,
                                 [](const storage::Unit& unit) { return unit.shipments().find("s1")->subscription; });
    }

    test::TemporaryFolder folder;
    std::unique_ptr<storage::Store> store = storage::open("sqlite:" + folder.path("onetrip.db"));
    test::SetClock clock;
    test::CountedRandomness randomness;
    SubscriberSettings settings{.public_url = "http://127.0.0.1:8080"};
};

TEST_F(SubscriberTest, TellsTheCourierOnceWhereToCallBack) {
    ScriptedCourier courier;
    EXPECT_EQ(look(courier), 1u);
    ASSERT_EQ(courier.asked.size(), 1u);
    EXPECT_EQ(courier.asked[0].waybill, "1130012345678");
    EXPECT_EQ(courier.asked[0].salt, "s4lt");
    EXPECT_EQ(courier.asked[0].phone, "13800138000");
    EXPECT_EQ(courier.asked[0].callback_url, "http://127.0.0.1:8080/api/v1/couriers/kuaidi100/callbacks/token");
    EXPECT_EQ(subscription(), "subscribed");
    clock.advance_minutes(60);
    EXPECT_EQ(look(courier), 0u);
}

TEST_F(SubscriberTest, AsksAgainAfterAGrowingPauseWhileTheCourierIsOutOfReach) {
    ScriptedCourier courier;
    courier.outcome = {SubscriptionEnd::Later, "connect"};
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(subscription(), "pending");
    EXPECT_EQ(look(courier), 0u);
    clock.advance_minutes(1);
    EXPECT_EQ(look(courier), 1u);
    courier.outcome = {SubscriptionEnd::Accepted, "return_code_200"};
    clock.advance_minutes(1);
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(subscription(), "subscribed");
}

TEST_F(SubscriberTest, LeavesToAPersonWhatNoRetryMends) {
    ScriptedCourier courier;
    courier.outcome = {SubscriptionEnd::Correct, "return_code_700"};
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(subscription(), "failed");
    EXPECT_EQ(storage::read_now(*store, [](const storage::Unit& unit) { return unit.jobs().given_up(subscribe_job); }),
              1);
    clock.advance_minutes(60);
    EXPECT_EQ(look(courier), 0u);
}

TEST_F(SubscriberTest, AnotherServerTakesOverWhenALeaseRunsOut) {
    storage::write_now(*store, [&](storage::Unit& unit) {
        EXPECT_EQ(unit.jobs().lease(subscribe_job, test_morning, test_morning + 60'000, 9).size(), 1u);
    });
    ScriptedCourier courier;
    EXPECT_EQ(look(courier), 0u);
    clock.advance_minutes(2);
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(subscription(), "subscribed");
}

TEST_F(SubscriberTest, ReachesTheDemoCarrierOverARealSocket) {
    class Silent final : public http::Observer {
        void exchanged(const http::Exchange&) override {}
        void troubled(std::string_view) override {}
    } observer;
    http::EventHub hub;
    http::Router router;
    std::optional<DemoParcel> taken;
    router.add_ready(http::Method::Post, "/poll", http::callback_body(), [&](const http::Request& request) {
        DemoReply reply = take_subscription(request.body());
        taken = reply.parcel;
        return http::Reply::json(200, reply.body);
    });
    http::ServerOptions options;
    options.threads = 1;
    http::Server carrier(router, hub, {clock, randomness, observer}, options);
    ASSERT_FALSE(carrier.start());
    const std::string url = "http://127.0.0.1:" + std::to_string(carrier.port());
    Kuaidi100Courier courier({url, "demo-key"});
    EXPECT_EQ(look(courier), 1u);
    carrier.stop();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->waybill, "1130012345678");
    EXPECT_EQ(subscription(), "subscribed");
}

TEST(PauseMilliseconds, DoublesUpToAMost) {
    const SubscriberSettings settings;
    const std::pair<std::int64_t, std::int64_t> table[] = {{1, 2000},    {2, 4000},     {3, 8000},
                                                           {9, 512'000}, {10, 600'000}, {90, 600'000}};
    for (const auto& [attempts, pause] : table) {
        EXPECT_EQ(pause_milliseconds(settings, attempts, 0), pause) << attempts;
        EXPECT_EQ(pause_milliseconds(settings, attempts, 255), pause + pause / 4) << attempts;
    }
}

TEST(Kuaidi100Courier, SaysLaterWhenNobodyListensAndNotEntitledWhenItsAddressIsNone) {
    Kuaidi100Courier nobody({"http://127.0.0.1:1", "key", std::chrono::milliseconds(500)});
    EXPECT_EQ(test::await(nobody.subscribe({})).end, SubscriptionEnd::Later);
    Kuaidi100Courier nowhere({"ftp://x", "key"});
    EXPECT_EQ(test::await(nowhere.subscribe({})).end, SubscriptionEnd::NotEntitled);
}

}  // namespace
}  // namespace onetrip::couriers
