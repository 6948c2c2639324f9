#include "core/casework/step.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace onetrip::casework {
namespace {

constexpr std::array<std::string_view, event_type_count> event_names{
    "submitted",     "accepted",        "not_accepted", "supplement_requested",
    "supplemented",  "suspended",       "resumed",      "decided",
    "issued",        "shipped",         "returned",     "handed_over",
    "delivered",     "closed",          "withdrawn",    "voided",
    "material_owed", "material_settled"};

constexpr std::array<std::string_view, 16> refusal_codes{
    "case.state_forbids",   "case.reason_missing",  "case.text_missing",          "case.remedy_missing",
    "case.text_too_long",   "case.second_notice",   "case.items_missing",         "case.items_too_many",
    "case.item_incomplete", "case.item_twice",      "case.supplement_incomplete", "case.supplement_running",
    "case.number_missing",  "case.pauses_too_many", "case.material_not_owed",     "case.material_owed"};

using States = std::uint16_t;
static_assert(state_count <= 16);

constexpr States set_of(std::initializer_list<State> states) {
    States set = 0;
    for (const State state : states)
        set = static_cast<States>(set | (1u << static_cast<unsigned>(state)));
    return set;
}

constexpr States undecided = set_of({State::Submitted, State::SupplementRequested, State::Accepted, State::Suspended});

/// In which states an event may happen, in the order of EventType. A submission opens a case and happens in none.
constexpr std::array<States, event_type_count> allowed_in{
    set_of({}),                                       // Submitted
    set_of({State::Submitted}),                       // Accepted
    set_of({State::Submitted}),                       // NotAccepted
    set_of({State::Submitted, State::Accepted}),      // SupplementRequested
    set_of({State::SupplementRequested}),             // Supplemented
    set_of({State::Accepted}),                        // Suspended
    set_of({State::Suspended}),                       // Resumed
    set_of({State::Accepted}),                        // Decided
    set_of({State::DecidedGranted}),                  // Issued
    set_of({State::DecidedGranted, State::Issuing}),  // Shipped
    set_of({State::Delivering}),                      // Returned
    set_of({State::DecidedGranted, State::Issuing}),  // HandedOver
    set_of({State::Delivering}),                      // Delivered
    set_of({State::NotAccepted, State::SupplementRequested, State::DecidedGranted, State::DecidedRefused,
            State::Delivered}),  // Closed
    undecided,                   // Withdrawn
    set_of({State::Submitted, State::NotAccepted, State::SupplementRequested, State::Accepted, State::Suspended,
            State::DecidedGranted, State::DecidedRefused, State::Issuing, State::Delivering,
            State::Delivered}),  // Voided
    undecided,                   // MaterialOwed
    undecided,                   // MaterialSettled
};

bool is_allowed(EventType type, State state) {
    return (allowed_in[static_cast<std::size_t>(type)] >> static_cast<unsigned>(state)) & 1u;
}

Refusal refusal_for(NoticeFault fault) {
    switch (fault) {
        case NoticeFault::Empty: return Refusal::ItemsMissing;
        case NoticeFault::TooMany: return Refusal::ItemsTooMany;
        case NoticeFault::Incomplete: return Refusal::ItemIncomplete;
        case NoticeFault::TooLong: return Refusal::TextTooLong;
        case NoticeFault::Double: return Refusal::ItemTwice;
    }
    return Refusal::ItemsMissing;
}

bool says_no(const Event& event) {
    return event.type == EventType::NotAccepted || event.type == EventType::Voided ||
           (event.type == EventType::Decided && event.outcome == Outcome::Refused);
}

/// What a word to the applicant must carry: a no its reason, text and remedy; a pause or a second notice its text.
std::optional<Refusal> check_words(const Event& event, bool is_second_notice) {
    if (says_no(event) && event.reason_code.empty()) return Refusal::ReasonMissing;
    if ((says_no(event) || event.type == EventType::Suspended) && event.text.empty()) return Refusal::TextMissing;
    if (says_no(event) && event.type != EventType::Voided && event.remedy.empty()) return Refusal::RemedyMissing;
    const bool too_long = event.reason_code.size() > code_bytes_max || event.text.size() > text_bytes_max ||
                          event.remedy.size() > text_bytes_max || event.number.size() > id_bytes_max;
    if (too_long) return Refusal::TextTooLong;
    if (is_second_notice && (event.reason_code.empty() || event.text.empty())) return Refusal::SecondNotice;
    return std::nullopt;
}

bool is_notice_running(const Case& record, base::Instant now, std::int32_t offset_minutes) {
    return !record.notice || !record.notice->due || now.day_in(offset_minutes) <= *record.notice->due;
}

bool is_owed(const Case& record, std::string_view material) {
    return std::any_of(record.owed.begin(), record.owed.end(),
                       [&](const OwedMaterial& owed) { return owed.id == material; });
}

/// What is wrong with a material's being owed, or having come.
std::optional<Refusal> check_owed(const Case& before, const Event& event) {
    if (event.type == EventType::MaterialOwed) {
        if (event.material.empty() || !event.due) return Refusal::ItemIncomplete;
        if (event.material.size() > id_bytes_max) return Refusal::TextTooLong;
        if (is_owed(before, event.material)) return Refusal::ItemTwice;
        if (before.owed.size() >= owed_max) return Refusal::ItemsTooMany;
    }
    if (event.type == EventType::MaterialSettled) {
        if (event.answered.empty()) return Refusal::ItemsMissing;
        for (const ItemPlace& place : event.answered) {
            if (place.kind != ItemKind::Material || !is_owed(before, place.id)) return Refusal::MaterialNotOwed;
        }
    }
    const bool grants = event.type == EventType::Decided && event.outcome == Outcome::Granted;
    if (grants && !before.owed.empty()) return Refusal::MaterialStillOwed;
    return std::nullopt;
}

std::optional<Refusal> check(const Case& before, const Event& event, base::Instant now, std::int32_t offset_minutes) {
    if (!is_allowed(event.type, before.state)) return Refusal::StateForbids;
    const bool is_notice = event.type == EventType::SupplementRequested;
    if (const auto refusal = check_words(event, is_notice && before.notices > 0)) return refusal;
    if (is_notice) {
        if (const auto fault = fault_of(event.items)) return refusal_for(*fault);
    }
    if (event.type == EventType::Supplemented && before.notice && !unanswered(*before.notice, event.answered).empty()) {
        return Refusal::SupplementIncomplete;
    }
    const bool closes_overdue = event.type == EventType::Closed && before.state == State::SupplementRequested;
    if (closes_overdue && is_notice_running(before, now, offset_minutes)) return Refusal::SupplementRunning;
    const bool needs_number = event.type == EventType::Issued || event.type == EventType::Shipped;
    if (needs_number && event.number.empty()) return Refusal::NumberMissing;
    const bool begins_pause = is_notice || event.type == EventType::Suspended;
    if (begins_pause && before.pauses.size() >= calendar::pauses_max) return Refusal::PausesTooMany;
    return check_owed(before, event);
}

void end_pause(Case& record, base::Instant now) {
    for (calendar::Pause& pause : record.pauses) {
        if (!pause.to) pause.to = now;
    }
}

void begin_notice(Case& record, const Event& event, base::Instant now) {
    record.state = State::SupplementRequested;
    record.notices += 1;
    record.notice = Notice{now, event.due, event.items};
    record.pauses.push_back(
        {record.accepted_at ? calendar::PauseKind::Supplement : calendar::PauseKind::SupplementBeforeAcceptance, now,
         std::nullopt});
}

void receive(Case& record, const std::vector<ItemPlace>& places) {
    std::erase_if(record.owed, [&](const OwedMaterial& owed) {
        return std::find(places.begin(), places.end(), ItemPlace{ItemKind::Material, owed.id}) != places.end();
    });
}

ClosingResult closing_of(const Case& record) {
    if (record.state == State::NotAccepted) return ClosingResult::Returned;
    if (record.state == State::SupplementRequested) return ClosingResult::SupplementOverdue;
    return record.certificate_number.empty() ? ClosingResult::Done : ClosingResult::Certificate;
}

void end(Case& record, State state, std::optional<ClosingResult> result, base::Instant now) {
    record.state = state;
    record.closing = result;
    record.closed_at = now;
    end_pause(record, now);
}

/// The event has been checked.
void apply(Case& record, const Event& event, base::Instant now) {
    switch (event.type) {
        case EventType::Submitted: return;
        case EventType::Accepted:
            record.state = State::Accepted;
            record.accepted_at = now;
            return;
        case EventType::NotAccepted: record.state = State::NotAccepted; return;
        case EventType::SupplementRequested: return begin_notice(record, event, now);
        case EventType::Supplemented:
            record.state = record.accepted_at ? State::Accepted : State::Submitted;
            record.notice.reset();
            receive(record, event.answered);
            return end_pause(record, now);
        case EventType::Suspended:
            record.state = State::Suspended;
            record.pauses.push_back({event.pause, now, std::nullopt});
            return;
        case EventType::Resumed: record.state = State::Accepted; return end_pause(record, now);
        case EventType::Decided:
            record.state = event.outcome == Outcome::Granted ? State::DecidedGranted : State::DecidedRefused;
            record.decided_at = now;
            return;
        case EventType::Issued:
            record.state = State::Issuing;
            record.certificate_number = event.number;
            return;
        case EventType::Shipped:
            record.state = State::Delivering;
            record.waybill = event.number;
            return;
        case EventType::Returned: record.state = State::Issuing; return;
        case EventType::HandedOver:
        case EventType::Delivered: record.state = State::Delivered; return;
        case EventType::Closed: return end(record, State::Closed, closing_of(record), now);
        case EventType::Withdrawn: return end(record, State::Withdrawn, std::nullopt, now);
        case EventType::Voided: return end(record, State::Voided, ClosingResult::Voided, now);
        case EventType::MaterialOwed: record.owed.push_back({event.material, *event.due}); return;
        case EventType::MaterialSettled: return receive(record, event.answered);
    }
}

}  // namespace

std::string_view name_of(EventType type) {
    return event_names[static_cast<std::size_t>(type)];
}

std::optional<EventType> event_type_of(std::string_view name) {
    for (std::size_t i = 0; i < event_names.size(); ++i) {
        if (event_names[i] == name) return static_cast<EventType>(i);
    }
    return std::nullopt;
}

std::string_view code_of(Refusal refusal) {
    return refusal_codes[static_cast<std::size_t>(refusal)];
}

Case open_case(base::Instant now) {
    Case opened;
    opened.submitted_at = now;
    return opened;
}

base::Result<Case, Refusal> step(const Case& before, const Event& event, base::Instant now,
                                 std::int32_t offset_minutes) {
    if (const auto refusal = check(before, event, now, offset_minutes)) return base::Err{*refusal};
    Case after = before;
    apply(after, event, now);
    return after;
}

std::vector<EventType> possible_events(State state) {
    std::vector<EventType> possible;
    for (std::size_t i = 0; i < event_type_count; ++i) {
        if (is_allowed(static_cast<EventType>(i), state)) possible.push_back(static_cast<EventType>(i));
    }
    return possible;
}

}  // namespace onetrip::casework
