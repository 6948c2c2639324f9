// How a case is told to its citizen and to the staff.

#include <algorithm>

#include "core/delivery/timeline.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/carriers.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/commitments.h"
#include "server/endpoints/lamp.h"
#include "server/endpoints/masking.h"
#include "server/endpoints/owed.h"
#include "server/endpoints/parcel.h"
#include "server/endpoints/parcel_address.h"
#include "server/endpoints/parcel_expectation.h"
#include "server/endpoints/parcel_news.h"
#include "server/endpoints/sent_materials.h"

namespace onetrip::endpoints {
namespace {

using storage::Failure;
using storage::FailureKind;

constexpr std::string_view remedy_chinese =
    "如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内依法向人民法院提起行政诉讼。";
constexpr std::string_view remedy_english =
    "If you disagree, you may apply for administrative reconsideration within 60 days of receiving this decision, or "
    "bring an administrative action before the people's court within six months.";

/// Acts a clerk has a button for.
constexpr casework::EventType acts[] = {casework::EventType::Accepted, casework::EventType::SupplementRequested,
                                        casework::EventType::Decided, casework::EventType::Shipped,
                                        casework::EventType::HandedOver};

void write_text(json::Writer& out, std::string_view chinese, std::string_view english) {
    out.begin_object().member("zh-CN", chinese).member("en", english).end_object();
}

void write_day_or_null(json::Writer& out, std::string_view name, std::optional<base::Day> day) {
    out.name(name);
    day ? out.value(day->text()) : out.null();
}

void write_materials(json::Writer& out, const CaseFile& file) {
    out.name("materials").begin_array();
    for (const CaseMaterial& material : file.record.materials) {
        out.begin_object().member("id", material.id);
        write_material_title(out, file, material.id);
        out.member("kind", material.kind).member("size_bytes", material.size_bytes).end_object();
    }
    out.end_array();
}

void write_supplement(json::Writer& out, const CaseFile& file) {
    out.name("supplement");
    const auto& notice = file.record.process.notice;
    if (!notice) {
        out.null();
        return;
    }
    out.begin_object().member("number", file.record.notice_number).member("sent_at", notice->sent_at.text());
    write_day_or_null(out, "due", notice->due);
    out.name("items").begin_array();
    for (const casework::NoticeItem& item : notice->items) {
        out.begin_object().member("kind", casework::name_of(item.place.kind)).member("id", item.place.id);
        out.member("reason_code", item.reason_code).member("text", item.text).end_object();
    }
    out.end_array().end_object();
}

void write_decision(json::Writer& out, const CaseFile& file) {
    out.name("decision");
    const auto& decision = file.record.decision;
    if (!decision) {
        out.null();
        return;
    }
    const bool is_granted = decision->outcome == casework::Outcome::Granted;
    out.begin_object().member("outcome", is_granted ? "granted" : "refused").member("at", decision->at.text());
    out.name("reason");
    is_granted ? out.null() : out.value(decision->reason);
    if (!is_granted) {
        out.name("remedy");
        write_text(out, remedy_chinese, remedy_english);
    }
    out.end_object();
}

void write_certificate(json::Writer& out, const CaseFile& file) {
    out.name("certificate");
    if (file.record.process.certificate_number.empty() || !file.record.issued_at) {
        out.null();
        return;
    }
    out.begin_object().member("number", file.record.process.certificate_number);
    out.member("issued_at", file.record.issued_at->text());
    if (const auto& held = file.record.certificate) {
        out.member("type", held->type).member("status", material::name_of(held->status));
        out.member("reason", held->reason).member("valid_from", held->terms.valid_from.text());
        write_day_or_null(out, "valid_to", held->terms.valid_to);
    }
    out.end_object();
}

/// Where materials came from that nobody had to give by hand; to the office with what a certificate is worth today.
void write_sources_told(json::Writer& out, const storage::Unit& unit, const CaseFile& file, bool is_staff) {
    out.name("sources").begin_array();
    for (const MaterialSource& source : file.record.sources) {
        out.begin_object().member("material", source.material);
        write_material_title(out, file, source.material);
        out.member("by", material::name_of(source.by)).member("source", source.source);
        out.member("told_by", source.told_by).member("found", source.is_found);
        out.member("as_of", source.as_of.text()).member("agreed_at", source.agreed_at.text());
        const bool is_certificate = is_staff && source.by == material::Obtain::ECertificate;
        const auto stored = is_certificate ? unit.cases().find(source.source) : std::nullopt;
        if (const auto held = stored ? certificate_of(*stored) : std::nullopt) {
            out.name("certificate").begin_object().member("status", material::name_of(held->status));
            out.member("reason", held->reason).name("values");
            write_certificate_values(out, *held);
            out.end_object();
        }
        out.end_object();
    }
    out.end_array();
}

/// What a clerk may still write on it, and what may become of it once it is given out.
void write_certificate_acts(json::Writer& out, const CaseFile& file) {
    using material::CertificateStatus;
    out.name("gives_out");
    if (const auto given_out = given_out_by(file)) {
        out.begin_object().member("type", given_out->type).member("valid_months", given_out->valid_months).end_object();
    } else {
        out.null();
    }
    out.name("certificate_may_become").begin_array();
    for (const auto status : {CertificateStatus::Valid, CertificateStatus::Suspended, CertificateStatus::Revoked,
                              CertificateStatus::Cancelled}) {
        if (file.record.certificate && material::may_become(file.record.certificate->status, status))
            out.value(material::name_of(status));
    }
    out.end_array();
}

/// The parcel's own story, oldest first.
delivery::Timeline parcel_of(const storage::Shipment& shipment, base::Instant now) {
    delivery::Timeline timeline = delivery::timeline(tracked_parcel(shipment), now);
    std::reverse(timeline.entries.begin(), timeline.entries.end());
    return timeline;
}

void write_expected(json::Writer& out, const std::optional<delivery::Expectation>& expected) {
    out.name("expected");
    if (!expected) {
        out.null();
        return;
    }
    out.begin_object().member("likely", expected->likely.text()).member("latest", expected->latest.text()).end_object();
}

void write_shipment(json::Writer& out, const CaseFile& file, const storage::Shipment& shipment,
                    const delivery::Timeline& parcel, const std::optional<delivery::Expectation>& expected) {
    out.begin_object();
    write_carrier(out, shipment.carrier);
    out.member("waybill", shipment.waybill).member("state", delivery::name_of(parcel.state)).name("attention");
    parcel.attention ? out.value(delivery::name_of(*parcel.attention)) : out.null();
    write_expected(out, expected);
    out.member("may_report", may_report(shipment));
    out.member("closes_by_silence", closes_by_silence(shipment, file.events));
    out.name("events").begin_array();
    for (const delivery::TimelineEntry& entry : parcel.entries) {
        out.begin_object().member("at", entry.at.text()).member("text", entry.text).member("area", entry.area);
        out.name("state");
        entry.status ? out.value(delivery::name_of(*entry.status)) : out.null();
        out.end_object();
    }
    out.end_array().end_object();
}

/// Parcels with papers, each way, and what else the case gives out.
void write_other_parcels(json::Writer& out, const CaseFile& file, base::Instant now) {
    out.member("may_send_papers", may_send_papers(file)).name("parcels").begin_array();
    for (const storage::Shipment& parcel : file.other_parcels) {
        out.begin_object().member("purpose", parcel.purpose).name("at_window_at");
        parcel.handed_over_at ? out.value(parcel.handed_over_at->text()) : out.null();
        out.name("shipment");
        write_shipment(out, file, parcel, parcel_of(parcel, now), std::nullopt);
        out.end_object();
    }
    out.end_array();
}

struct TimelineLine {
    base::Instant at;
    std::string_view kind;
    std::string code;
    std::string_view text;
};

/// What happened to case, visit and parcel in one list, newest last.
std::vector<TimelineLine> timeline_of(const CaseFile& file, const std::optional<delivery::Timeline>& parcel) {
    std::vector<TimelineLine> lines;
    for (const storage::CaseEvent& event : file.events) {
        // The courier's own words follow from the parcel; our event only says that they changed.
        if (event.kind != "parcel") lines.push_back({event.at, event.kind, event.code, {}});
    }
    if (parcel) {
        for (const delivery::TimelineEntry& entry : parcel->entries) {
            // That there is a label is what `case.shipped` says.
            if (entry.status == delivery::Status::LabelReady && entry.text.empty()) continue;
            const std::string_view status = entry.status ? delivery::name_of(*entry.status) : "update";
            lines.push_back({entry.at, "parcel", "parcel." + std::string(status), entry.text});
        }
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TimelineLine& a, const TimelineLine& b) { return a.at < b.at; });
    return lines;
}

void write_timeline(json::Writer& out, const std::vector<TimelineLine>& lines) {
    out.name("timeline").begin_array();
    for (const TimelineLine& line : lines) {
        out.begin_object().member("at", line.at.text()).member("kind", line.kind).member("code", line.code);
        if (!line.text.empty()) out.member("text", line.text);
        out.end_object();
    }
    out.end_array();
}

/// The members of an open object that citizen and staff have in common.
void write_common(json::Writer& out, const storage::Unit& unit, const CaseFile& file, base::Instant now) {
    out.member("number", file.stored.number).name("service");
    write_case_service(out, *file.service);
    out.member("state", file.stored.state).member("submitted_at", file.stored.submitted_at.text());
    out.member("received_day", file.stored.received_day.text());
    write_day_or_null(out, "promised_due", file.stored.promised_due);
    write_day_or_null(out, "legal_due", file.stored.legal_due);
    out.name("answers_masked").raw(file.record.answers_masked);
    write_materials(out, file);
    out.name("booking");
    file.booking ? write_booking(out, *file.booking, file.hall_terms, now) : static_cast<void>(out.null());
    write_supplement(out, file);
    write_owed(out, file, now);
    write_commitments(out, file);
    write_decision(out, file);
    write_certificate(out, file);
    write_mail_to(out, file);
    std::optional<delivery::Timeline> parcel;
    if (file.shipment) parcel = parcel_of(*file.shipment, now);
    out.name("shipment");
    if (parcel) {
        write_shipment(out, file, *file.shipment, *parcel,
                       expected_of(past_of(unit, *file.shipment), *file.shipment, now));
    } else {
        out.null();
    }
    write_other_parcels(out, file, now);
    write_timeline(out, timeline_of(file, parcel));
}

void write_named_agent(json::Writer& out, const CaseFile& file, bool is_masked) {
    out.member("may_name_agent", may_change_address(file)).name("agent");
    file.record.agent ? write_agent(out, *file.record.agent, is_masked) : static_cast<void>(out.null());
}

void write_history(json::Writer& out, const CaseFile& file) {
    out.name("history").begin_array();
    for (const storage::CaseEvent& event : file.events) {
        out.begin_object().member("at", event.at.text()).member("actor", event.actor).member("code", event.code);
        out.end_object();
    }
    out.end_array();
}

void write_allowed_events(json::Writer& out, const CaseFile& file) {
    auto possible = casework::possible_events(file.record.process.state);
    // Who fetches it gave no address.
    if (!file.service->service().is_mailed(answers_of(file).root())) {
        std::erase(possible, casework::EventType::Shipped);
    }
    out.name("allowed_events").begin_array();
    for (const casework::EventType act : acts) {
        if (std::find(possible.begin(), possible.end(), act) != possible.end()) out.value(casework::name_of(act));
    }
    out.end_array();
}

}  // namespace

