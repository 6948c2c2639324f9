// Slots and bookings of the one trip there is.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

// The clock stands at Saturday 2026-11-28 09:00; the hospital opens on Monday.
constexpr std::string_view monday_early = "2026-11-30T08:00";

class Bookings : public Endpoints {
protected:
    Bookings() { citizen.begin(); }

    Answer hold(Client& client, std::string_view slot = monday_early, std::string_view key = {}) {
        return client.post("/api/v1/bookings",
                           {{"hall", "demo-hospital"}, {"service", "medical-check"}, {"slot", slot}}, key);
    }
    std::string state_of(std::string_view slot) {
        const Answer answer = citizen.get("/api/v1/halls/demo-hospital/slots?service=medical-check");
        for (const json& day : answer.body["days"]) {
            for (const json& found : day["slots"]) {
                if (found.value("id", "") == slot) {
                    return found.value("state", "") + ' ' + std::to_string(found.value("free", -1));
                }
            }
        }
        return "none";
    }
};

TEST_F(Bookings, ListsTheDaysWithTheirSlots) {
    const Answer answer = citizen.get("/api/v1/halls/demo-hospital/slots?service=medical-check&from=2026-11-28&days=3");
    EXPECT_EQ(answer.body["now"], "2026-11-28T09:00:00+08:00");
    EXPECT_EQ(answer.body["hall_id"], "demo-hospital");
    EXPECT_EQ(answer.body["releases_next"], "2026-11-29T00:00:00+08:00") << "of Tuesday in thirty days";
    ASSERT_EQ(answer.body["days"].size(), 3u);
    EXPECT_EQ(answer.body["days"][0]["open"], false);
    EXPECT_EQ(answer.body["days"][2]["slots"].size(), 7u);
    EXPECT_EQ(answer.body["days"][2]["slots"][0]["id"], monday_early);
    EXPECT_EQ(answer.body["days"][2]["slots"][0]["free"], 4);
}

TEST_F(Bookings, RefusesToListWhatIsNotThere) {
    struct Line {
        std::string target;
        std::string code;
    };
    const std::string slots = "/api/v1/halls/demo-hospital/slots";
    for (const Line& line : {Line{"/api/v1/halls/nowhere/slots?service=medical-check", "not_found"},
                             Line{slots + "?service=haircut", "not_found"}, Line{slots, "query_invalid"},
                             Line{slots + "?service=medical-check&from=tomorrow", "query_invalid"},
                             Line{slots + "?service=medical-check&from=2031-01-01", "query_invalid"},
                             Line{slots + "?service=medical-check&days=32", "query_invalid"},
                             Line{slots + "?service=medical-check&color=red", "query_invalid"}}) {
        EXPECT_EQ(citizen.get(line.target).code(), line.code) << line.target;
    }
}

TEST_F(Bookings, TellsWhatIsTakenOfAWholeHall) {
    EXPECT_EQ(hold(citizen, "2026-11-30T09:00").status, 201);
    const Answer answer = citizen.get("/api/v1/halls/demo-hospital/taken");
    EXPECT_EQ(answer.body["taken"], (json{{"from", "2026-11-28"}, {"teams", {{"medical-check", {"", "", "001"}}}}}));
    EXPECT_EQ(citizen.get("/api/v1/halls/demo-hospital/taken?from=2026-12-01&days=60").body["taken"]["teams"],
              (json{{"medical-check", json::array()}}));
    EXPECT_EQ(citizen.get("/api/v1/halls/demo-hospital/taken?days=61").code(), "query_invalid");
    EXPECT_EQ(citizen.get("/api/v1/halls/nowhere/taken").code(), "not_found");
}

