#include "server/couriers/demo_carrier.h"

#include <gtest/gtest.h>

#include "core/delivery/kuaidi100_push.h"
#include "server/couriers/form_fields.h"
#include "server/couriers/kuaidi100.h"

namespace onetrip::couriers {
namespace {

const ports::Subscription subscription{"ems", "1130012345678", "http://127.0.0.1:9/cb/token", "s4lt", ""};

std::string written(const ports::Subscription& of, const char* key) {
    return Kuaidi100Wire({key, ""}).subscription(of)->body;
}

TEST(DemoCarrier, TakesWhatTheAdapterSends) {
    const DemoReply reply = take_subscription(written(subscription, "key"));
    EXPECT_EQ(Kuaidi100Wire({}).read_subscription(reply.body).end, ports::SubscriptionEnd::Accepted);
    ASSERT_TRUE(reply.parcel);
    EXPECT_EQ(reply.parcel->waybill, "1130012345678");
    EXPECT_EQ(reply.parcel->callback_url, subscription.callback_url);
}

TEST(DemoCarrier, RefusesAsTheVendorDoes) {
    const auto end_of = [](std::string_view body) {
        return Kuaidi100Wire({}).read_subscription(take_subscription(body).body).end;
    };
    EXPECT_EQ(end_of(written(subscription, "")), ports::SubscriptionEnd::NotEntitled);
    EXPECT_EQ(end_of("schema=json&param={"), ports::SubscriptionEnd::Correct);
    EXPECT_EQ(end_of(""), ports::SubscriptionEnd::Correct);
    auto wrong = subscription;
    wrong.waybill = "12345";
    EXPECT_EQ(end_of(written(wrong, "key")), ports::SubscriptionEnd::Correct);
    wrong = subscription;
    wrong.callback_url = "nowhere";
    EXPECT_EQ(end_of(written(wrong, "key")), ports::SubscriptionEnd::Correct);
}

TEST(DemoCarrier, PushesTheWholeHistorySignedAndReadByTheCore) {
    const DemoParcel parcel{"ems", "1130012345678", "http://127.0.0.1:9/cb/token", "s4lt"};
    const base::Instant now = *base::Instant::parse("2026-11-28T10:00:00+08:00");
    std::vector<base::Instant> times;
    while (times.size() < demo_push_count) {
        times.push_back(now + static_cast<std::int64_t>(times.size()) * 4000);
        const auto fields = parse_form(push_body(parcel, times));
        ASSERT_TRUE(fields);
        const auto param = field(*fields, "param");
        EXPECT_TRUE(push_signature_matches(*param, parcel.salt, *field(*fields, "sign")));
        const auto push = delivery::parse_kuaidi100_push(*param);
        ASSERT_TRUE(push) << times.size();
        EXPECT_EQ(push->number, parcel.waybill);
        ASSERT_EQ(push->events.size(), times.size());
        EXPECT_EQ(push->events.front().at, times.front());
    }
}

}  // namespace
}  // namespace onetrip::couriers
