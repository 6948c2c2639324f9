#include "core/casework/record.h"

#include <string>
#include <utility>

namespace onetrip::casework {
namespace {

constexpr std::int64_t notices_max = 1000;

/// The inverse of calendar::pause_kind_named.
std::string_view pause_name(calendar::PauseKind kind) {
    switch (kind) {
        case calendar::PauseKind::SupplementBeforeAcceptance: return "supplement_before_acceptance";
        case calendar::PauseKind::Supplement: return "supplement";
        case calendar::PauseKind::SpecialProcedure: return "special_procedure";
        case calendar::PauseKind::ApplicantRequest: return "applicant_request";
        case calendar::PauseKind::JointReview: return "joint_review";
    }
    return {};
}

ItemPlace read_place(json::Shape& shape) {
    ItemPlace place;
    const auto kind = item_kind_of(shape.text("kind"));
    if (!kind) shape.wrong("kind");
    place.kind = kind.value_or(ItemKind::Material);
    place.id = shape.text("id");
    return place;
}

std::vector<NoticeItem> read_items(json::Shape& parent, std::string_view name) {
    std::vector<NoticeItem> items;
    std::size_t index = 0;
    for (const json::View element : parent.array(name).elements()) {
        json::Shape shape(element, parent.place(name, index++));
        NoticeItem item;
        item.place = read_place(shape);
        item.reason_code = shape.text("reason_code");
        item.text = shape.text("text");
        shape.only({"kind", "id", "reason_code", "text"});
        parent.take(shape.fault());
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<ItemPlace> read_answered(json::Shape& parent) {
    std::vector<ItemPlace> answered;
    std::size_t index = 0;
    for (const json::View element : parent.array("answered").elements()) {
        json::Shape shape(element, parent.place("answered", index++));
        answered.push_back(read_place(shape));
        shape.only({"kind", "id"});
        parent.take(shape.fault());
    }
    return answered;
}

calendar::PauseKind read_pause_kind(json::Shape& shape) {
    const auto kind = calendar::pause_kind_named(shape.text("kind"));
    if (!kind) shape.wrong("kind");
    return kind.value_or(calendar::PauseKind::Supplement);
}

std::vector<calendar::Pause> read_pauses(json::Shape& parent) {
    std::vector<calendar::Pause> pauses;
    const json::View list = parent.array_if("pauses");
    if (list.size() > calendar::pauses_max) parent.wrong("pauses");
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place("pauses", index++));
        calendar::Pause pause;
        pause.kind = read_pause_kind(shape);
        pause.from = shape.instant("from");
        pause.to = shape.instant_if("to");
        shape.only({"kind", "from", "to"});
        parent.take(shape.fault());
        pauses.push_back(pause);
    }
    return pauses;
}

std::vector<OwedMaterial> read_owed(json::Shape& parent) {
    std::vector<OwedMaterial> owed;
    const json::View list = parent.array_if("owed");
    if (list.size() > owed_max) parent.wrong("owed");
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place("owed", index++));
        owed.push_back({std::string(shape.text("material")), shape.day("due")});
        shape.only({"material", "due"});
        parent.take(shape.fault());
    }
    return owed;
}

std::optional<Notice> read_notice(json::Shape& parent) {
    const json::View given = parent.object_if("notice");
    if (!given) return std::nullopt;
    json::Shape shape(given, parent.place("notice"));
    Notice notice;
    notice.sent_at = shape.instant("sent_at");
    notice.due = shape.day_if("due");
    notice.items = read_items(shape, "items");
    shape.only({"sent_at", "due", "items"});
    parent.take(shape.fault());
    return notice;
}

void write_notice(json::Writer& out, const Notice& notice, std::int32_t offset_minutes) {
    out.begin_object().member("sent_at", notice.sent_at.text(offset_minutes));
    if (notice.due) out.member("due", notice.due->text());
    out.name("items").begin_array();
    for (const NoticeItem& item : notice.items) {
        out.begin_object()
            .member("kind", name_of(item.place.kind))
            .member("id", item.place.id)
            .member("reason_code", item.reason_code)
            .member("text", item.text)
            .end_object();
    }
    out.end_array().end_object();
}

