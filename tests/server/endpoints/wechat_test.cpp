// What the mini-program asks besides, against the twin of WeChat's server: signing in by its phone number, and being
// told in WeChat, once for each acceptance and after the case's event.

#include <boost/asio/io_context.hpp>

#include "server/endpoints/wechat_messages.h"
#include "tests/server/endpoints/shipped_cases.h"
#include "tests/server/storage/postgresql_server.h"
#include "tests/server/wechat/twin.h"

namespace onetrip::test {
namespace {

constexpr std::string_view phone = "13800138000";

/// Beside a city: the twin, and the office's side of it.
struct WechatOffice {
    explicit WechatOffice(City& city)
        : twin(city.clock),
          log(city.clock, host::Level::Error),
          server({twin.url(), wechat_account, std::chrono::milliseconds(20'000), {}}, city.clock, log),
          sign_in(*city.store, city.clock, &server, city.keys.phone) {
        put(wechat::Topic::Decision, "tmpl-decision thing1=service character_string2=number phrase3=state time4=when");
        put(wechat::Topic::Parcel, "tmpl-parcel thing1=state");
        city.office.wechat_sign_in = &sign_in;
        city.office.wechat_templates = &templates;
    }
    void put(wechat::Topic topic, const char* text) {
        templates[static_cast<std::size_t>(topic)] = *wechat::parse_template(text);
    }

    WechatTwin twin;
    host::Log log;
    wechat::WechatServer server;
    accounts::WechatSignIn sign_in;
    wechat::Templates templates;
};

class WechatSignIn : public Endpoints {
protected:
    Answer enter(Client& client, std::string code) {
        return client.post("/api/v1/wechat-sign-ins", {{"code", std::move(code)}}, "-");
    }
    WechatOffice wechat{city};
    wechat::DemoWechat& demo = wechat.twin.demo;
};

TEST_F(WechatSignIn, GivesTheSameSessionAsACodeToThatPhone) {
    Client page(city);
    page.begin_anonymously().sign_in_with(phone);
    const Submitted submitted = submit(page);
    citizen.begin_anonymously();
    const Answer in = enter(citizen, demo.phone_code("13800138000"));
    EXPECT_EQ(in.status, 201);
    EXPECT_EQ(in.body["session"]["phone_masked"], "138****8000");
    EXPECT_EQ(citizen.get("/api/v1/cases/" + submitted.number).status, 200);
}

TEST_F(WechatSignIn, WhatWasUploadedBeforeIsThePersonsAndTheOldTokenOpensNothing) {
    citizen.begin_anonymously();
    const std::string photo = citizen.upload("photo", jpeg()).body["upload"].value("id", "");
    Client copy = citizen;
    ASSERT_EQ(enter(citizen, demo.phone_code("13800138000")).status, 201);
    EXPECT_EQ(copy.get("/api/v1/bookings").code(), "signed_out");
    Application application = prepare(citizen);
    application.body["materials"]["photo"] = photo;
    EXPECT_EQ(citizen.post("/api/v1/cases", application.body).status, 201);
}

TEST_F(WechatSignIn, ACodeCountsOnceAlsoWhereWeChatWouldTakeItAgain) {
    citizen.begin_anonymously();
    const std::string code = demo.phone_code("13800138000");
    demo.set_mood(wechat::DemoMood::Busy);
    EXPECT_EQ(enter(citizen, code).code(), "wechat_unavailable");
    demo.set_mood(wechat::DemoMood::Well);
    EXPECT_EQ(enter(citizen, code).code(), "code_wrong") << "the phone taps again and has another";
    EXPECT_EQ(enter(citizen, "never-given").code(), "code_wrong");
    EXPECT_EQ(enter(citizen, demo.phone_code("13800138000")).status, 201);
}

TEST_F(WechatSignIn, ACodeIsOfTwoHundredAndFiftySixBytesAtMost) {
    citizen.begin_anonymously();
    EXPECT_EQ(enter(citizen, std::string(257, 'c')).body["at"], "/code");
    EXPECT_EQ(enter(citizen, std::string(256, 'c')).code(), "code_wrong");
}

TEST_F(WechatSignIn, TellsNobodyWhetherAPhoneIsKnown) {
    Client owner(city);
    owner.begin_anonymously().sign_in_with(phone);
    citizen.begin_anonymously();
    Client other(city);
    other.begin_anonymously();
    const Answer known = enter(citizen, demo.phone_code("13800138000"));
    const Answer unknown = enter(other, demo.phone_code("13900138000"));
    EXPECT_EQ(known.status, unknown.status);
    EXPECT_EQ(known.body["session"].size(), unknown.body["session"].size());
    EXPECT_EQ(enter(citizen, "x").text, enter(other, "y").text);
}

TEST_F(WechatSignIn, ASessionAsksTenTimesAnHourAndAnAddressSixty) {
    citizen.begin_anonymously();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(enter(citizen, "x" + std::to_string(i)).code(), "code_wrong");
    const Answer eleventh = enter(citizen, demo.phone_code("13800138000"));
    EXPECT_EQ(eleventh.code(), "too_many_requests");
    EXPECT_EQ(eleventh.reply.header("Retry-After"), "3600");
    for (int i = 10; i < 60; ++i) {
        Client other(city);
        other.begin_anonymously();
        if (i < 59)
            enter(other, "x" + std::to_string(i));
        else
            EXPECT_EQ(enter(other, demo.phone_code("13800138000")).code(), "too_many_requests");
    }
}

TEST_F(WechatSignIn, ANumberFromElsewhereIsSaidAndSignsNobodyIn) {
    citizen.begin_anonymously();
    EXPECT_EQ(enter(citizen, demo.phone_code("+44 7400123456")).code(), "findings");
    EXPECT_EQ(citizen.post("/api/v1/cases", json::object()).code(), "sign_in_needed");
    EXPECT_EQ(enter(citizen, demo.phone_code("+852 91234567")).status, 201) << "as by a code by message";
}

TEST_F(WechatSignIn, WhatTheCityHasSetUpIsSaid) {
    const json told = citizen.get("/api/v1/wechat").body["wechat"];
    EXPECT_EQ(told["phone_sign_in"], true);
    EXPECT_EQ(told["templates"], json::array({{{"topic", "decision"}, {"template", "tmpl-decision"}},
                                              {{"topic", "parcel"}, {"template", "tmpl-parcel"}}}));
    city.office.wechat_sign_in = nullptr;
    city.office.wechat_templates = nullptr;
    EXPECT_EQ(citizen.get("/api/v1/wechat").body["wechat"],
              json({{"phone_sign_in", false}, {"templates", json::array()}}));
    citizen.begin_anonymously();
    EXPECT_EQ(enter(citizen, "x").code(), "wechat_unavailable");
}

class WechatMessages : public ShippedCases {
protected:
    Answer subscribe(const std::vector<std::string>& topics, std::string openid = "openid-1") {
        return citizen.post("/api/v1/cases/" + number + "/wechat-subscriptions",
                            {{"code", demo.login_code(std::move(openid))}, {"topics", topics}}, "-");
    }
    /// What is told by now: template and state, one a line.
    std::string told() {
        boost::asio::io_context idle;
        endpoints::WechatMessages messages(idle.get_executor(), city.office, wechat.server);
        await(messages.work_off());
        std::string lines;
        for (const auto& message : demo.messages())
            lines += message.template_id + ' ' +
                     (message.data.count("phrase3") ? message.data.at("phrase3") : message.data.at("thing1")) + '\n';
        return lines;
    }
    std::int64_t given_up() {
        return storage::read_now(
            *city.store, [](const storage::Unit& unit) { return unit.jobs().given_up(endpoints::wechat_message_job); });
    }
    json topics() { return subscribe({}).body["wechat_subscriptions"]["topics"]; }

    WechatOffice wechat{city};
    wechat::DemoWechat& demo = wechat.twin.demo;
};

TEST_F(WechatMessages, TheFirstNewsOfAParcelOnceForEachAcceptance) {
    EXPECT_EQ(subscribe({"parcel"}).body["wechat_subscriptions"]["topics"], json::array({"parcel"}));
    demo.accept("openid-1", "tmpl-parcel");
    EXPECT_EQ(told(), "") << "nothing has happened";
    send(push({collected}));
    EXPECT_EQ(told(), "tmpl-parcel 已寄出\n");
    EXPECT_EQ(topics(), json::array());
    send(push({collected, under_way, out}));
    EXPECT_EQ(told(), "tmpl-parcel 已寄出\n");
    subscribe({"parcel"});
    demo.accept("openid-1", "tmpl-parcel");
    send(push({collected, under_way, out, in_locker}));
    EXPECT_EQ(told(), "tmpl-parcel 已寄出\ntmpl-parcel 已送达\n");
    EXPECT_EQ(demo.messages()[0].page, "pages/follow?number=" + number);
}

TEST_F(WechatMessages, ARefusalEndsTheSubscriptionSilently) {
    subscribe({"parcel"});
    send(push({collected}));
    EXPECT_EQ(told(), "") << "the twin knows of no acceptance: 43101";
    EXPECT_EQ(topics(), json::array());
    EXPECT_EQ(given_up(), 0);
}

TEST_F(WechatMessages, WhatWeChatCannotTakeNowIsToldLater) {
    subscribe({"parcel"});
    demo.accept("openid-1", "tmpl-parcel");
    demo.set_mood(wechat::DemoMood::Busy);
    send(push({collected}));
    EXPECT_EQ(told(), "");
    demo.set_mood(wechat::DemoMood::Well);
    EXPECT_EQ(told(), "") << "not at once";
    city.clock.advance_minutes(1);
    EXPECT_EQ(told(), "tmpl-parcel 已寄出\n");
}

TEST_F(WechatMessages, AWrongTemplateStaysForPeopleToLookAt) {
    wechat.put(wechat::Topic::Parcel, "tmpl-parcel thing1=state thing2=hint");
    subscribe({"parcel"});
    demo.accept("openid-1", "tmpl-parcel");
    send(push({collected}));
    EXPECT_EQ(told(), "");
    EXPECT_EQ(given_up(), 1);
}

TEST_F(WechatMessages, OnlyWhoSeesTheCaseAndOnlyWhatThereIs) {
    Client other(city);
    other.begin();
    const json body = {{"code", demo.login_code("openid-2")}, {"topics", {"parcel"}}};
    EXPECT_EQ(other.post("/api/v1/cases/" + number + "/wechat-subscriptions", body, "-").code(), "not_found");
    EXPECT_EQ(subscribe({"supplement"}).code(), "body_invalid") << "the city has no template";
    EXPECT_EQ(subscribe({"weather"}).code(), "body_invalid");
    const json spent = {{"code", "login-code-0"}, {"topics", {"parcel"}}};
    EXPECT_EQ(citizen.post("/api/v1/cases/" + number + "/wechat-subscriptions", spent, "-").code(), "code_wrong");
}

enum class Backend { Sqlite, Postgresql };

CityOptions on(Backend backend) {
    CityOptions options;
    if (backend == Backend::Postgresql) options.store = storage::test::PostgresqlServer::shared().create_database();
    return options;
}

/// A case that waits at the desk, on either store.
class WechatCase : public Endpoints, public ::testing::WithParamInterface<Backend> {
protected:
    WechatCase() : Endpoints(on(GetParam())) {
        wechat.put(wechat::Topic::Supplement,
                   "tmpl-decision thing1=hint character_string2=number phrase3=state time4=when");
        citizen.begin_anonymously();
        citizen.post("/api/v1/wechat-sign-ins", {{"code", demo.phone_code("13800138000")}}, "-");
        number = submit(citizen).number;
        clerk.sign_in("clerk", accounts::Roles::all());
        act("acceptance", json::object());
        subscribe();
    }
    void subscribe() {
        const json body = {{"code", demo.login_code("openid-1")}, {"topics", {"decision", "supplement"}}};
        const Answer answer = citizen.post("/api/v1/cases/" + number + "/wechat-subscriptions", body, "-");
        EXPECT_EQ(answer.body["wechat_subscriptions"]["topics"], json::array({"decision", "supplement"}));
        demo.accept("openid-1", "tmpl-decision");
    }
    Answer act(const std::string& what, const json& body) {
        return clerk.post("/api/v1/staff/cases/" + number + '/' + what, body);
    }
    std::size_t work_off() {
        boost::asio::io_context idle;
        endpoints::WechatMessages messages(idle.get_executor(), city.office, wechat.server);
        return await(messages.work_off());
    }

    WechatOffice wechat{city};
    wechat::DemoWechat& demo = wechat.twin.demo;
    std::string number;
};

INSTANTIATE_TEST_SUITE_P(Stores, WechatCase, ::testing::Values(Backend::Sqlite, Backend::Postgresql),
                         [](const auto& backend) {
                             return std::string(backend.param == Backend::Sqlite ? "Sqlite" : "Postgresql");
                         });

TEST_P(WechatCase, IsToldOfItsDecisionOnceAfterTheEvent) {
    EXPECT_EQ(work_off(), 0u);
    ASSERT_EQ(act("decisions", {{"outcome", "granted"}}).status, 201);
    EXPECT_EQ(work_off(), 1u);
    EXPECT_EQ(work_off(), 0u) << "another server finds nothing more to do";
    ASSERT_EQ(demo.messages().size(), 1u);
    const std::map<std::string, std::string> data = {{"thing1", "教师资格认定"},
                                                     {"character_string2", number},
                                                     {"phrase3", "已批准"},
                                                     {"time4", "2026年11月28日 09:00"}};
    EXPECT_EQ(demo.messages()[0].data, data);
    EXPECT_EQ(demo.messages()[0].openid, "openid-1");
}

TEST_P(WechatCase, IsToldWhatIsMissing) {
    const json items = {{{"kind", "material"}, {"id", "photo"}, {"reason_code", "unclear"}, {"text", "照片不清楚"}}};
    ASSERT_EQ(act("supplement-notices", {{"items", items}}).status, 201);
    EXPECT_EQ(work_off(), 1u);
    ASSERT_EQ(demo.messages().size(), 1u);
    EXPECT_EQ(demo.messages()[0].data.at("phrase3"), "需要补正");
    EXPECT_EQ(demo.messages()[0].data.at("thing1"), "请打开查看要补正的内容");
}

TEST_P(WechatCase, WhoAcceptedNothingHasNoJobLaid) {
    storage::write_now(*city.store, [&](storage::Unit& unit) {
        const auto whose = unit.wechat_subscriptions().citizens_of(number, "decision");
        for (const std::string& one : whose)
            unit.wechat_subscriptions().end(number, "decision", one);
        return whose.size();
    });
    act("decisions", {{"outcome", "granted"}});
    EXPECT_EQ(work_off(), 0u);
}

}  // namespace
}  // namespace onetrip::test
