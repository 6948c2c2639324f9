#include "core/casework/step.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace onetrip::casework {
namespace {

const base::Instant now = *base::Instant::parse("2026-12-01T09:00:00+08:00");

NoticeItem item(std::string id, ItemKind kind = ItemKind::Material) {
    return {{kind, std::move(id)}, "photo.background", "请重拍白底照片"};
}

Event event(EventType type) {
    Event out;
    out.type = type;
    return out;
}
Event no(EventType type) {
    Event out = event(type);
    out.outcome = Outcome::Refused;
    out.reason_code = "condition.degree";
    out.text = "学历未达到要求";
    out.remedy = "六十日内可申请复议，六个月内可提起诉讼";
    return out;
}
Event yes() {
    Event out = event(EventType::Decided);
    out.outcome = Outcome::Granted;
    return out;
}
Event request(std::vector<NoticeItem> items) {
    Event out = event(EventType::SupplementRequested);
    out.items = std::move(items);
    out.due = *base::Day::parse("2026-12-31");
    return out;
}
Event answer(std::vector<ItemPlace> places) {
    Event out = event(EventType::Supplemented);
    out.answered = std::move(places);
    return out;
}
Event pause() {
    Event out = event(EventType::Suspended);
    out.text = "需要专家评审，十五日";
    return out;
}
Event numbered(EventType type, std::string number) {
    Event out = event(type);
    out.number = std::move(number);
    return out;
}
Event with(Event out, const std::function<void(Event&)>& change) {
    change(out);
    return out;
}

/// A case that has come as far as `state`, by events only.
Case case_in(State state) {
    const ItemPlace photo{ItemKind::Material, "photo"};
    std::vector<Event> path;
    const auto granted = [&] { path = {event(EventType::Accepted), yes()}; };
    switch (state) {
        case State::Submitted: break;
        case State::NotAccepted: path = {no(EventType::NotAccepted)}; break;
        case State::SupplementRequested: path = {request({item("photo")})}; break;
        case State::Accepted: path = {event(EventType::Accepted)}; break;
        case State::Suspended: path = {event(EventType::Accepted), pause()}; break;
        case State::DecidedGranted: granted(); break;
        case State::DecidedRefused: path = {event(EventType::Accepted), no(EventType::Decided)}; break;
        case State::Issuing:
            granted();
            path.push_back(numbered(EventType::Issued, "JS2026001"));
            break;
        case State::Delivering:
            granted();
            path.push_back(numbered(EventType::Shipped, "EA123456785CN"));
            break;
        case State::Delivered:
            granted();
            path.push_back(event(EventType::HandedOver));
            break;
        case State::Closed:
            granted();
            path.push_back(event(EventType::Closed));
            break;
        case State::Withdrawn: path = {event(EventType::Withdrawn)}; break;
        case State::Voided: path = {no(EventType::Voided)}; break;
    }
    Case out = open_case(now);
    for (const Event& e : path) {
        auto next = step(out, e, now);
        EXPECT_TRUE(next.ok()) << name_of(e.type);
        if (!next) break;
        out = std::move(next).value();
    }
    EXPECT_EQ(name_of(out.state), name_of(state));
    return out;
}

std::string outcome(const base::Result<Case, Refusal>& result) {
    return std::string(result ? name_of(result->state) : code_of(result.error()));
}

// Every event that may happen, and where it leads.
TEST(CaseStep, leads_on) {
    const ItemPlace photo{ItemKind::Material, "photo"};
    const struct {
        State from;
        Event event;
        const char* to;
    } table[] = {
        {State::Submitted, event(EventType::Accepted), "accepted"},
        {State::Submitted, no(EventType::NotAccepted), "not_accepted"},
        {State::Submitted, request({item("photo"), item("/name", ItemKind::Field)}), "supplement_requested"},
        {State::Submitted, event(EventType::Withdrawn), "withdrawn"},
        {State::Submitted, no(EventType::Voided), "voided"},
        {State::SupplementRequested, answer({photo}), "submitted"},
        {State::SupplementRequested, event(EventType::Withdrawn), "withdrawn"},
        {State::SupplementRequested, no(EventType::Voided), "voided"},
        {State::NotAccepted, event(EventType::Closed), "closed"},
        {State::Accepted, request({item("photo")}), "supplement_requested"},
        {State::Accepted, pause(), "suspended"},
        {State::Accepted, yes(), "decided_granted"},
        {State::Accepted, no(EventType::Decided), "decided_refused"},
        {State::Accepted, event(EventType::Withdrawn), "withdrawn"},
        {State::Suspended, event(EventType::Resumed), "accepted"},
        {State::Suspended, event(EventType::Withdrawn), "withdrawn"},
        {State::DecidedGranted, numbered(EventType::Issued, "JS2026001"), "issuing"},
        {State::DecidedGranted, numbered(EventType::Shipped, "EA123456785CN"), "delivering"},
        {State::DecidedGranted, event(EventType::HandedOver), "delivered"},
        {State::DecidedGranted, event(EventType::Closed), "closed"},
        {State::DecidedRefused, event(EventType::Closed), "closed"},
        {State::Issuing, numbered(EventType::Shipped, "EA123456785CN"), "delivering"},
        {State::Issuing, event(EventType::HandedOver), "delivered"},
        {State::Delivering, event(EventType::Delivered), "delivered"},
        {State::Delivering, event(EventType::Returned), "issuing"},
        {State::Delivering, no(EventType::Voided), "voided"},
        {State::Delivered, event(EventType::Closed), "closed"},
    };
    for (const auto& row : table) {
        EXPECT_EQ(outcome(step(case_in(row.from), row.event, now)), row.to)
            << name_of(row.from) << " + " << name_of(row.event.type);
    }
}

// Every refusal, and that the first in declared order is the one that is named.
TEST(CaseStep, refuses) {
    const auto long_text = [](Event& e) { e.text = std::string(text_bytes_max + 1, 'x'); };
    const struct {
        State from;
        Event event;
        const char* refusal;
    } table[] = {
        {State::Submitted, event(EventType::Submitted), "case.state_forbids"},
        {State::Submitted, yes(), "case.state_forbids"},
        {State::Accepted, event(EventType::Accepted), "case.state_forbids"},
        {State::Suspended, yes(), "case.state_forbids"},
        {State::SupplementRequested, yes(), "case.state_forbids"},
        {State::DecidedGranted, no(EventType::Decided), "case.state_forbids"},
        {State::DecidedGranted, event(EventType::Withdrawn), "case.state_forbids"},
        {State::Issuing, event(EventType::Closed), "case.state_forbids"},
        {State::DecidedRefused, numbered(EventType::Shipped, "EA123456785CN"), "case.state_forbids"},
        {State::Closed, no(EventType::Voided), "case.state_forbids"},
        {State::Withdrawn, event(EventType::Accepted), "case.state_forbids"},
        {State::Voided, no(EventType::Voided), "case.state_forbids"},
        {State::Closed, request({}), "case.state_forbids"},
        {State::Accepted, with(no(EventType::Decided), [](Event& e) { e.reason_code.clear(), e.text.clear(); }),
         "case.reason_missing"},
        {State::Accepted, with(no(EventType::Decided), [](Event& e) { e.text.clear(), e.remedy.clear(); }),
         "case.text_missing"},
        {State::Accepted, with(no(EventType::Decided), [](Event& e) { e.remedy.clear(); }), "case.remedy_missing"},
        {State::Submitted, with(no(EventType::NotAccepted), [](Event& e) { e.remedy.clear(); }), "case.remedy_missing"},
        {State::Submitted, with(no(EventType::Voided), [](Event& e) { e.reason_code.clear(); }), "case.reason_missing"},
        {State::Accepted, with(pause(), [](Event& e) { e.text.clear(); }), "case.text_missing"},
        {State::Accepted, with(no(EventType::Decided), long_text), "case.text_too_long"},
        {State::Submitted, request({}), "case.items_missing"},
        {State::Submitted, request(std::vector<NoticeItem>(notice_items_max + 1, item("photo"))),
         "case.items_too_many"},
        {State::Submitted, request({item("")}), "case.item_incomplete"},
        {State::Submitted, request({item("photo"), item("photo")}), "case.item_twice"},
        {State::SupplementRequested, answer({}), "case.supplement_incomplete"},
        {State::SupplementRequested, answer({{ItemKind::Field, "photo"}}), "case.supplement_incomplete"},
        {State::SupplementRequested, event(EventType::Closed), "case.supplement_running"},
        {State::DecidedGranted, event(EventType::Issued), "case.number_missing"},
        {State::Issuing, event(EventType::Shipped), "case.number_missing"},
    };
    for (const auto& row : table) {
        EXPECT_EQ(outcome(step(case_in(row.from), row.event, now)), row.refusal)
            << name_of(row.from) << " + " << name_of(row.event.type);
    }
}

Event owed(std::string material, const char* due = "2026-12-28") {
    Event out = event(EventType::MaterialOwed);
    out.material = std::move(material);
    out.due = base::Day::parse(due);
    return out;
}
Event followed(std::vector<ItemPlace> places) {
    Event out = event(EventType::MaterialSettled);
    out.answered = std::move(places);
    return out;
}

// What is to follow later: what may happen to a case that waits for invoices until 2026-12-28. Its day being over
// changes nothing by itself; somebody decides.
TEST(CaseStep, nothing_is_granted_while_a_material_is_to_follow) {
    const ItemPlace invoices{ItemKind::Material, "invoices"};
    const base::Instant late = *base::Instant::parse("2027-01-15T09:00:00+08:00");
    const auto waiting = [&](State state) { return step(case_in(state), owed("invoices"), now).value(); };
    const struct {
        State from;
        Event event;
        base::Instant at;
        const char* outcome;
        std::size_t still_owed;
    } table[] = {
        {State::Submitted, event(EventType::Accepted), now, "accepted", 1},
        {State::Submitted, followed({invoices}), now, "submitted", 0},
        {State::Suspended, followed({invoices}), now, "suspended", 0},
        {State::SupplementRequested, followed({invoices}), now, "supplement_requested", 0},
        {State::SupplementRequested, answer({{ItemKind::Material, "photo"}}), now, "submitted", 1},
        {State::SupplementRequested, answer({{ItemKind::Material, "photo"}, invoices}), now, "submitted", 0},
        {State::Accepted, yes(), now, "case.material_owed", 1},
        {State::Accepted, yes(), late, "case.material_owed", 1},
        {State::Accepted, followed({invoices}), late, "accepted", 0},
        {State::Accepted, no(EventType::Decided), now, "decided_refused", 1},
        {State::Accepted, no(EventType::Decided), late, "decided_refused", 1},
        {State::Accepted, event(EventType::Withdrawn), now, "withdrawn", 1},
        {State::Accepted, owed("deed"), now, "accepted", 2},
        {State::Accepted, owed("invoices"), now, "case.item_twice", 1},
        {State::Accepted, owed(""), now, "case.item_incomplete", 1},
        {State::Accepted, owed("deed", ""), now, "case.item_incomplete", 1},
        {State::Accepted, owed(std::string(id_bytes_max, 'm')), now, "accepted", 2},
        {State::Accepted, owed(std::string(id_bytes_max + 1, 'm')), now, "case.text_too_long", 1},
        {State::Accepted, followed({}), now, "case.items_missing", 1},
        {State::Accepted, followed({{ItemKind::Material, "photo"}}), now, "case.material_not_owed", 1},
        {State::Accepted, followed({{ItemKind::Field, "invoices"}}), now, "case.material_not_owed", 1},
        {State::Accepted, followed({invoices, {ItemKind::Material, "deed"}}), now, "case.material_not_owed", 1},
    };
    for (const auto& row : table) {
        const Case before = waiting(row.from);
        const auto after = step(before, row.event, row.at);
        EXPECT_EQ(outcome(after), row.outcome) << name_of(row.from) << " + " << name_of(row.event.type);
        EXPECT_EQ((after ? *after : before).owed.size(), row.still_owed)
            << name_of(row.from) << " + " << name_of(row.event.type);
    }
    for (const State decided : {State::DecidedGranted, State::DecidedRefused, State::Closed, State::Withdrawn}) {
        EXPECT_EQ(outcome(step(case_in(decided), owed("invoices"), now)), "case.state_forbids");
        EXPECT_EQ(outcome(step(case_in(decided), followed({invoices}), now)), "case.state_forbids");
    }
}

TEST(CaseStep, only_so_much_may_be_owed) {
    Case record = case_in(State::Accepted);
    for (std::size_t i = 0; i < owed_max; ++i)
        record = step(record, owed("m" + std::to_string(i)), now).value();
    EXPECT_EQ(outcome(step(record, owed("one_more"), now)), "case.items_too_many");
}

TEST(CaseStep, a_second_notice_needs_a_reason) {
    Case record = case_in(State::SupplementRequested);
    record = step(record, answer({{ItemKind::Material, "photo"}}), now).value();
    EXPECT_EQ(record.notices, 1);
    EXPECT_EQ(outcome(step(record, request({item("diploma")}), now)), "case.second_notice");
    EXPECT_EQ(outcome(step(record, request({}), now)), "case.second_notice");
    const auto reasoned = with(request({item("diploma")}), [](Event& e) {
        e.reason_code = "new_fact";
        e.text = "核验时发现学历信息不符";
    });
    EXPECT_EQ(outcome(step(record, reasoned, now)), "supplement_requested");
}

TEST(CaseStep, a_supplement_after_acceptance_stops_the_clock_and_goes_back_there) {
    Case record = step(case_in(State::Accepted), request({item("photo")}), now).value();
    ASSERT_EQ(record.pauses.size(), 1u);
    EXPECT_EQ(record.pauses[0].kind, calendar::PauseKind::Supplement);
    EXPECT_EQ(record.pauses[0].from, now);
    EXPECT_FALSE(record.pauses[0].to.has_value());
    const base::Instant later = now + base::milliseconds_per_day;
    record = step(record, answer({{ItemKind::Material, "photo"}}), later).value();
    EXPECT_EQ(record.state, State::Accepted);
    EXPECT_EQ(record.pauses[0].to, later);
    EXPECT_FALSE(record.notice.has_value());
}

TEST(CaseStep, a_supplement_before_acceptance_is_logged_as_such) {
    const Case record = case_in(State::SupplementRequested);
    ASSERT_EQ(record.pauses.size(), 1u);
    EXPECT_EQ(record.pauses[0].kind, calendar::PauseKind::SupplementBeforeAcceptance);
}

// The last day to answer is 2026-12-31 in the office's zone: it ends at midnight there.
TEST(CaseStep, an_unanswered_notice_can_be_closed_after_its_last_day) {
    const Case record = case_in(State::SupplementRequested);
    const struct {
        const char* at;
        const char* outcome;
    } table[] = {
        {"2026-12-31T23:59:59+08:00", "case.supplement_running"},
        {"2026-12-31T16:00:00Z", "closed"},
        {"2027-01-01T00:00:00+08:00", "closed"},
    };
    for (const auto& row : table) {
        EXPECT_EQ(outcome(step(record, event(EventType::Closed), *base::Instant::parse(row.at))), row.outcome)
            << row.at;
    }
}

TEST(CaseStep, closes_with_the_national_code) {
    const auto closed = [](const Case& record, base::Instant at) {
        return static_cast<int>(step(record, event(EventType::Closed), at).value().closing.value());
    };
    const base::Instant next_year = *base::Instant::parse("2027-01-04T09:00:00+08:00");
    const Case certified = step(case_in(State::Issuing), event(EventType::HandedOver), now).value();
    EXPECT_EQ(closed(certified, now), 0);
    EXPECT_EQ(closed(case_in(State::NotAccepted), now), 1);
    EXPECT_EQ(static_cast<int>(case_in(State::Voided).closing.value()), 2);
    EXPECT_EQ(closed(case_in(State::SupplementRequested), next_year), 5);
    EXPECT_EQ(closed(case_in(State::DecidedRefused), now), 6);
    EXPECT_EQ(closed(case_in(State::DecidedGranted), now), 6);
}

TEST(CaseStep, a_returned_parcel_is_sent_again_under_a_new_number) {
    Case record = step(case_in(State::Delivering), event(EventType::Returned), now).value();
    record = step(record, numbered(EventType::Shipped, "EA987654324CN"), now).value();
    EXPECT_EQ(record.state, State::Delivering);
    EXPECT_EQ(record.waybill, "EA987654324CN");
}

TEST(CaseStep, a_full_clock_log_takes_no_more) {
    Case record = case_in(State::Accepted);
    record.pauses.resize(calendar::pauses_max);
    EXPECT_EQ(outcome(step(record, pause(), now)), "case.pauses_too_many");
}

// What the table of states says is what steps do: an event that is not possible is refused by the state, and one that
// is possible is never refused by it.
TEST(CaseStep, possible_events_are_exactly_those_the_state_does_not_forbid) {
    for (std::size_t i = 0; i < state_count; ++i) {
        const Case record = case_in(static_cast<State>(i));
        const auto possible = possible_events(record.state);
        EXPECT_EQ(possible.empty(), is_final(record.state)) << name_of(record.state);
        for (std::size_t j = 0; j < event_type_count; ++j) {
            const auto type = static_cast<EventType>(j);
            const bool listed = std::find(possible.begin(), possible.end(), type) != possible.end();
            EXPECT_EQ(outcome(step(record, event(type), now)) != "case.state_forbids", listed)
                << name_of(record.state) << " + " << name_of(type);
        }
    }
}

TEST(EventNames, read_back) {
    for (std::size_t i = 0; i < event_type_count; ++i) {
        EXPECT_EQ(event_type_of(name_of(static_cast<EventType>(i))), static_cast<EventType>(i));
    }
    EXPECT_EQ(event_type_of("Accepted"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::casework
