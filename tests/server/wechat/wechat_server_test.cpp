// The calls against the twin: what each answer comes to, how a token is kept and renewed, and when nothing is sent.

#include "server/wechat/wechat_server.h"

#include "tests/server/await.h"
#include "tests/server/wechat/twin.h"

namespace onetrip::wechat {
namespace {

using ports::WechatEnd;
using ports::WechatOutcome;

class WechatServerTest : public ::testing::Test {
protected:
    [[nodiscard]] ServerSettings settings() const { return {twin.url(), test::wechat_account, timeout, {}}; }
    WechatOutcome phone(std::string code) { return test::await(server.phone_of(std::move(code))); }
    WechatOutcome openid(std::string code) { return test::await(server.openid_of(std::move(code))); }
    WechatOutcome tell(ports::SubscribeMessage told) { return test::await(server.tell(std::move(told))); }

    static constexpr std::chrono::milliseconds timeout{20'000};
    test::SetClock clock;
    test::WechatTwin twin{clock};
    host::Log log{clock, host::Level::Error};
    WechatServer server{settings(), clock, log};
    const ports::SubscribeMessage message{"openid-1",
                                          test::decision_template,
                                          "pages/follow?number=1",
                                          {{"thing1", "教师资格认定"},
                                           {"character_string2", "4401"},
                                           {"phrase3", "已批准"},
                                           {"time4", "2026年11月28日 09:00"}}};
};

TEST_F(WechatServerTest, APhoneComesWithItsCountryAndACodeCountsOnceAndFiveMinutes) {
    const std::string code = twin.demo.phone_code("13800138000");
    EXPECT_EQ(phone(code).value, "+8613800138000");
    EXPECT_EQ(phone(code).end, WechatEnd::CodeWrong);
    EXPECT_EQ(phone(code).reason, "errcode_40029");
    EXPECT_EQ(phone(twin.demo.phone_code("+852 91234567")).value, "+85291234567");
    const std::string late = twin.demo.phone_code("13800138000");
    clock.advance_minutes(5);
    EXPECT_EQ(phone(late).end, WechatEnd::CodeWrong);
}

TEST_F(WechatServerTest, ALoginGivesTheOpenidAndNothingElse) {
    const std::string code = twin.demo.login_code("openid-1");
    EXPECT_EQ(openid(code).value, "openid-1");
    EXPECT_EQ(openid(code).end, WechatEnd::CodeWrong);
}

TEST_F(WechatServerTest, TheTokenIsKeptUntilItIsOver) {
    EXPECT_EQ(phone(twin.demo.phone_code("13800138000")).end, WechatEnd::Done);
    EXPECT_EQ(phone(twin.demo.phone_code("13800138000")).end, WechatEnd::Done);
    EXPECT_EQ(twin.demo.tokens_given(), 1);
    clock.advance_minutes(116);
    EXPECT_EQ(phone(twin.demo.phone_code("13800138000")).end, WechatEnd::Done);
    EXPECT_EQ(twin.demo.tokens_given(), 2);
}

TEST_F(WechatServerTest, ATokenThatHoldsNoMoreIsRenewedOnceAndTheCallRepeated) {
    for (const std::int64_t error : {40001, 42001}) {
        phone(twin.demo.phone_code("13800138000"));
        const int before = twin.demo.tokens_given();
        twin.demo.end_token(error);
        EXPECT_EQ(phone(twin.demo.phone_code("13800138000")).end, WechatEnd::Done) << error;
        EXPECT_EQ(twin.demo.tokens_given(), before + 1);
    }
}

TEST_F(WechatServerTest, AMessageGoesOnceForEachAcceptance) {
    EXPECT_EQ(openid(twin.demo.login_code("openid-1")).end, WechatEnd::Done);
    EXPECT_EQ(tell(message).end, WechatEnd::Unwanted);
    twin.demo.accept("openid-1", test::decision_template);
    EXPECT_EQ(tell(message).end, WechatEnd::Done);
    EXPECT_EQ(tell(message).reason, "errcode_43101");
    ASSERT_EQ(twin.demo.messages().size(), 1u);
    EXPECT_EQ(twin.demo.messages()[0].data.at("phrase3"), "已批准");
    EXPECT_EQ(twin.demo.messages()[0].page, "pages/follow?number=1");
}

TEST_F(WechatServerTest, WhatIsWrongWithAMessageIsForPeople) {
    openid(twin.demo.login_code("openid-1"));
    twin.demo.accept("openid-1", test::decision_template);
    const auto changed = [&](auto change) {
        ports::SubscribeMessage other = message;
        change(other);
        return tell(other).reason;
    };
    EXPECT_EQ(changed([](auto& one) { one.data.pop_back(); }), "errcode_47003");
    EXPECT_EQ(changed([](auto& one) { one.data[0].second = std::string(63, 'x'); }), "errcode_47003");
    EXPECT_EQ(changed([](auto& one) { one.template_id = "another"; }), "errcode_40037");
    EXPECT_EQ(changed([](auto& one) { one.page = "/pages/follow"; }), "errcode_41030");
    EXPECT_EQ(changed([](auto& one) { one.openid = "nobody"; }), "errcode_40003");
    EXPECT_EQ(tell(message).end, WechatEnd::Done) << "none of these used the acceptance up";
}

TEST_F(WechatServerTest, AnAccountThatIsRefusedIsTheOperators) {
    const Account wrong[] = {{"wx-another", "secret-of-the-app"}, {"wx0123456789abcdef", "wrong"}};
    for (const Account& account : wrong) {
        WechatServer refused({twin.url(), account, timeout, {}}, clock, log);
        EXPECT_EQ(test::await(refused.phone_of("x")).end, WechatEnd::NotEntitled);
        EXPECT_EQ(test::await(refused.openid_of("x")).end, WechatEnd::NotEntitled);
    }
}

TEST_F(WechatServerTest, TroubleOnTheWayIsForLater) {
    const struct {
        DemoMood mood;
        const char* reason;
    } table[] = {
        {DemoMood::Busy, "errcode_-1"},
        {DemoMood::TooOften, "errcode_45011"},
        {DemoMood::HtmlPage, "unreadable"},
        {DemoMood::BadGateway, "unreadable"},
    };
    for (const auto& row : table) {
        twin.demo.set_mood(row.mood);
        const WechatOutcome outcome = openid("x");
        EXPECT_EQ(outcome.end, WechatEnd::Later);
        EXPECT_EQ(outcome.reason, row.reason);
    }
    WechatServer nowhere({"http://127.0.0.1:1", test::wechat_account, timeout, {}}, clock, log);
    EXPECT_EQ(test::await(nowhere.openid_of("x")).reason, "connect");
}

TEST_F(WechatServerTest, AfterFiveFailuresNothingIsSentForAWhile) {
    twin.demo.set_mood(DemoMood::BadGateway);
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(openid("x").reason, "unreadable");
    twin.demo.set_mood(DemoMood::Well);
    EXPECT_EQ(openid("x").reason, "breaker_open");
    clock.advance_minutes(1);
    EXPECT_EQ(openid(twin.demo.login_code("openid-1")).end, WechatEnd::Done);
}

}  // namespace
}  // namespace onetrip::wechat
