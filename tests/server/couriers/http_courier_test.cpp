// Each courier's wire over real sockets, against a twin that speaks it.

#include "server/couriers/http_courier.h"

#include <gtest/gtest.h>

#include "core/delivery/push_form.h"
#include "server/couriers/ems.h"
#include "server/couriers/kdniao.h"
#include "server/couriers/kuaidi100.h"
#include "server/couriers/sf_express.h"
#include "tests/server/await.h"
#include "tests/server/couriers/twins.h"

namespace onetrip::couriers {
namespace {

using namespace std::chrono_literals;
using ports::InquiryEnd;
using ports::SubscriptionEnd;
using test::Mood;
using test::Twin;

enum class Vendor { Kuaidi100, Ems, Sf, Kdniao };

std::unique_ptr<const Wire> wire_of(Vendor vendor, const std::string& spoiled = {}) {
    switch (vendor) {
        case Vendor::Kuaidi100:
            return std::make_unique<Kuaidi100Wire>(
                Kuaidi100Account{Twin::kuaidi100_key + spoiled, Twin::kuaidi100_customer});
        case Vendor::Ems:
            return std::make_unique<EmsWire>(
                EmsAccount{"11000000000000", Twin::ems_authorization + spoiled, Twin::ems_key});
        case Vendor::Sf: return std::make_unique<SfWire>(SfAccount{"partner", Twin::sf_check_word + spoiled});
        case Vendor::Kdniao:
            return std::make_unique<KdniaoWire>(
                KdniaoAccount{.business = "1237100", .key = Twin::kdniao_key + spoiled});
    }
    return {};
}

/// One event, as the vendor lists it.
const char* event_of(Vendor vendor) {
    switch (vendor) {
        case Vendor::Kuaidi100:
            return R"([{"context":"派送中","time":"2026-11-28 08:00:00","ftime":"2026-11-28 08:00:00","statusCode":"5"}])";
        case Vendor::Ems:
            return R"([{"waybillNo":"SF1234567890123","opTime":"2026-11-28 08:00:00","opCode":"702","opDesc":"派送中"}])";
        case Vendor::Sf:
            return R"([{"acceptTime":"2026-11-28 08:00:00","acceptAddress":"云川市","remark":"派送中","opCode":"44"}])";
        case Vendor::Kdniao: return R"([{"AcceptTime":"2026-11-28 08:00:00","AcceptStation":"派送中","Action":"202"}])";
    }
    return "[]";
}

class HttpCourierTest : public ::testing::TestWithParam<Vendor> {
protected:
    static ports::InquiryOutcome ask(HttpCourier& by) {
        return test::await(by.inquire({"shunfeng", "SF1234567890123", "13800138000"}));
    }

