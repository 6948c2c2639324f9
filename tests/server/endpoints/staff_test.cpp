// The staff's side: queue, case, acts; every route with every role.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;
using accounts::Roles;

constexpr Role all_roles[] = {Role::Intake,     Role::Reviewer, Role::Decider, Role::Issuer,
                              Role::Supervisor, Role::Editor,   Role::Auditor};

class StaffRoutes : public Endpoints {
protected:
    StaffRoutes() {
        citizen.begin();
        clerk.sign_in("clerk", Roles::all());
    }

    Answer act(const std::string& number, const std::string& what, const json& body, std::string_view key = {}) {
        return clerk.post("/api/v1/staff/cases/" + number + '/' + what, body, key);
    }
    Answer open(const std::string& number) { return clerk.get("/api/v1/staff/cases/" + number); }
    static json notice(const std::string& kind, const std::string& id) {
        return {{"items", {{{"kind", kind}, {"id", id}, {"reason_code", "unclear"}, {"text", "请重拍。"}}}}};
    }
    static json parcel() { return {{"carrier", "ems"}, {"waybill", "1012 3456 7890 1"}}; }
};

TEST_F(StaffRoutes, EveryRouteAsksForARoleThatTheTableNames) {
    const Submitted submitted = submit(citizen);
    for (const accounts::Permission& permission : accounts::permissions()) {
        for (const Role role : all_roles) {
            Client member(city);
            member.sign_in("member", {role});
            std::string target(permission.pattern);
            for (const auto& [name, value] :
                 {std::pair{"{number}", submitted.number}, std::pair{"halls/{id}", std::string("halls/demo-hospital")},
                  std::pair{"{id}", std::string("photo")}}) {
                if (const auto at = target.find(name); at != std::string::npos) {
                    target.replace(at, std::string_view(name).size(), value);
                }
            }
            // A body nobody takes: who may use the route gets as far as that, and nothing is changed.
            const json broken = {{"unknown", true}};
            const Answer answer = permission.method == http::Method::Get      ? member.get(target)
                                  : permission.method == http::Method::Delete ? member.remove(target)
                                                                              : member.post(target, broken);
            const bool may = permission.roles.has(role);
            EXPECT_EQ(answer.code() == "forbidden", !may) << target << ' ' << name_of(role) << ' ' << answer.text;
            const bool changes = permission.method == http::Method::Post;
            EXPECT_EQ(answer.code() == "body_invalid", may && changes) << target << answer.text;
        }
    }
    EXPECT_EQ(open(submitted.number).body["case"]["state"], "submitted");
}

TEST_F(StaffRoutes, EveryStaffRouteIsClosedToEverybodyElse) {
    for (const accounts::Permission& permission : accounts::permissions()) {
        std::string target(permission.pattern);
        for (Client* client : {&citizen}) {
            const Answer answer = permission.method == http::Method::Get ? client->get("/api/v1/staff/cases")
                                  : permission.method == http::Method::Delete
                                      ? client->remove("/api/v1/staff/sessions/current")
                                      : client->post("/api/v1/staff/cases/1/acceptance", {{"x", 1}});
            EXPECT_EQ(answer.code(), "signed_out") << target;
        }
    }
}

TEST_F(StaffRoutes, TheQueueIsOldestFirstWithLamps) {
    const Submitted first = submit(citizen);
    city.clock.advance_minutes(1);
    Client other(city);
    const Submitted second = submit(other.begin());
    EXPECT_EQ(act(second.number, "acceptance", json::object()).status, 200);
    const Answer queue = clerk.get("/api/v1/staff/cases");
    ASSERT_EQ(queue.body["cases"].size(), 2u);
    EXPECT_EQ(queue.body["cases"][0]["number"], first.number);
    EXPECT_EQ(queue.body["cases"][0]["applicant_masked"], "张**");
    EXPECT_EQ(queue.body["cases"][0]["lamp"], "green");
    EXPECT_EQ(queue.body["next"], nullptr);
    EXPECT_EQ(clerk.get("/api/v1/staff/cases?state=accepted").body["cases"].size(), 1u);
    EXPECT_EQ(clerk.get("/api/v1/staff/cases?after=" + first.number).body["cases"][0]["number"], second.number);
    EXPECT_EQ(clerk.get("/api/v1/staff/cases?state=lost").code(), "query_invalid");
    EXPECT_EQ(clerk.get("/api/v1/staff/cases?colour=red").code(), "query_invalid");
}

