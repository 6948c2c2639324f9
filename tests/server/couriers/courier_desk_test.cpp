#include "server/couriers/courier_desk.h"

#include <gtest/gtest.h>

#include "tests/server/await.h"
#include "tests/server/couriers/scripted_courier.h"

namespace onetrip::couriers {
namespace {

TEST(CourierDesk, LeadsToTheCarrierItselfAndElseToTheGeneralCourier) {
    CourierDesk desk;
    EXPECT_TRUE(desk.is_empty());
    EXPECT_EQ(test::await(desk.subscribe({"ems", "1", "", "", ""})).reason, "carrier_not_served");
    EXPECT_EQ(test::await(desk.inquire({"ems", "1", ""})).reason, "carrier_not_served");
    EXPECT_FALSE(desk.calls_back("ems"));

    auto direct = std::make_unique<test::ScriptedCourier>();
    auto general = std::make_unique<test::ScriptedCourier>();
    direct->is_calling_back = false;
    const test::ScriptedCourier& of_ems = *direct;
    const test::ScriptedCourier& of_all = *general;
    desk.add({"ems", "youzhengguonei"}, std::move(direct));
    desk.set_general(std::move(general));
    EXPECT_FALSE(desk.is_empty());
    for (const char* carrier : {"ems", "yunda", "youzhengguonei"}) {
        test::await(desk.subscribe({carrier, "1", "", "", ""}));
        test::await(desk.inquire({carrier, "1", ""}));
    }
    EXPECT_EQ(of_ems.subscribed.size(), 2u);
    EXPECT_EQ(of_ems.asked.size(), 2u);
    EXPECT_EQ(of_all.subscribed.size(), 1u);
    EXPECT_EQ(of_all.asked.at(0).carrier, "yunda");
    EXPECT_FALSE(desk.calls_back("ems"));
    EXPECT_TRUE(desk.calls_back("yunda"));
}

}  // namespace
}  // namespace onetrip::couriers
