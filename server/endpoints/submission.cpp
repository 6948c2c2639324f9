// POST /cases: the application. Judged again by the same core as on the phone; then the case with its number, the
// signed receipt, the booking and the kept answer become durable together, or nothing does.

#include <algorithm>

#include "core/casework/case_number.h"
#include "core/seal/receipt.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/case_sources.h"
#include "server/endpoints/masking.h"
#include "server/endpoints/once.h"
#include "server/endpoints/owed.h"
#include "server/endpoints/register_answers.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/seating.h"
#include "server/endpoints/visit_notices.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::int64_t version_max = 1'000'000;
constexpr std::size_t consents_max = 16;
constexpr std::string_view processing_consent = "processing";

/// What was asked. `answers` points into the body.
struct Asked {
    const ServiceEntry* service = nullptr;
    json::View answers;
    MaterialChoices materials;
    std::string booking;  ///< empty for none
    std::vector<std::string> consents;
    std::optional<Helper> helper;
};

std::vector<std::string> read_consents(json::Shape& shape) {
    std::vector<std::string> consents;
    for (const json::View consent : shape.array("consents").elements()) {
        const auto text = consent.string();
        if (!text || text->size() > identifier_bytes_max || consents.size() == consents_max) {
            shape.wrong("consents");
            break;
        }
        consents.emplace_back(*text);
    }
    return consents;
}

Asked read_asked(const Office& office, const JsonBody& body) {
    json::Shape shape(body.root());
    Asked asked;
    const std::string_view service = JsonBody::text(shape, "service", identifier_bytes_max);
    const std::int64_t version = shape.integer("service_version", 1, version_max);
    asked.answers = shape.object("answers");
    static_cast<void>(shape.object("materials"));  // required, if empty
    asked.materials = read_choices(shape, "materials");
    asked.booking = shape.text_if("booking").value_or("");
    if (asked.booking.size() > identifier_bytes_max) shape.wrong("booking");
    asked.consents = read_consents(shape);
    asked.helper = read_helper(shape);
    JsonBody::finish(shape, {"service", "service_version", "answers", "materials", "booking", "consents", "helper"});

    asked.service = office.catalogue.find_service(service);
    if (asked.service == nullptr) shape.wrong("service");
    // A form that was filled in for an older version is brought up on the phone, where the citizen sees what changed.
    if (asked.service != nullptr && asked.service->service().version() != version) shape.wrong("service_version");
    JsonBody::finish(shape, {"service", "service_version", "answers", "materials", "booking", "consents", "helper"});
    return asked;
}

/// What the store knows about what was asked.
struct Known {
    std::vector<storage::Upload> uploads;
    std::vector<HeldCertificate> certificates;  ///< those that may be used
    std::optional<storage::Booking> booking;
};

bool has_consent(const Asked& asked, std::string_view wanted) {
    for (const std::string& consent : asked.consents) {
        if (consent == wanted) return true;
    }
    return false;
}

base::Result<Known, Problem> look_up(const storage::Unit& unit, const Asked& asked, const std::string& citizen) {
    Known known;
    auto uploads = find_uploads(unit, asked.materials, citizen, asked.service->service().id());
    if (!uploads) return Err{Problem(ProblemCode::NotFound).with("at", "/materials")};
    known.uploads = std::move(*uploads);
    known.certificates = certificates_for(unit, asked.service->service(), asked.answers, citizen);
    std::erase_if(known.certificates, [&](const HeldCertificate& held) {
        return !has_consent(asked, std::string(certificate_consent) + held.case_number);
    });
    if (asked.booking.empty()) return known;
    known.booking = unit.bookings().find(asked.booking);
    if (!known.booking || known.booking->citizen != citizen) {
        return Err{Problem(ProblemCode::NotFound).with("at", "/booking")};
    }
    return known;
}