    Twin twin;
    test::SetClock clock;
    test::CountedRandomness randomness;
    HttpCourier courier{wire_of(GetParam()), twin.url(), clock, randomness};
};

std::string name_of(const ::testing::TestParamInfo<Vendor>& vendor) {
    constexpr const char* names[] = {"Kuaidi100", "Ems", "Sf", "Kdniao"};
    return names[static_cast<std::size_t>(vendor.param)];
}
INSTANTIATE_TEST_SUITE_P(Twins, HttpCourierTest,
                         ::testing::Values(Vendor::Kuaidi100, Vendor::Ems, Vendor::Sf, Vendor::Kdniao), name_of);

TEST_P(HttpCourierTest, IsToldWhereAParcelIs) {
    twin.known["SF1234567890123"] = event_of(GetParam());
    const auto outcome = ask(courier);
    ASSERT_EQ(outcome.end, InquiryEnd::Told) << outcome.reason;
    const auto form = delivery::push_form_of(outcome.form);
    ASSERT_TRUE(form);
    const auto push = delivery::parse_push(*form, outcome.text);
    ASSERT_TRUE(push.ok()) << delivery::code_of(push.error());
    EXPECT_EQ(push->number, "SF1234567890123");
    ASSERT_EQ(push->events.size(), 1u);
    EXPECT_EQ(push->events[0].status, delivery::Status::OutForDelivery);
    EXPECT_EQ(push->events[0].text, "派送中");
}

TEST_P(HttpCourierTest, IsToldThatNothingIsKnownYet) {
    EXPECT_EQ(ask(courier).end, InquiryEnd::Nothing);
}

TEST_P(HttpCourierTest, TriesAgainWhatIsNoAnswer) {
    for (const Mood mood : {Mood::Busy, Mood::HtmlPage, Mood::BadGateway}) {
        twin.mood = mood;
        const auto outcome = ask(courier);
        EXPECT_EQ(outcome.end, InquiryEnd::Later) << outcome.reason;
        EXPECT_TRUE(outcome.text.empty());
    }
    EXPECT_EQ(ask(courier).reason, "http_502");
}

TEST_P(HttpCourierTest, AWrongKeyIsNotBelieved) {
    HttpCourier stranger(wire_of(GetParam(), "x"), twin.url(), clock, randomness);
    twin.known["SF1234567890123"] = event_of(GetParam());
    const auto outcome = ask(stranger);
    const bool says_so = GetParam() == Vendor::Kuaidi100 || GetParam() == Vendor::Sf;
    EXPECT_EQ(outcome.end, says_so ? InquiryEnd::NotEntitled : InquiryEnd::Later) << outcome.reason;
}

TEST_P(HttpCourierTest, NobodyThereIsLaterAndAnAddressThatIsNoneToo) {
    HttpCourier nobody(wire_of(GetParam()), "http://127.0.0.1:1", clock, randomness, 500ms);
    EXPECT_EQ(ask(nobody).end, InquiryEnd::Later);
    HttpCourier nowhere(wire_of(GetParam()), "ftp://x", clock, randomness, 500ms);
    EXPECT_EQ(ask(nowhere).reason, "courier_url_unusable");
}

TEST_P(HttpCourierTest, OnlyKuaidi100CallsBackWhereNothingElseWasAgreed) {
    const bool calls_back = GetParam() == Vendor::Kuaidi100;
    EXPECT_EQ(courier.calls_back("ems"), calls_back);
    const auto outcome = test::await(courier.subscribe({"ems", "1012345678901", "http://127.0.0.1/cb", "salt", ""}));
    EXPECT_EQ(outcome.end, SubscriptionEnd::Accepted);
    EXPECT_EQ(outcome.reason, calls_back ? "return_code_200" : "is_asked");
}

TEST(KdniaoTwin, TakesSubscriptionsAsTheVendorDoes) {
    Twin twin;
    test::SetClock clock;
    test::CountedRandomness randomness;
    const auto subscribe = [&](const std::string& key, const char* carrier, const char* number, const char* phone) {
        HttpCourier courier(std::make_unique<KdniaoWire>(
                                KdniaoAccount{.business = "1237100", .key = Twin::kdniao_key + key, .is_pushed = true}),
                            twin.url(), clock, randomness);
        EXPECT_TRUE(courier.calls_back(carrier));
        const auto outcome = test::await(courier.subscribe({carrier, number, "unused", "unused", phone}));
        constexpr const char* ends[] = {"accepted ", "later ", "correct ", "not_entitled "};
        return ends[static_cast<std::size_t>(outcome.end)] + outcome.reason;
    };
    EXPECT_EQ(subscribe("", "ems", "1012345678901", ""), "accepted success");
    EXPECT_EQ(subscribe("", "shunfeng", "SF1234567890123", "13800138000"), "accepted success");
    EXPECT_EQ(subscribe("", "shunfeng", "SF1234567890123", ""), "correct result_code_101");
    EXPECT_EQ(subscribe("", "pigeon", "1012345678901", ""), "correct result_code_101");
    EXPECT_EQ(subscribe("x", "ems", "1012345678901", ""), "not_entitled result_code_102");
    twin.known["1012345678901"] = "[]";
    EXPECT_EQ(subscribe("", "ems", "1012345678901", ""), "accepted result_code_106");
    twin.mood = Mood::Busy;
    EXPECT_EQ(subscribe("", "ems", "1012345678918", ""), "later not_successful");
    twin.mood = Mood::HtmlPage;
    EXPECT_EQ(subscribe("", "ems", "1012345678918", ""), "later reply_unreadable");
    twin.mood = Mood::BadGateway;
    EXPECT_EQ(subscribe("", "ems", "1012345678918", ""), "later http_502");
}

TEST(Kuaidi100Twin, RefusesAsTheVendorDoes) {
    Twin twin;
    test::SetClock clock;
    test::CountedRandomness randomness;
    HttpCourier courier(wire_of(Vendor::Kuaidi100), twin.url(), clock, randomness);
    HttpCourier stranger(wire_of(Vendor::Kuaidi100, "x"), twin.url(), clock, randomness);
    const auto subscribe = [&](HttpCourier& by, const char* carrier, const char* number, const char* phone) {
        return test::await(by.subscribe({carrier, number, "http://127.0.0.1/cb", "salt", phone})).reason;
    };
    EXPECT_EQ(subscribe(courier, "shunfeng", "SF1234567890123", ""), "return_code_700");
    EXPECT_EQ(subscribe(courier, "shunfeng", "SF1234567890123", "13800138000"), "return_code_200");
    EXPECT_EQ(subscribe(courier, "", "1012345678901", ""), "return_code_702");
    EXPECT_EQ(subscribe(courier, "ems", "1", ""), "return_code_700");
    EXPECT_EQ(subscribe(stranger, "ems", "1012345678901", ""), "return_code_600");
    twin.known["1012345678901"] = "[]";
    EXPECT_EQ(subscribe(courier, "ems", "1012345678901", ""), "return_code_501");
    twin.mood = Mood::Busy;
    EXPECT_EQ(subscribe(courier, "ems", "1012345678901", ""), "return_code_500");
    EXPECT_EQ(test::await(courier.inquire({"shunfeng", "SF1234567890123", ""})).end, InquiryEnd::Later);
    twin.mood = Mood::Well;
    EXPECT_EQ(test::await(courier.inquire({"shunfeng", "SF1234567890123", ""})).reason, "return_code_408");
}

}  // namespace
}  // namespace onetrip::couriers