TEST_F(StaffRoutes, LampsTurnAsTheDaysPass) {
    const Submitted submitted = submit(citizen);
    const auto lamp = [&](std::string_view moment) {
        city.clock.set(*base::Instant::parse(moment));
        clerk.sign_in("clerk", Roles::all());
        const Answer queue = clerk.get("/api/v1/staff/cases");
        EXPECT_EQ(queue.body["cases"][0]["lamp"], open(submitted.number).body["case"]["lamp"]);
        return queue.body["cases"][0].value("lamp", "");
    };
    const std::string promised = open(submitted.number).body["case"]["promised_due"];
    const std::string legal = open(submitted.number).body["case"]["legal_due"];
    EXPECT_EQ(promised, "2026-12-25");
    EXPECT_EQ(lamp("2026-12-18T10:00:00+08:00"), "green");
    EXPECT_EQ(lamp(promised + "T10:00:00+08:00"), "pre_warning");
    EXPECT_EQ(lamp("2026-12-26T10:00:00+08:00"), "yellow");
    const auto after_legal = *base::Day::parse(legal) + 1;
    EXPECT_EQ(lamp(after_legal.text() + "T10:00:00+08:00"), "red");
}

TEST_F(StaffRoutes, OpensACaseWithEverythingInIt) {
    const Submitted submitted = submit(citizen);
    const json found = open(submitted.number).body["case"];
    EXPECT_EQ(found["answers"], good_answers());
    EXPECT_TRUE(found["form"].contains("steps"));
    EXPECT_EQ(found["history"][1]["actor"], "citizen");
    EXPECT_EQ(found["history"][1]["code"], "case.submitted");
    EXPECT_EQ(found["allowed_events"], json({"accepted", "supplement_requested"}));
    EXPECT_EQ(open("2611289901000000025").code(), "not_found");
}

TEST_F(StaffRoutes, ShowsTheBytesOfAMaterialAndNothingElse) {
    const Submitted submitted = submit(citizen);
    const std::string target = "/api/v1/staff/cases/" + submitted.number + "/materials/";
    const Answer photo = clerk.get(target + "photo");
    EXPECT_EQ(photo.text, jpeg());
    EXPECT_EQ(photo.reply.header("Content-Type"), "image/jpeg");
    EXPECT_EQ(photo.reply.header("Content-Disposition"), "inline");
    EXPECT_EQ(photo.reply.header("Content-Security-Policy"), "default-src 'none'; sandbox");
    EXPECT_EQ(clerk.get(target + "diploma").code(), "not_found");
    EXPECT_EQ(clerk.get("/api/v1/staff/cases/1/materials/photo").code(), "not_found");
}

TEST_F(StaffRoutes, FromAcceptanceToTheParcel) {
    const Submitted submitted = submit(citizen);
    const std::string& number = submitted.number;
    EXPECT_EQ(act(number, "decisions", {{"outcome", "granted"}}).body["refusal"], "case.state_forbids");
    EXPECT_EQ(act(number, "shipments", parcel()).body["refusal"], "case.state_forbids");

    EXPECT_EQ(act(number, "acceptance", json::object()).body["case"]["state"], "accepted");
    EXPECT_EQ(act(number, "acceptance", json::object()).body["refusal"], "case.state_forbids");

    const Answer granted = act(number, "decisions", {{"outcome", "granted"}}, "decision-1");
    ASSERT_EQ(granted.status, 201) << granted.text;
    EXPECT_EQ(granted.body["case"]["state"], "granted");
    EXPECT_EQ(granted.body["case"]["decision"]["outcome"], "granted");
    EXPECT_EQ(granted.body["case"]["decision"]["reason"], nullptr);
    EXPECT_EQ(granted.body["case"]["certificate"]["number"], "20269901000000001");
    EXPECT_EQ(granted.body["case"]["allowed_events"], json({"shipped", "handed_over"}));
    EXPECT_EQ(act(number, "decisions", {{"outcome", "granted"}}, "decision-1").text, granted.text);

    const Answer shipped = act(number, "shipments", parcel());
    ASSERT_EQ(shipped.status, 201) << shipped.text;
    EXPECT_EQ(shipped.body["case"]["state"], "delivering");
    EXPECT_EQ(shipped.body["case"]["shipment"]["waybill"], "1012345678901");
    EXPECT_EQ(shipped.body["case"]["shipment"]["carrier_title"]["zh-CN"], "中国邮政速递 EMS");
    EXPECT_EQ(shipped.body["case"]["shipment"]["state"], "label_ready");
    EXPECT_EQ(shipped.body["case"]["history"].back()["actor"], "clerk");

    const auto job = storage::write_now(*city.store, [&](storage::Unit& unit) {
        return unit.jobs().lease("courier.subscribe", city.clock.now(), city.clock.now() + 1000, 10);
    });
    ASSERT_EQ(job.size(), 1u);
    const std::string shipment_id = json::parse(job[0].payload, nullptr, false)["shipment"];
    const auto shipment =
        storage::read_now(*city.store, [&](const storage::Unit& unit) { return unit.shipments().find(shipment_id); });
    ASSERT_TRUE(shipment.has_value());
    EXPECT_EQ(shipment->case_number, number);
    EXPECT_EQ(shipment->phone, "13800138000");
    EXPECT_EQ(shipment->callback_token.size(), 43u);
}