/// Confirms the held slot. A hold that lapsed is taken anew if the slot still has room.
std::optional<Problem> confirm(storage::Unit& unit, const Office& office, storage::Booking& booking,
                               const std::string& case_number, base::Instant now) {
    using appointment::BookingEventType;
    const Problem taken(ProblemCode::SlotTaken);
    if (booking.case_number) return taken;
    booking.case_number = case_number;
    const auto confirmed = appointment::step(process_of(booking), {BookingEventType::Confirm, {}}, now);
    if (confirmed) {
        take_over(booking, *confirmed);
        unit.bookings().save(booking);
        return std::nullopt;
    }
    const auto start = appointment::read_slot_start(booking.slot.slot);
    const bool may_sit_down_again = booking.state == "held" || booking.state == "expired";
    if (!start || !may_sit_down_again) return taken;
    const auto at = look_at_slot(unit, office.catalogue, booking.slot.hall, booking.service, *start, now);
    if (!at) return taken;
    const auto held = appointment::step(
        std::nullopt, {BookingEventType::Hold, appointment::offer_of(at->hall, at->service, at->slot)}, now);
    if (!held) return taken;
    const auto again = appointment::step(*held, {BookingEventType::Confirm}, now);
    if (!again) return taken;
    take_over(booking, *again);
    const auto capacity = choose_team(*at, booking);
    if (!capacity || !unit.bookings().take_seat(booking, *capacity, now)) return taken;
    return std::nullopt;
}

/// Drawn or computed before the unit of work, which may run twice.
struct Prepared {
    const Asked& asked;
    const submission::Report& report;
    const std::vector<storage::Upload>& uploads;
    std::string known;  ///< beside the answers (core/material/holdings.h)
    std::string citizen;
    std::string query_code;
    base::Instant now;
};

std::string content_text(const CaseFile& file) {
    json::Writer out;
    out.begin_object().name("answers").raw(file.stored.answers).name("materials").begin_object();
    for (const CaseMaterial& material : file.record.materials)
        out.member(material.id, material.sha256);
    out.end_object().name("booking");
    if (file.booking) {
        out.begin_object().member("id", file.booking->id).member("hall", file.booking->slot.hall);
        out.member("service", file.booking->service).member("slot", file.booking->slot.slot).end_object();
    } else {
        out.null();
    }
    out.member("service", file.stored.service).member("service_version", file.stored.service_version).end_object();
    return out.take();
}

storage::Receipt receipt_for(const CaseFile& file, const seal::SigningKey& key) {
    storage::Receipt receipt;
    receipt.content = content_text(file);
    const auto content = json::Document::parse(receipt.content);
    ONETRIP_ASSERT(content.ok());
    auto hash = seal::content_hash(content->root());
    ONETRIP_ASSERT(hash.ok());
    receipt.receipt = seal::sign_receipt({file.stored.number, file.stored.service, file.stored.service_version,
                                          file.stored.submitted_at, std::move(hash).value()},
                                         key, file.service->agency->offset_minutes);
    return receipt;
}

std::string next_number(storage::Unit& unit, const AgencyEntry& agency, base::Instant now) {
    const base::Day day = now.day_in(agency.offset_minutes);
    const std::int64_t sequence = unit.counters().next("case/" + agency.region + '/' + day.text());
    return casework::make_case_number(day, agency.region, static_cast<std::int32_t>(sequence)).digits;
}

/// Where the materials came from that nobody had to give by hand.
std::vector<MaterialSource> made_from(const ServiceEntry& service, const Prepared& prepared,
                                      const std::vector<CaseMaterial>& kept) {
    const std::int32_t offset_minutes = service.agency->offset_minutes;
    const auto answers = json::Document::parse(prepared.report.answers);
    ONETRIP_ASSERT(answers.ok());
    auto sources = sources_of(service.service(), answers->root(), prepared.known, prepared.now.day_in(offset_minutes),
                              prepared.now);
    for (const storage::Upload& upload : prepared.uploads) {
        const bool is_kept =
            std::any_of(kept.begin(), kept.end(), [&](const CaseMaterial& each) { return each.upload == upload.id; });
        if (is_kept) add_source(sources, upload, offset_minutes);
    }
    return sources;
}

CaseFile new_case(const Office& office, const Prepared& prepared, std::string number) {
    const ServiceEntry& service = *prepared.asked.service;
    CaseFile file;
    file.service = &service;
    file.stored.number = std::move(number);
    file.stored.citizen = prepared.citizen;
    file.stored.service = service.service().id();
    file.stored.service_version = service.service().version();
    file.stored.submitted_at = prepared.now;
    file.stored.received_day = calendar::received_day(office.catalogue.counter_of(service), prepared.now);
    file.stored.query_code_hash = hash_of_query_code(prepared.query_code, office.keys.query_code);
    file.stored.answers = prepared.report.answers;
    file.record.process = casework::open_case(prepared.now);
    for (const storage::Upload& upload : prepared.uploads)
        file.record.materials.push_back(case_material_of(upload));
    leave_out_unneeded(file.record.materials, prepared.report);
    file.record.sources = made_from(service, prepared, file.record.materials);
    file.record.consents = prepared.asked.consents;
    file.record.helper = prepared.asked.helper;
    const auto answers = json::Document::parse(file.stored.answers);
    ONETRIP_ASSERT(answers.ok());
    settle_owed(file, answers->root(), prepared.known, prepared.now);
    file.record.applicant_masked =
        masked_name(service.service().answer(answers->root(), "applicant", "name").string_or({}));
    file.record.answers_masked = masked_answers(service.service().form(), answers->root());
    return file;
}

