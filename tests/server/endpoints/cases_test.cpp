// A case as its citizen follows it: list, page, events, lookup, withdrawal, supplement.

#include <mutex>

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

using accounts::Role;

class Cases : public Endpoints {
protected:
    Cases() {
        citizen.begin();
        clerk.sign_in("clerk", accounts::Roles::all());
    }

    Answer get_case(Client& client, const std::string& number) { return client.get("/api/v1/cases/" + number); }
    Answer act(const std::string& number, const std::string& what, const json& body) {
        return clerk.post("/api/v1/staff/cases/" + number + '/' + what, body);
    }
    Answer ask(const std::string& number, const json& items) {
        return act(number, "supplement-notices", {{"items", items}});
    }
    static json item(const std::string& kind, const std::string& id) {
        return {{"kind", kind}, {"id", id}, {"reason_code", "unclear"}, {"text", "看不清，请重新提供。"}};
    }
};

TEST_F(Cases, AreListedNewestFirstInPages) {
    EXPECT_EQ(citizen.get("/api/v1/cases").body, json({{"cases", json::array()}, {"next", nullptr}}));
    std::vector<std::string> numbers;
    for (int i = 0; i < 21; ++i) {
        const std::string slot = i < 20 ? "2026-12-0" + std::to_string(1 + i / 7) + "T" : "2026-12-04T";
        const int half_hours = i % 7;
        const std::string time = (half_hours < 4 ? "0" : "1") + std::to_string((8 + half_hours / 2) % 10) +
                                 (half_hours % 2 == 0 ? ":00" : ":30");
        Submitted submitted = submit(citizen, slot + time);
        numbers.push_back(submitted.number);
        // One open booking per visit: the earlier case gives its own up.
        EXPECT_EQ(citizen.post("/api/v1/cases/" + submitted.number + "/withdrawal", json::object()).status, 200);
        city.clock.advance_minutes(1);
    }
    const Answer first = citizen.get("/api/v1/cases");
    ASSERT_EQ(first.body["cases"].size(), 20u);
    EXPECT_EQ(first.body["cases"][0]["number"], numbers[20]);
    EXPECT_EQ(first.body["next"], numbers[1]);
    const Answer second = citizen.get("/api/v1/cases?after=" + numbers[1]);
    ASSERT_EQ(second.body["cases"].size(), 1u);
    EXPECT_EQ(second.body["cases"][0]["number"], numbers[0]);
    EXPECT_EQ(second.body["next"], nullptr);
}

TEST_F(Cases, OfSomebodyElseAreNotThere) {
    const Submitted submitted = submit(citizen);
    Client other(city);
    other.begin();
    const std::string target = "/api/v1/cases/" + submitted.number;
    EXPECT_EQ(other.get(target).code(), "not_found");
    EXPECT_EQ(other.get(target + "/receipt").code(), "not_found");
    EXPECT_EQ(other.get(target + "/events").code(), "not_found");
    EXPECT_EQ(other.post(target + "/withdrawal", json::object()).code(), "not_found");
    EXPECT_EQ(other.post(target + "/supplements", json::object()).code(), "not_found");
    EXPECT_EQ(citizen.get("/api/v1/cases/2611289901000000025").code(), "not_found");
    EXPECT_EQ(citizen.get("/api/v1/cases/x").code(), "not_found");
    EXPECT_EQ(other.get("/api/v1/cases").body["cases"], json::array());
}

TEST_F(Cases, CanBeLookedUpWithNumberAndCode) {
    const Submitted submitted = submit(citizen);
    Client phone(city);
    phone.begin();
    const auto look_up = [&](const std::string& number, const std::string& code) {
        return phone.post("/api/v1/case-lookups", {{"number", number}, {"query_code", code}}, "-");
    };
    const Answer wrong_code = look_up(submitted.number, "000000");
    const Answer wrong_number = look_up("2611289901000000025", submitted.query_code);
    EXPECT_EQ(wrong_code.code(), "not_found");
    EXPECT_EQ(wrong_number.text, wrong_code.text);
    EXPECT_EQ(look_up("12", "x").code(), "not_found");
    const std::string grouped =
        submitted.number.substr(0, 6) + ' ' + submitted.number.substr(6, 6) + ' ' + submitted.number.substr(12);
    EXPECT_EQ(look_up(grouped, submitted.query_code).body["case"]["number"], submitted.number);
    EXPECT_EQ(get_case(phone, submitted.number).status, 200) << "from now on this device may see it";
    EXPECT_EQ(phone.post("/api/v1/cases/" + submitted.number + "/supplements", json::object()).code(), "not_found")
        << "but answering for it is its own citizen's";
}

TEST_F(Cases, GuessingCodesIsSlowedDown) {
    const Submitted submitted = submit(citizen);
    const auto guess = [&] {
        return citizen.post("/api/v1/case-lookups", {{"number", submitted.number}, {"query_code", "000000"}}, "-")
            .code();
    };
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(guess(), "not_found");
    EXPECT_EQ(guess(), "too_many_requests");
    city.clock.advance_minutes(15);
    EXPECT_EQ(guess(), "not_found");
}

TEST_F(Cases, CanBeWithdrawnUntilTheDecisionAndTheSlotIsFreeAgain) {
    const Submitted submitted = submit(citizen);
    const std::string target = "/api/v1/cases/" + submitted.number + "/withdrawal";
    const Answer withdrawn = citizen.post(target, json::object(), "withdraw-1");
    EXPECT_EQ(withdrawn.body["case"]["state"], "withdrawn");
    EXPECT_EQ(withdrawn.body["case"]["booking"]["state"], "cancelled");
    EXPECT_EQ(citizen.post(target, json::object(), "withdraw-1").text, withdrawn.text);
    const Answer again = citizen.post(target, json::object());
    EXPECT_EQ(again.code(), "case_state");
    EXPECT_EQ(again.body["refusal"], "case.state_forbids");
}

