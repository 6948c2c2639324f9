#include "server/couriers/subscriber.h"

#include "server/couriers/demo_carrier.h"
#include "server/couriers/http_courier.h"
#include "server/couriers/inquirer.h"
#include "server/couriers/kuaidi100.h"
#include "server/http/server.h"
#include "tests/server/couriers/parcel_store.h"
#include "tests/server/couriers/scripted_courier.h"

namespace onetrip::couriers {
namespace {

using ports::SubscriptionEnd;
using test::test_morning;

class SubscriberTest : public test::ParcelStore {
protected:
    SubscriberTest() { add_job(shipment_job(subscribe_job, "s1", test_morning)); }
    std::size_t look(ports::Courier& by) {
        boost::asio::io_context idle;
        Subscriber subscriber(idle.get_executor(), *store, by, clock, randomness, settings);
        return test::await(subscriber.work_off());
    }

    SubscriberSettings settings{.public_url = "http://127.0.0.1:8080"};
    test::ScriptedCourier courier;
};

TEST_F(SubscriberTest, TellsTheCourierOnceWhereToCallBack) {
    EXPECT_EQ(look(courier), 1u);
    ASSERT_EQ(courier.subscribed.size(), 1u);
    EXPECT_EQ(courier.subscribed[0].waybill, "1130012345678");
    EXPECT_EQ(courier.subscribed[0].salt, "s4lt");
    EXPECT_EQ(courier.subscribed[0].phone, "13800138000");
    EXPECT_EQ(courier.subscribed[0].callback_url, "http://127.0.0.1:8080/api/v1/couriers/kuaidi100/callbacks/token-s1");
    EXPECT_EQ(shipment().subscription, "subscribed");
    clock.advance_minutes(60);
    EXPECT_EQ(look(courier), 0u);
}

TEST_F(SubscriberTest, LaysTheFirstInquiryByHowTheCourierTells) {
    look(courier);
    EXPECT_EQ(due_in_minutes(ask_job), 24 * 60);
    add_parcel("2", "s2");
    add_job(shipment_job(subscribe_job, "s2", test_morning));
    courier.is_calling_back = false;
    look(courier);
    EXPECT_EQ(due_in_minutes(ask_job), 30);
}

TEST_F(SubscriberTest, AsksAgainAfterAGrowingPauseWhileTheCourierIsOutOfReach) {
    courier.subscription_outcome = {SubscriptionEnd::Later, "connect"};
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(shipment().subscription, "pending");
    EXPECT_EQ(look(courier), 0u);
    clock.advance_minutes(1);
    EXPECT_EQ(look(courier), 1u);
    courier.subscription_outcome = {SubscriptionEnd::Accepted, "return_code_200"};
    clock.advance_minutes(1);
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(shipment().subscription, "subscribed");
}

TEST_F(SubscriberTest, LeavesToAPersonWhatNoRetryMends) {
    courier.subscription_outcome = {SubscriptionEnd::Correct, "return_code_700"};
    EXPECT_EQ(look(courier), 1u);
    EXPECT_EQ(shipment().subscription, "failed");
    EXPECT_EQ(given_up(subscribe_job), 1);
    EXPECT_EQ(due_in_minutes(ask_job), -1);
}

TEST_F(SubscriberTest, GivesUpInTheEnd) {
    settings.attempts_max = 2;
    courier.subscription_outcome = {SubscriptionEnd::Later, "connect"};
    look(courier);
    clock.advance_minutes(20);
    look(courier);
    EXPECT_EQ(shipment().subscription, "failed");
    EXPECT_EQ(given_up(subscribe_job), 1);
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
    HttpCourier real(std::make_unique<Kuaidi100Wire>(Kuaidi100Account{"demo-key", ""}), url, clock, randomness);
    EXPECT_EQ(look(real), 1u);
    carrier.stop();
    ASSERT_TRUE(taken);
    EXPECT_EQ(taken->waybill, "1130012345678");
    EXPECT_EQ(shipment().subscription, "subscribed");
}

}  // namespace
}  // namespace onetrip::couriers