TEST_F(Bookings, HoldsASlotForTenMinutes) {
    const Answer held = hold(citizen);
    ASSERT_EQ(held.status, 201);
    const json& booking = held.body["booking"];
    EXPECT_EQ(booking["state"], "held");
    EXPECT_EQ(booking["held_until"], "2026-11-28T09:10:00+08:00");
    EXPECT_EQ(booking["from"], "2026-11-30T08:00:00+08:00");
    EXPECT_EQ(booking["to"], "2026-11-30T08:30:00+08:00");
    EXPECT_EQ(booking["day"], "2026-11-30");
    EXPECT_EQ(state_of(monday_early), "open 3");
    EXPECT_EQ(citizen.get("/api/v1/bookings").body["bookings"], json::array({booking}));
    city.clock.advance_minutes(10);
    EXPECT_EQ(state_of(monday_early), "open 4");
    EXPECT_EQ(citizen.get("/api/v1/bookings").body["bookings"], json::array());
}

TEST_F(Bookings, OnlyOneOpenBookingPerKindOfVisit) {
    const json first = hold(citizen).body["booking"];
    const Answer second = hold(citizen, "2026-11-30T09:00");
    EXPECT_EQ(second.code(), "booking_open");
    EXPECT_EQ(second.body["booking"], first);
    city.clock.advance_minutes(10);
    EXPECT_EQ(hold(citizen, "2026-11-30T09:00").status, 201);
}

TEST_F(Bookings, TheSlotIsTakenOnceItsSeatsAre) {
    for (int i = 0; i < 4; ++i) {
        Client other(city);
        EXPECT_EQ(hold(other.begin()).status, 201);
    }
    EXPECT_EQ(state_of(monday_early), "full 0");
    const Answer late = hold(citizen);
    EXPECT_EQ(late.code(), "slot_taken");
    EXPECT_EQ(late.body["refusal"], "booking.slot_full");
}

TEST_F(Bookings, RefusesSlotsThatCannotBeBooked) {
    EXPECT_EQ(hold(citizen, "2026-11-27T08:00").body["refusal"], "booking.slot_past");
    EXPECT_EQ(hold(citizen, "2027-01-04T08:00").body["refusal"], "booking.slot_not_released");
    EXPECT_EQ(hold(citizen, "2026-11-29T08:00").code(), "not_found") << "closed on Sundays";
    EXPECT_EQ(hold(citizen, "2026-11-30T08:10").code(), "not_found");
    const Answer wrong = hold(citizen, "Monday");
    EXPECT_EQ(wrong.code(), "body_invalid");
    EXPECT_EQ(wrong.body["at"], "/slot");
    EXPECT_EQ(citizen.post("/api/v1/bookings", {{"hall", "nowhere"}, {"service", "x"}, {"slot", monday_early}}).code(),
              "not_found");
}

TEST_F(Bookings, CanBeGivenBackAndTwiceIsOnce) {
    const std::string id = hold(citizen).body["booking"]["id"];
    const Answer cancelled = citizen.remove("/api/v1/bookings/" + id);
    EXPECT_EQ(cancelled.body["booking"]["state"], "cancelled");
    EXPECT_EQ(citizen.remove("/api/v1/bookings/" + id).body, cancelled.body);
    EXPECT_EQ(state_of(monday_early), "open 4");
    EXPECT_EQ(citizen.remove("/api/v1/bookings/none").code(), "not_found");
}

TEST_F(Bookings, BelongToWhoeverMadeThem) {
    const std::string id = hold(citizen).body["booking"]["id"];
    Client other(city);
    EXPECT_EQ(other.begin().remove("/api/v1/bookings/" + id).code(), "not_found");
    EXPECT_EQ(other.get("/api/v1/bookings").body["bookings"], json::array());
    EXPECT_EQ(state_of(monday_early), "open 3");
}

TEST_F(Bookings, StayWithTheCaseThatWaitsForThem) {
    const Submitted submitted = submit(citizen);
    const std::string target = "/api/v1/bookings/" + submitted.application.booking;
    const Answer refused = citizen.remove(target);
    EXPECT_EQ(refused.code(), "case_state");
    EXPECT_EQ(refused.body["refusal"], "booking.belongs_to_case");
    EXPECT_EQ(citizen.post("/api/v1/cases/" + submitted.number + "/withdrawal", json::object()).status, 200);
    EXPECT_EQ(citizen.remove(target).body["booking"]["state"], "cancelled");
}

