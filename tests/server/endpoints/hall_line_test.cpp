// A day in a hall: who has an appointment shows a pass, who has none draws a number, windows call them in one line.

#include "core/seal/pass.h"
#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class HallLine : public Endpoints {
protected:
    static constexpr std::string_view hall = "/api/v1/staff/halls/demo-hospital";

    HallLine() {
        submitted = submit(citizen.begin());  // 2026-12-01T08:00
        at("07:40");
    }

    void at(std::string_view time) {
        city.clock.set(*base::Instant::parse("2026-12-01T" + std::string(time) + ":00+08:00"));
        clerk.sign_in("clerk", {accounts::Role::Intake});
        other.sign_in("other", {accounts::Role::Intake});
    }
    json check_in() {
        return clerk.post("/api/v1/staff/bookings/" + submitted.application.booking + "/events", {{"type", "check_in"}})
            .body["ticket"];
    }
    json walk_in(bool priority = false) {
        return clerk.post(std::string(hall) + "/tickets", {{"service", "medical-check"}, {"priority", priority}})
            .body["ticket"];
    }
    Answer call(Client& by, std::string_view window) {
        return by.post(std::string(hall) + "/calls", {{"window", window}});
    }
    std::string called(Client& by, std::string_view window) {
        const Answer answer = call(by, window);
        if (answer.status != 200) return answer.body.value("refusal", answer.text);
        return answer.body["ticket"].is_null() ? "nobody" : answer.body["ticket"]["number"].get<std::string>();
    }
    Answer tell(const json& ticket, const json& event) {
        return clerk.post("/api/v1/staff/tickets/" + ticket["id"].get<std::string>() + "/events", event);
    }
    std::string outcome(const json& ticket, const json& event) {
        const Answer answer = tell(ticket, event);
        return answer.status == 200 ? answer.body["ticket"]["state"].get<std::string>()
                                    : answer.body.value("refusal", answer.code());
    }
    json standing(const json& ticket) {
        return citizen.get("/api/v1/tickets/" + ticket["id"].get<std::string>()).body["ticket"];
    }
    std::string state_of_booking() {
        const json booking = citizen.get("/api/v1/cases/" + submitted.number).body["case"]["booking"];
        return booking.is_null() ? "none" : booking["state"].get<std::string>();
    }

    Submitted submitted;
    Client other{city};
};

TEST_F(HallLine, ThePassSaysWhoComesWhenAndIsSignedWithThePublishedKey) {
    const std::string path = "/api/v1/bookings/" + submitted.application.booking + "/pass";
    const json pass = citizen.get(path).body["pass"];
    EXPECT_EQ(pass["ticket"], nullptr);
    const auto key =
        seal::read_public_key(citizen.get("/api/v1/keys").body["keys"][0]["public_key"].get<std::string>());
    ASSERT_TRUE(key.has_value());
    const std::vector<seal::VerifyingKey> keys{*key};
    const auto read = seal::verify_pass(pass["text"].get<std::string>(), keys);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->booking, submitted.application.booking);
    EXPECT_EQ(read->hall + ' ' + read->service + ' ' + read->slot, "demo-hospital medical-check 2026-12-01T08:00");
    Client stranger(city);
    EXPECT_EQ(stranger.begin().get(path).code(), "not_found");
}

TEST_F(HallLine, FromTheDoorToTheWindow) {
    const json expected = clerk.get(std::string(hall) + "/line").body["expected"];
    ASSERT_EQ(expected.size(), 1u);
    const json ticket = check_in();
    EXPECT_EQ(ticket["number"], "A001");
    EXPECT_EQ(ticket["turn_at"], "2026-12-01T08:00:00+08:00") << "the slot, however early one is";
    EXPECT_EQ(citizen.get("/api/v1/bookings/" + submitted.application.booking + "/pass").body["pass"]["ticket"],
              ticket["id"]);
    EXPECT_EQ(clerk.get(std::string(hall) + "/line").body["expected"], json::array());
    EXPECT_EQ(standing(ticket)["place"]["ahead"], 0);

    EXPECT_EQ(called(clerk, "3"), "A001");
    EXPECT_EQ(state_of_booking(), "called");
    EXPECT_EQ(standing(ticket)["window"], "3");
    EXPECT_EQ(standing(ticket)["place"], nullptr);
    const json wall = citizen.get("/api/v1/halls/demo-hospital/display").body;
    EXPECT_EQ(wall["called"], json::array({{{"number", "A001"}, {"window", "3"}}}));

    EXPECT_EQ(outcome(ticket, {{"type", "call"}}), "called");
    EXPECT_EQ(outcome(ticket, {{"type", "miss"}}), "ticket.too_early");
    EXPECT_EQ(outcome(ticket, {{"type", "finish"}}), "served");
    EXPECT_EQ(state_of_booking(), "served");
    EXPECT_EQ(outcome(ticket, {{"type", "finish"}}), "ticket.state_forbids");
    EXPECT_EQ(called(clerk, "3"), "nobody");
}