void write_material_title(json::Writer& out, const CaseFile& file, std::string_view material) {
    const auto* definition = file.service->service().material(material);
    out.name("title");
    definition != nullptr ? static_cast<void>(out.value(definition->title)) : write_text(out, material, material);
}

void write_case_service(json::Writer& out, const ServiceEntry& service) {
    out.begin_object().member("id", service.service().id()).member("version", service.service().version());
    out.member("title", service.title).end_object();
}

void write_citizen_case(json::Writer& out, const storage::Unit& unit, const CaseFile& file, base::Instant now) {
    out.begin_object();
    write_common(out, unit, file, now);
    write_named_agent(out, file, true);
    write_sources_told(out, unit, file, false);
    if (const auto& helper = file.record.helper) {
        out.name("helper");
        write_helper(out, {masked_name(helper->name), helper->relation});
    }
    out.end_object();
}

void write_staff_case(json::Writer& out, const storage::Unit& unit, const CaseFile& file, const Catalogue& catalogue,
                      base::Instant now) {
    const base::Day today = now.day_in(file.service->agency->offset_minutes);
    out.begin_object();
    write_common(out, unit, file, now);
    write_named_agent(out, file, false);
    write_sources_told(out, unit, file, true);
    write_certificate_acts(out, file);
    out.name("answers").raw(file.stored.answers);
    if (const auto& helper = file.record.helper) {
        out.name("helper");
        write_helper(out, *helper);
    }
    out.member("form", file.service->service().definition()["form"]);
    write_history(out, file);
    write_allowed_events(out, file);
    out.member("holds_originals", holds_materials(file)).member("may_ship_further", may_ship_further(file));
    const bool is_running = !file.record.process.decided_at && !casework::is_final(file.record.process.state);
    const Lamp lamp = is_running ? lamp_of(file.stored.promised_due, file.stored.legal_due,
                                           file.service->limits.promised.amount, catalogue.calendar(), today)
                                 : Lamp::Green;
    out.member("lamp", name_of(lamp)).end_object();
}

std::string citizen_case_text(const storage::Unit& unit, const CaseFile& file, base::Instant now) {
    json::Writer out;
    out.begin_object().name("case");
    write_citizen_case(out, unit, file, now);
    out.end_object();
    return out.take();
}

std::string staff_case_text(const storage::Unit& unit, const CaseFile& file, const Catalogue& catalogue,
                            base::Instant now) {
    json::Writer out;
    out.begin_object().name("case");
    write_staff_case(out, unit, file, catalogue, now);
    out.end_object();
    return out.take();
}

}  // namespace onetrip::endpoints