TEST_F(Bookings, AVisitIsMovedInOneAct) {
    const Submitted submitted = submit(citizen);
    const std::string target = "/api/v1/bookings/" + submitted.application.booking + "/reschedule";
    const Answer moved = citizen.post(target, {{"slot", "2026-12-02T09:00"}}, "move-it-once");
    ASSERT_EQ(moved.status, 200) << moved.text;
    EXPECT_EQ(moved.body["booking"]["id"], submitted.application.booking);
    EXPECT_EQ(moved.body["booking"]["state"], "confirmed");
    EXPECT_EQ(moved.body["booking"]["day"], "2026-12-02");
    EXPECT_EQ(state_of("2026-12-01T08:00"), "open 4");
    EXPECT_EQ(state_of("2026-12-02T09:00"), "open 3");
    EXPECT_EQ(citizen.get("/api/v1/cases/" + submitted.number).body["case"]["booking"]["slot"], "2026-12-02T09:00");
    EXPECT_EQ(citizen.post(target, {{"slot", "2026-12-02T09:00"}}, "move-it-once").text, moved.text);
    EXPECT_EQ(citizen.post(target, {{"slot", "2026-12-02T09:00"}}).body["refusal"], "booking.same_slot");
    EXPECT_EQ(citizen.post(target, {{"slot", "2026-12-02T09:10"}}).code(), "not_found");
}

TEST_F(Bookings, SayUntilWhenTheyCanBeChanged) {
    const json booking = hold(citizen).body["booking"];
    EXPECT_EQ(booking["changes_until"], "2026-11-30T06:00:00+08:00");
    EXPECT_EQ(booking["moves_left"], 3);
    EXPECT_EQ(booking["case_number"], nullptr);
    Client other(city);
    const Submitted made = submit(other.begin());
    EXPECT_EQ(other.get("/api/v1/bookings").body["bookings"][0]["case_number"], made.number);
}

TEST_F(Bookings, AreGivenAsAFileForCalendars) {
    const std::string id = hold(citizen).body["booking"]["id"];
    const Answer file = citizen.get("/api/v1/bookings/" + id + "/calendar");
    ASSERT_EQ(file.status, 200) << file.text;
    for (const std::string_view line :
         {"BEGIN:VEVENT\r\n", "DTSTART:20261130T000000Z\r\n", "DTEND:20261130T003000Z\r\n", "SEQUENCE:0\r\n",
          "TRIGGER:-P1D\r\n", "TRIGGER:-PT2H\r\n", "DTSTAMP:20261128T010000Z\r\n"}) {
        EXPECT_NE(file.text.find(line), std::string::npos) << line << file.text;
    }
    Client other(city);
    EXPECT_EQ(other.begin().get("/api/v1/bookings/" + id + "/calendar").code(), "not_found");
}

TEST_F(Bookings, WhoFindsNoPlaceKeepsWhatTheyHave) {
    const Submitted submitted = submit(citizen);
    for (int i = 0; i < 4; ++i) {
        Client other(city);
        EXPECT_EQ(hold(other.begin()).status, 201);
    }
    const std::string target = "/api/v1/bookings/" + submitted.application.booking + "/reschedule";
    const Answer full = citizen.post(target, {{"slot", monday_early}});
    EXPECT_EQ(full.code(), "slot_taken");
    EXPECT_EQ(full.body["refusal"], "booking.slot_full");
    EXPECT_EQ(state_of("2026-12-01T08:00"), "open 3");
    EXPECT_EQ(citizen.get("/api/v1/bookings").body["bookings"][0]["slot"], "2026-12-01T08:00");
    Client other(city);
    EXPECT_EQ(other.begin().post(target, {{"slot", "2026-12-02T09:00"}}).code(), "not_found");
}

