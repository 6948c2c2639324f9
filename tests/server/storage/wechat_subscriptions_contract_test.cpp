// What citizens accepted to be told in WeChat: one message for one case, topic and citizen.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

WechatSubscription accepted(std::string topic, std::string citizen = "ann", std::string openid = "openid-1") {
    return {"4401", std::move(topic), std::move(citizen), std::move(openid), morning};
}

template <typename Backend>
class WechatSubscriptionsContract : public StoreContract<Backend> {
protected:
    void put(const WechatSubscription& added) {
        this->write([&](Unit& unit) { unit.wechat_subscriptions().put(added); });
    }
    std::string openid(std::string_view topic, std::string_view citizen = "ann") {
        const auto found =
            this->read([&](const Unit& unit) { return unit.wechat_subscriptions().find("4401", topic, citizen); });
        return found ? found->openid : "-";
    }
};
TYPED_TEST_SUITE(WechatSubscriptionsContract, Backends);

TYPED_TEST(WechatSubscriptionsContract, IsFoundAsItWasAcceptedUntilItEnds) {
    this->put(accepted("decision"));
    this->put(accepted("parcel"));
    this->put(accepted("decision", "bob", "openid-2"));
    this->reopen();
    EXPECT_EQ(this->openid("decision"), "openid-1");
    EXPECT_EQ(this->openid("decision", "bob"), "openid-2");
    EXPECT_EQ(this->openid("supplement"), "-");
    const std::vector<std::string> both = {"ann", "bob"};
    const std::vector<std::string> topics = {"decision", "parcel"};
    this->read([&](const Unit& unit) {
        EXPECT_EQ(unit.wechat_subscriptions().citizens_of("4401", "decision"), both);
        EXPECT_TRUE(unit.wechat_subscriptions().citizens_of("4402", "decision").empty());
        EXPECT_EQ(unit.wechat_subscriptions().topics_of("4401", "ann"), topics);
        return 0;
    });
    this->write([](Unit& unit) { unit.wechat_subscriptions().end("4401", "decision", "ann"); });
    EXPECT_EQ(this->openid("decision"), "-");
    EXPECT_EQ(this->openid("decision", "bob"), "openid-2");
}

TYPED_TEST(WechatSubscriptionsContract, AcceptedAgainItIsStillOne) {
    this->put(accepted("decision"));
    this->put(accepted("decision", "ann", "openid-3"));
    EXPECT_EQ(this->openid("decision"), "openid-3");
    const auto citizens =
        this->read([](const Unit& unit) { return unit.wechat_subscriptions().citizens_of("4401", "decision").size(); });
    EXPECT_EQ(citizens, 1u);
}

TYPED_TEST(WechatSubscriptionsContract, OldOnesAreForgottenInParts) {
    for (const char* citizen : {"a", "b", "c"})
        this->put(accepted("decision", citizen));
    const auto forget = [&](base::Instant before) {
        return this->write([&](Unit& unit) { return unit.wechat_subscriptions().forget_before(before, 2); });
    };
    EXPECT_EQ(forget(morning), 0);
    EXPECT_EQ(forget(morning + 1), 2);
    EXPECT_EQ(forget(morning + 1), 1);
}

}  // namespace
}  // namespace onetrip::storage::test