TEST_F(HallLine, AppointmentsAndWalkInsInOneLine) {
    walk_in();  // B001
    at("07:50");
    check_in();     // A002, whose turn comes at eight
    walk_in();      // B003
    walk_in(true);  // C004
    const auto line = [&] {
        std::string numbers;
        const Answer answer = clerk.get(std::string(hall) + "/line");
        for (const json& ticket : answer.body["waiting"])
            numbers += ticket["number"].get<std::string>() + ' ';
        return numbers;
    };
    EXPECT_EQ(line(), "C004 B001 B003 A002 ");
    at("08:00");
    EXPECT_EQ(line(), "C004 A002 B001 B003 ");
    EXPECT_EQ(citizen.get("/api/v1/halls/demo-hospital/display").body["next"], json({"C004", "A002", "B001", "B003"}));
    EXPECT_EQ(called(clerk, "1"), "C004");
    EXPECT_EQ(called(other, "2"), "A002");
}

TEST_F(HallLine, TwoWindowsNeverCallOnePersonAndOneWindowNeverTwo) {
    const json first = walk_in();
    walk_in();
    EXPECT_EQ(called(clerk, "1"), "B001");
    EXPECT_EQ(called(other, "2"), "B002");
    EXPECT_EQ(called(clerk, "1"), "ticket.window_busy");
    EXPECT_EQ(called(other, "4"), "nobody");
    EXPECT_EQ(standing(first)["window"], "1");
}

TEST_F(HallLine, WhoIsSentOnKeepsTheirTurnAndWhoDoesNotComeIsMissed) {
    const json ticket = walk_in();
    EXPECT_EQ(called(clerk, "1"), "B001");
    EXPECT_EQ(tell(ticket, {{"type", "send_on"}}).body["at"], "/service");
    EXPECT_EQ(tell(ticket, {{"type", "send_on"}, {"service", "haircut"}}).code(), "not_found");
    EXPECT_EQ(outcome(ticket, {{"type", "send_on"}, {"service", "medical-check"}}), "waiting");
    EXPECT_EQ(outcome(ticket, {{"type", "call"}}), "ticket.state_forbids") << "only in order";
    EXPECT_EQ(called(clerk, "2"), "B001");
    at("07:43");
    EXPECT_EQ(outcome(ticket, {{"type", "miss"}}), "missed");
}

TEST_F(HallLine, WhoHasComeIsCalledOffWithTheirNumber) {
    const json ticket = check_in();
    const std::string events = "/api/v1/staff/bookings/" + submitted.application.booking + "/events";
    at("08:16");
    EXPECT_EQ(clerk.post(events, {{"type", "miss"}}).body["refusal"], "booking.state_forbids");
    EXPECT_EQ(clerk.post(events, {{"type", "call_off"}}).body["booking"]["state"], "cancelled");
    EXPECT_EQ(standing(ticket)["state"], "called_off");
}

TEST_F(HallLine, RefusesWhatIsNotThere) {
    EXPECT_EQ(clerk.get("/api/v1/staff/halls/nowhere/line").code(), "not_found");
    EXPECT_EQ(clerk.post(std::string(hall) + "/tickets", {{"service", "haircut"}}).body["at"], "/service");
    EXPECT_EQ(call(clerk, "").body["at"], "/window");
    EXPECT_EQ(call(clerk, std::string(17, '1')).body["at"], "/window");
    EXPECT_EQ(call(clerk, std::string(16, '1')).status, 200);
    EXPECT_EQ(clerk.post(std::string(hall) + "/calls", {{"window", "1"}, {"services", {"haircut"}}}).body["at"],
              "/services");
    EXPECT_EQ(tell({{"id", "none"}}, {{"type", "finish"}}).code(), "not_found");
    EXPECT_EQ(citizen.get("/api/v1/tickets/none").code(), "not_found");
    EXPECT_EQ(citizen.get("/api/v1/halls/nowhere/display").code(), "not_found");
}

}  // namespace
}  // namespace onetrip::test