std::string answer_text(const storage::Unit& unit, const CaseFile& file, const storage::Receipt& receipt,
                        const Prepared& prepared) {
    json::Writer out;
    out.begin_object().name("case");
    write_citizen_case(out, unit, file, prepared.now);
    out.name("receipt").raw(receipt.receipt).member("query_code", prepared.query_code).end_object();
    return out.take();
}

Attempt make_case(storage::Unit& unit, const Office& office, const Prepared& prepared) {
    CaseFile file = new_case(office, prepared, next_number(unit, *prepared.asked.service->agency, prepared.now));
    if (!prepared.asked.booking.empty()) {
        file.booking = unit.bookings().find(prepared.asked.booking);
        if (!file.booking || file.booking->citizen != prepared.citizen) return Err{Problem(ProblemCode::NotFound)};
        file.hall_terms = terms_of(office.catalogue, *file.booking);
        if (auto problem = confirm(unit, office, *file.booking, file.stored.number, prepared.now)) {
            return Err{std::move(*problem)};
        }
        lay_reminders(unit, *file.booking, prepared.now);
        file.record.booking = file.booking->id;
    }
    set_due_days(file, office.catalogue, prepared.now);
    file.stored.state = public_state(file.record.process.state);
    file.stored.record = write_record(file.record);
    const storage::Receipt receipt = receipt_for(file, office.keys.signing);
    unit.cases().add(file.stored, receipt);
    for (const CaseMaterial& material : file.record.materials)
        unit.uploads().attach(material.upload, file.stored.number);
    if (file.booking) {
        commit_case(unit, office.catalogue, file, {0, prepared.now, "visit", "visit.booked", "citizen", {}});
    }
    commit_case(unit, office.catalogue, file, {0, prepared.now, "case", "case.submitted", "citizen", {}});
    return Answer{201, answer_text(unit, file, receipt, prepared), false};
}

std::string draw_query_code(ports::Randomness& randomness) {
    std::array<std::uint8_t, casework::query_code_characters> bytes{};
    randomness.fill(bytes);
    return casework::make_query_code(bytes);
}

http::Task submit(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen);
    const JsonBody body(request);
    Asked asked = read_asked(office, body);
    const base::Instant now = office.clock.now();

    struct Looked {
        std::optional<Attempt> before;
        base::Result<Known, Problem> known;
    };
    const Looked looked = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return Looked{answered_before(unit, key), look_up(unit, asked, session.citizen)};
    });
    if (looked.before) co_return reply_of(request, *looked.before);
    if (!looked.known) co_return looked.known.error().reply(request);

    const storage::Booking* booking = looked.known->booking ? &*looked.known->booking : nullptr;
    const base::Day today = now.day_in(asked.service->agency->offset_minutes);
    std::vector<RegisterAnswer> told;
    if (has_consent(asked, registers_consent)) {
        told = co_await ask_registers(office, *asked.service, asked.answers, today);
    }
    const std::string known = holdings_text(told, looked.known->certificates);
    submission::Report report =
        judge(asked.service->service(), asked.answers, facts_of(looked.known->uploads), booking, today, known);
    if (!has_consent(asked, processing_consent))
        report.findings.push_back({"consent.missing", "consent:processing", base::Severity::Error});
    if (asked.helper) judge_helper(*asked.helper, report.findings);
    if (asked.helper && !has_consent(asked, helping_consent))
        report.findings.push_back({"consent.missing", "consent:helping", base::Severity::Error});
    if (!report.passes()) co_return findings_problem(report.findings).reply(request);

    const Prepared prepared{
        asked, report, looked.known->uploads, known, session.citizen, draw_query_code(office.randomness), now};
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now,
                                       [&](storage::Unit& inner) { return make_case(inner, office, prepared); });
                       }));
}

}  // namespace

void add_submission_routes(Routes& routes, const Office& office) {
    routes.signed_in_citizen(http::Method::Post, "/cases", http::json_body(),
                             [&office](const http::Request& request, const storage::CitizenSession& session) {
                                 return submit(office, request, session);
                             });
}

}  // namespace onetrip::endpoints