/// What each type of event carries; anything else in it is a fault.
void read_event_members(json::Shape& shape, Event& event) {
    const auto text_of = [&](std::string_view name) { return std::string(shape.text_if(name).value_or("")); };
    const auto words = [&] {
        event.reason_code = text_of("reason_code");
        event.text = text_of("text");
        event.remedy = text_of("remedy");
    };
    switch (event.type) {
        case EventType::NotAccepted: words(); return shape.only({"type", "reason_code", "text", "remedy"});
        case EventType::Voided: words(); return shape.only({"type", "reason_code", "text"});
        case EventType::SupplementRequested:
            words();
            event.items = read_items(shape, "items");
            event.due = shape.day_if("due");
            return shape.only({"type", "items", "due", "reason_code", "text"});
        case EventType::Supplemented:
        case EventType::MaterialSettled: event.answered = read_answered(shape); return shape.only({"type", "answered"});
        case EventType::MaterialOwed:
            event.material = text_of("material");
            event.due = shape.day_if("due");
            return shape.only({"type", "material", "due"});
        case EventType::Suspended:
            event.pause = read_pause_kind(shape);
            if (event.pause != calendar::PauseKind::SpecialProcedure &&
                event.pause != calendar::PauseKind::ApplicantRequest) {
                shape.wrong("kind");
            }
            event.text = text_of("text");
            return shape.only({"type", "kind", "text"});
        case EventType::Decided: {
            const std::string_view outcome = shape.text("outcome");
            if (outcome != "granted" && outcome != "refused") shape.wrong("outcome");
            event.outcome = outcome == "granted" ? Outcome::Granted : Outcome::Refused;
            words();
            return shape.only({"type", "outcome", "reason_code", "text", "remedy"});
        }
        case EventType::Issued:
            event.number = text_of("certificate_number");
            return shape.only({"type", "certificate_number"});
        case EventType::Shipped: event.number = text_of("waybill"); return shape.only({"type", "waybill"});
        default: return shape.only({"type"});
    }
}

}  // namespace

base::Result<Case, json::Fault> read_case(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Case record;
    const auto state = state_of(shape.text("state"));
    if (!state) shape.wrong("state");
    record.state = state.value_or(State::Submitted);
    record.submitted_at = shape.instant("submitted_at");
    record.accepted_at = shape.instant_if("accepted_at");
    record.decided_at = shape.instant_if("decided_at");
    record.closed_at = shape.instant_if("closed_at");
    record.notices = static_cast<std::int32_t>(shape.integer_if("notices", 0, notices_max).value_or(0));
    record.notice = read_notice(shape);
    record.owed = read_owed(shape);
    record.pauses = read_pauses(shape);
    record.certificate_number = shape.text_if("certificate_number").value_or("");
    record.waybill = shape.text_if("waybill").value_or("");
    if (const auto closing = shape.text_if("closing")) {
        record.closing = closing_result_of(*closing);
        if (!record.closing) shape.wrong("closing");
    }
    shape.only({"state", "submitted_at", "accepted_at", "decided_at", "closed_at", "notices", "notice", "owed",
                "pauses", "certificate_number", "waybill", "closing"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return record;
}

base::Result<Event, json::Fault> read_event(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    Event event;
    const auto type = event_type_of(shape.text("type"));
    if (!type) shape.wrong("type");
    event.type = type.value_or(EventType::Submitted);
    read_event_members(shape, event);
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return event;
}

void write_case(json::Writer& out, const Case& record, std::int32_t offset_minutes) {
    const auto moment = [&](std::string_view name, const std::optional<base::Instant>& at) {
        if (at) out.member(name, at->text(offset_minutes));
    };
    out.begin_object().member("state", name_of(record.state));
    moment("submitted_at", record.submitted_at);
    moment("accepted_at", record.accepted_at);
    moment("decided_at", record.decided_at);
    moment("closed_at", record.closed_at);
    out.member("notices", record.notices);
    if (record.notice) {
        out.name("notice");
        write_notice(out, *record.notice, offset_minutes);
    }
    if (!record.owed.empty()) {
        out.name("owed").begin_array();
        for (const OwedMaterial& owed : record.owed)
            out.begin_object().member("material", owed.id).member("due", owed.due.text()).end_object();
        out.end_array();
    }
    out.name("pauses").begin_array();
    for (const calendar::Pause& pause : record.pauses) {
        out.begin_object().member("kind", pause_name(pause.kind));
        moment("from", pause.from);
        moment("to", pause.to);
        out.end_object();
    }
    out.end_array();
    if (!record.certificate_number.empty()) out.member("certificate_number", record.certificate_number);
    if (!record.waybill.empty()) out.member("waybill", record.waybill);
    if (record.closing) out.member("closing", name_of(*record.closing));
    out.end_object();
}

}  // namespace onetrip::casework