TEST_F(Cases, TheNoticeIsAnsweredAsAWhole) {
    const Submitted submitted = submit(citizen);
    const Answer asked = ask(submitted.number, {item("material", "photo"), item("field", "/mail_address")});
    ASSERT_EQ(asked.status, 201) << asked.text;
    const json supplement = get_case(citizen, submitted.number).body["case"]["supplement"];
    EXPECT_EQ(supplement["number"], "云教补字〔2026〕00001号");
    EXPECT_EQ(supplement["due"], "2026-12-28");
    EXPECT_EQ(supplement["items"].size(), 2u);
    EXPECT_EQ(get_case(citizen, submitted.number).body["case"]["promised_due"], nullptr) << "the clock stands still";

    const std::string photo = citizen.upload("photo", jpeg(295, 413, 30'000)).body["upload"]["id"];
    const std::string target = "/api/v1/cases/" + submitted.number + "/supplements";
    const Answer half = citizen.post(target, {{"materials", {{"photo", photo}}}});
    EXPECT_EQ(half.code(), "case_state");
    EXPECT_EQ(half.body["refusal"], "case.supplement_incomplete");

    const json both = {{"materials", {{"photo", photo}}}, {"answers", {{"mail_address", "云川市广济路9号7栋"}}}};
    json foreign = both;
    foreign["answers"]["name"] = "李测试";
    EXPECT_EQ(citizen.post(target, foreign).body["at"], "/answers/name") << "nobody asked for it";
    foreign = both;
    foreign["materials"]["photo"] = "not-mine";
    EXPECT_EQ(citizen.post(target, foreign).code(), "not_found");
    json wrong = both;
    wrong["answers"]["mail_address"] = "x";
    const Answer findings = citizen.post(target, wrong);
    EXPECT_EQ(findings.code(), "findings");
    EXPECT_NE(findings.findings().find("/mail_address"), std::string::npos);
    EXPECT_EQ(get_case(citizen, submitted.number).body["case"]["state"], "supplement_requested");

    const Answer sent = citizen.post(target, both, "supplement-1");
    ASSERT_EQ(sent.status, 200) << sent.text;
    EXPECT_EQ(sent.body["case"]["state"], "submitted");
    EXPECT_EQ(sent.body["case"]["supplement"], nullptr);
    EXPECT_EQ(sent.body["case"]["answers_masked"]["mail_address"], "云川市广济路***");
    EXPECT_EQ(sent.body["case"]["materials"][0]["size_bytes"], 30'000);
    EXPECT_EQ(citizen.post(target, both, "supplement-1").text, sent.text);
    EXPECT_EQ(citizen.post(target, both).body["refusal"], "case.state_forbids");
}

/// Stands where an event loop with listening browsers would.
class Listening final : public http::EventHub::Branch {
public:
    void deliver(const std::string& topic, std::uint64_t id, std::shared_ptr<const std::string> text) override {
        const std::lock_guard lock(mutex_);
        told_.push_back(topic + ' ' + std::to_string(id) + '\n' + *text);
        wake_.notify_all();
    }
    std::string next() {
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, std::chrono::seconds(10), [&] { return at_ < told_.size(); });
        return at_ < told_.size() ? told_[at_++] : "nothing";
    }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::string> told_;
    std::size_t at_ = 0;
};

TEST_F(Cases, WhoeverWatchesIsToldAtOnceAndAtEveryChange) {
    const Submitted submitted = submit(citizen);
    const std::string target = "/api/v1/cases/" + submitted.number + "/events";
    const Answer watching = citizen.get(target);
    http::EventStream* stream = watching.reply.event_stream();
    ASSERT_NE(stream, nullptr);
    EXPECT_EQ(stream->topic, "case/" + submitted.number);
    const auto snapshot = await(stream->snapshot());
    ASSERT_EQ(snapshot.size(), 1u);
    EXPECT_EQ(snapshot[0].id, 2u);
    EXPECT_EQ(snapshot[0].name, "case");
    EXPECT_EQ(json::parse(snapshot[0].data, nullptr, false), get_case(citizen, submitted.number).body);

    Listening listening;
    city.events.attach(&listening);
    city.events.listener_came(stream->topic);
    EXPECT_EQ(act(submitted.number, "acceptance", json::object()).status, 200);
    const std::string told = listening.next();
    EXPECT_EQ(told.substr(0, told.find('\n')), stream->topic + " 3");
    EXPECT_NE(told.find("event: case\n"), std::string::npos);
    EXPECT_NE(told.find(R"("state":"accepted")"), std::string::npos);
    city.events.listener_went(stream->topic);
    city.events.detach(&listening);
}

TEST_F(Cases, TheStaffIsToldThatTheQueueChanged) {
    const Answer watching = clerk.get("/api/v1/staff/events");
    ASSERT_NE(watching.reply.event_stream(), nullptr);
    EXPECT_EQ(watching.reply.event_stream()->topic, "queue");
    Listening listening;
    city.events.attach(&listening);
    city.events.listener_came("queue");
    const Submitted submitted = submit(citizen);
    listening.next();  // the visit
    const std::string told = listening.next();
    EXPECT_NE(told.find("event: queue\n"), std::string::npos);
    EXPECT_NE(told.find(R"({"number":")" + submitted.number + R"(","state":"submitted"})"), std::string::npos) << told;
    city.events.listener_went("queue");
    city.events.detach(&listening);
}

}  // namespace
}  // namespace onetrip::test
