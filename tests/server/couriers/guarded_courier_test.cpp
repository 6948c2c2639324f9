#include "server/couriers/guarded_courier.h"

#include <gtest/gtest.h>

#include <chrono>

#include "tests/server/await.h"
#include "tests/server/couriers/scripted_courier.h"
#include "tests/server/doubles.h"

namespace onetrip::couriers {
namespace {

using ports::InquiryEnd;
using ports::SubscriptionEnd;

class Guarded : public ::testing::Test {
protected:
    static constexpr GuardSettings settings{
        .calls_per_second = 20,
        .breaker = {.failures_max = 2, .pause_milliseconds_min = 60'000, .pause_milliseconds_max = 60'000}};

    test::SetClock clock;
    test::ScriptedCourier* inner = new test::ScriptedCourier;
    GuardedCourier courier{std::unique_ptr<ports::Courier>(inner), clock, settings};
};

TEST_F(Guarded, SparesACourierThatIsDown) {
    inner->subscription_outcome = {SubscriptionEnd::Later, "connect"};
    EXPECT_EQ(test::await(courier.subscribe({})).reason, "connect");
    EXPECT_EQ(test::await(courier.subscribe({})).reason, "connect");
    EXPECT_EQ(test::await(courier.subscribe({})).reason, "breaker_open");
    EXPECT_EQ(test::await(courier.inquire({})).reason, "breaker_open");
    EXPECT_EQ(inner->subscribed.size(), 2u);
    EXPECT_TRUE(inner->asked.empty());
    clock.advance_minutes(1);
    EXPECT_EQ(test::await(courier.inquire({})).end, InquiryEnd::Nothing);
    inner->subscription_outcome = {SubscriptionEnd::Accepted, "return_code_200"};
    EXPECT_EQ(test::await(courier.subscribe({})).end, SubscriptionEnd::Accepted);
}

TEST_F(Guarded, WhatBecomesOfItsCallsIsCounted) {
    CourierHealth health("ems");
    auto* scripted = new test::ScriptedCourier;
    GuardedCourier counted(std::unique_ptr<ports::Courier>(scripted), clock, settings, &health);
    test::await(counted.inquire({}));
    scripted->subscription_outcome = {SubscriptionEnd::Later, "connect"};
    for (int i = 0; i < 3; ++i)
        test::await(counted.subscribe({}));
    EXPECT_EQ(health.asked, 3);
    EXPECT_EQ(health.answered, 1);
    EXPECT_EQ(health.failed, 2);
    EXPECT_EQ(health.held_back, 1);
    EXPECT_TRUE(health.is_open);
}

TEST_F(Guarded, ARefusalIsNoFailure) {
    inner->subscription_outcome = {SubscriptionEnd::Correct, "return_code_700"};
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(test::await(courier.subscribe({})).reason, "return_code_700");
}

TEST_F(Guarded, KeepsThePaceThatWasAgreed) {
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < 4; ++i)
        test::await(courier.inquire({}));
    // The clock stands: the second call waits 50 ms, the third 100, the fourth 150.
    EXPECT_GE(std::chrono::steady_clock::now() - began, std::chrono::milliseconds(290));
    clock.advance_minutes(1);
    const auto rested = std::chrono::steady_clock::now();
    test::await(courier.inquire({}));
    EXPECT_LT(std::chrono::steady_clock::now() - rested, std::chrono::milliseconds(40));
}

}  // namespace
}  // namespace onetrip::couriers
