#include "server/endpoints/case_record.h"

#include "core/casework/record.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

constexpr std::int64_t size_bytes_max = std::int64_t{1} << 40;

void write_material(json::Writer& out, const CaseMaterial& material) {
    out.begin_object().member("id", material.id).member("upload", material.upload).member("sha256", material.sha256);
    out.member("kind", material.kind).member("size_bytes", material.size_bytes);
    if (material.was_asked_for) out.member("was_asked_for", true);
    out.end_object();
}

CaseMaterial read_material(json::View view) {
    json::Shape shape(view);
    CaseMaterial material;
    material.id = shape.text("id");
    material.upload = shape.text("upload");
    material.sha256 = shape.text("sha256");
    material.kind = shape.text("kind");
    material.size_bytes = shape.integer("size_bytes", 0, size_bytes_max);
    material.was_asked_for = shape.boolean_if("was_asked_for").value_or(false);
    return material;
}

Decision read_decision(json::View view) {
    json::Shape shape(view);
    Decision decision;
    decision.outcome = shape.text("outcome") == "granted" ? casework::Outcome::Granted : casework::Outcome::Refused;
    decision.at = shape.instant("at");
    decision.reason = shape.text("reason");
    return decision;
}

}  // namespace

std::string write_record(const CaseRecord& record) {
    json::Writer out;
    out.begin_object().name("process");
    casework::write_case(out, record.process);
    out.name("materials").begin_array();
    for (const CaseMaterial& material : record.materials)
        write_material(out, material);
    out.end_array().name("sources");
    write_sources(out, record.sources);
    if (!record.taken_back.empty()) {
        out.name("taken_back").begin_array();
        for (const TakenBack& taken : record.taken_back)
            out.begin_object().member("material", taken.material).member("at", taken.at.text()).end_object();
        out.end_array();
    }
    out.member("booking", record.booking).name("consents").begin_array();
    for (const std::string& consent : record.consents)
        out.value(consent);
    out.end_array().member("applicant_masked", record.applicant_masked);
    out.name("answers_masked").raw(record.answers_masked.empty() ? "{}" : record.answers_masked);
    out.member("notice_number", record.notice_number);
    if (record.helper) {
        out.name("helper");
        write_helper(out, *record.helper);
    }
    if (record.agent) {
        out.name("agent");
        write_agent(out, *record.agent, false);
    }
    if (record.decision) {
        out.name("decision").begin_object();
        out.member("outcome", record.decision->outcome == casework::Outcome::Granted ? "granted" : "refused");
        out.member("at", record.decision->at.text()).member("reason", record.decision->reason).end_object();
    }
    if (record.issued_at) out.member("issued_at", record.issued_at->text());
    if (record.certificate) {
        out.name("certificate");
        write_held(out, *record.certificate);
    }
    out.end_object();
    return out.take();
}

CaseRecord read_record(std::string_view text) {
    const auto document = json::Document::parse(text);
    if (!document) throw storage::Failure(storage::FailureKind::Corrupt, "a case record is no JSON");
    json::Shape shape(document->root());
    auto process = casework::read_case(shape.object("process"), "/process");
    if (!process) {
        throw storage::Failure(storage::FailureKind::Corrupt, "a case record is broken at " + process.error().at);
    }
    CaseRecord record;
    record.process = std::move(process).value();
    for (const json::View material : shape.array("materials").elements()) {
        record.materials.push_back(read_material(material));
    }
    record.sources = read_sources(shape.array_if("sources"));  // cases of earlier versions have none
    for (const json::View taken : shape.array_if("taken_back").elements()) {
        json::Shape inner(taken);
        record.taken_back.push_back({std::string(inner.text("material")), inner.instant("at")});
        shape.take(inner.fault());
    }
    record.booking = shape.text("booking");
    for (const json::View consent : shape.array("consents").elements()) {
        record.consents.emplace_back(consent.string_or({}));
    }
    record.applicant_masked = shape.text("applicant_masked");
    json::Writer masked;
    masked.value(shape.object("answers_masked"));
    record.answers_masked = masked.take();
    record.notice_number = shape.text("notice_number");
    if (const json::View helper = shape.object_if("helper")) record.helper = kept_helper(helper);
    if (const json::View agent = shape.object_if("agent")) record.agent = kept_agent(agent);
    if (const json::View decision = shape.object_if("decision")) record.decision = read_decision(decision);
    record.issued_at = shape.instant_if("issued_at");
    if (const json::View certificate = shape.object_if("certificate")) record.certificate = read_held(certificate);
    if (shape.fault()) {
        throw storage::Failure(storage::FailureKind::Corrupt, "a case record is broken at " + *shape.fault());
    }
    return record;
}

std::string_view public_state(casework::State state) {
    using casework::State;
    switch (state) {
        case State::Submitted: return "submitted";
        case State::SupplementRequested: return "supplement_requested";
        case State::Accepted:
        case State::Suspended: return "accepted";
        case State::DecidedGranted:
        case State::Issuing: return "granted";
        case State::NotAccepted:
        case State::DecidedRefused: return "refused";
        case State::Delivering: return "delivering";
        case State::Withdrawn: return "withdrawn";
        case State::Delivered:
        case State::Closed:
        case State::Voided: return "closed";
    }
    return "closed";
}

}  // namespace onetrip::endpoints