TEST_F(Bookings, WhoMissedThreeVisitsBooksNothingForAWhile) {
    for (const char* slot : {"2026-11-30T08:00", "2026-12-02T08:00", "2026-12-04T08:00"}) {
        const Answer held = hold(citizen, slot);
        ASSERT_EQ(held.status, 201) << held.text;
        const std::string id = held.body["booking"]["id"];
        storage::write_now(*city.store, [&](storage::Unit& unit) {
            auto booking = *unit.bookings().find(id);
            booking.state = "confirmed";
            booking.held_until.reset();
            unit.bookings().save(booking);
        });
        const std::string events = "/api/v1/staff/bookings/" + id + "/events";
        clerk.sign_in("clerk", accounts::Roles{accounts::Role::Intake});
        EXPECT_EQ(clerk.post(events, {{"type", "miss"}}).body["refusal"], "booking.too_early");
        city.clock.set(*base::Instant::parse(std::string(slot) + ":00+08:00") + 16 * base::milliseconds_per_minute);
        clerk.sign_in("clerk", accounts::Roles{accounts::Role::Intake});
        EXPECT_EQ(clerk.post(events, {{"type", "miss"}}).body["booking"]["state"], "missed");
    }
    const Answer blocked = hold(citizen, "2026-12-09T08:00");
    EXPECT_EQ(blocked.code(), "booking_refused");
    EXPECT_EQ(blocked.body["refusal"], "booking.person_blocked");
    EXPECT_EQ(blocked.body["blocked_until"], "2027-01-03T08:00:00+08:00");
    city.clock.set(*base::Instant::parse("2027-01-03T08:00:00+08:00"));
    EXPECT_EQ(hold(citizen, "2027-01-05T08:00").status, 201);
}

TEST_F(Bookings, WhoHasAnAppointmentIsCheckedInAtTheDoor) {
    const Submitted submitted = submit(citizen);
    const std::string events = "/api/v1/staff/bookings/" + submitted.application.booking + "/events";
    // Minutes after 2026-12-01 08:00, what the clerk says, and what comes of it.
    const struct {
        std::int64_t minutes;
        const char* type;
        const char* outcome;
    } table[] = {
        {-61, "check_in", "booking.too_early"},
        {-20, "check_in", "checked_in"},
        {-19, "check_in", "booking.state_forbids"},
        {15, "miss", "booking.state_forbids"},
        {15, "call_off", "cancelled"},
        {15, "check_in", "booking.state_forbids"},
    };
    const base::Instant slot = *base::Instant::parse("2026-12-01T08:00:00+08:00");
    for (const auto& row : table) {
        city.clock.set(slot + row.minutes * base::milliseconds_per_minute);
        clerk.sign_in("clerk", accounts::Roles{accounts::Role::Intake});
        const Answer answer = clerk.post(events, {{"type", row.type}});
        EXPECT_EQ(answer.status == 200 ? answer.body["booking"]["state"] : answer.body["refusal"], row.outcome)
            << row.minutes << " " << row.type;
    }
    EXPECT_EQ(clerk.post(events, {{"type", "confirm"}}).body["at"], "/type");
    EXPECT_EQ(clerk.post("/api/v1/staff/bookings/none/events", {{"type", "check_in"}}).code(), "not_found");
}

TEST_F(Bookings, TheSameKeyHoldsOnce) {
    const Answer first = hold(citizen, monday_early, "double-tap-1");
    const Answer second = hold(citizen, monday_early, "double-tap-1");
    EXPECT_EQ(second.status, 201);
    EXPECT_EQ(second.text, first.text);
    EXPECT_EQ(second.reply.header("Idempotency-Replayed"), "true");
    EXPECT_EQ(first.reply.header("Idempotency-Replayed"), "");
    EXPECT_EQ(state_of(monday_early), "open 3");
    EXPECT_EQ(hold(citizen, "2026-11-30T09:00", "double-tap-1").code(), "idempotency_key_reused");
    EXPECT_EQ(hold(citizen, monday_early, "-").code(), "idempotency_key_missing");
    EXPECT_EQ(hold(citizen, monday_early, "short").code(), "idempotency_key_missing");
    EXPECT_EQ(hold(citizen, monday_early, "no blanks allowed").code(), "idempotency_key_missing");
    Client other(city);
    EXPECT_EQ(hold(other.begin(), monday_early, "double-tap-1").status, 201) << "keys of different people never meet";
    EXPECT_EQ(state_of(monday_early), "open 2");
}

}  // namespace
}  // namespace onetrip::test