TEST_F(StaffRoutes, ARefusalCarriesItsReasonAndTheRemedy) {
    const Submitted submitted = submit(citizen);
    act(submitted.number, "acceptance", json::object());
    const Answer without = act(submitted.number, "decisions", {{"outcome", "refused"}});
    EXPECT_EQ(without.code(), "body_invalid");
    EXPECT_EQ(without.body["at"], "/reason");
    EXPECT_EQ(act(submitted.number, "decisions", {{"outcome", "maybe"}}).body["at"], "/outcome");
    const Answer refused = act(submitted.number, "decisions", {{"outcome", "refused"}, {"reason", "学历不符合要求。"}});
    ASSERT_EQ(refused.status, 201) << refused.text;
    EXPECT_EQ(refused.body["case"]["state"], "refused");
    const json seen = citizen.get("/api/v1/cases/" + submitted.number).body["case"];
    EXPECT_EQ(seen["decision"]["reason"], "学历不符合要求。");
    EXPECT_NE(seen["decision"]["remedy"]["zh-CN"].get<std::string>().find("行政复议"), std::string::npos);
    EXPECT_EQ(seen["certificate"], nullptr);
}

TEST_F(StaffRoutes, TheNoticeAsksOnlyForWhatTheServiceKnows) {
    const Submitted submitted = submit(citizen);
    const auto ask = [&](const json& body) { return act(submitted.number, "supplement-notices", body); };
    EXPECT_EQ(ask(notice("material", "tea")).body["at"], "/items/0/id");
    EXPECT_EQ(ask(notice("field", "/shoe_size")).body["at"], "/items/0/id");
    EXPECT_EQ(ask(notice("field", "name")).body["at"], "/items/0/id");
    EXPECT_EQ(ask(notice("mood", "/name")).body["at"], "/items/0/kind");
    EXPECT_EQ(ask({{"items", json::array()}}).body["refusal"], "case.items_missing");
    json twice = notice("material", "photo");
    twice["items"].push_back(twice["items"][0]);
    EXPECT_EQ(ask(twice).body["refusal"], "case.item_twice");
    EXPECT_EQ(ask(notice("field", "/name")).status, 201);
    EXPECT_EQ(ask(notice("field", "/name")).body["refusal"], "case.state_forbids");
}

TEST_F(StaffRoutes, ParcelsNeedACarrierANumberAndSomebodyWhoWantsThem) {
    const Submitted submitted = submit(citizen);
    act(submitted.number, "acceptance", json::object());
    act(submitted.number, "decisions", {{"outcome", "granted"}});
    EXPECT_EQ(act(submitted.number, "shipments", {{"carrier", "pigeon"}, {"waybill", "1012345678901"}}).body["at"],
              "/carrier");
    EXPECT_EQ(act(submitted.number, "shipments", {{"carrier", "ems"}, {"waybill", "!"}}).body["at"], "/waybill");
    EXPECT_EQ(act("2611289901000000025", "shipments", parcel()).code(), "not_found");
    EXPECT_EQ(act(submitted.number, "shipments", parcel(), "-").code(), "idempotency_key_missing");

    Client other(city);
    Application application = prepare(other.begin());
    application.body["answers"]["deliver_mode"] = "window";
    application.body["answers"].erase("mail_address");
    const Answer made = other.post("/api/v1/cases", application.body);
    ASSERT_EQ(made.status, 201) << made.text;
    const std::string number = made.body["case"]["number"];
    act(number, "acceptance", json::object());
    const Answer granted = act(number, "decisions", {{"outcome", "granted"}});
    EXPECT_EQ(granted.body["case"]["allowed_events"], json({"handed_over"})) << "it is fetched";
    EXPECT_EQ(act(number, "shipments", parcel()).body["refusal"], "case.not_mailed");
}

}  // namespace
}  // namespace onetrip::test
