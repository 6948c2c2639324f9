#include "server/endpoints/held_certificate.h"

#include <algorithm>

#include "core/json/shape.h"
#include "server/endpoints/case_record.h"
#include "server/storage/failure.h"

namespace onetrip::endpoints {
namespace {

/// The types that the service's materials name, each once.
std::vector<std::string_view> types_of(const catalog::Service& service) {
    std::vector<std::string_view> types;
    for (const material::Material& material : service.materials()) {
        for (const material::Way& way : material.ways) {
            const bool is_known = std::find(types.begin(), types.end(), way.certificate) != types.end();
            if (way.by == material::Obtain::ECertificate && !way.certificate.empty() && !is_known)
                types.push_back(way.certificate);
        }
    }
    return types;
}

/// What the catalogue lets it say beside, as it was answered.
std::string values_of(const catalog::GivenOut& given_out, json::View answers) {
    json::Writer out;
    out.begin_object();
    for (const json::Member member : given_out.values.members()) {
        const json::View value = answers.find(member.value.string_or({}));
        if (value && !value.is_null()) out.member(member.name, value);
    }
    out.end_object();
    return out.take();
}

json::Document parsed(std::string_view text) {
    auto document = json::Document::parse(text);
    if (!document) throw storage::Failure(storage::FailureKind::Corrupt, "a certificate is no JSON");
    return std::move(document).value();
}

}  // namespace

HeldCertificate make_certificate(const catalog::Service& service, json::View answers,
                                 const catalog::GivenOut& given_out, catalog::CertificateTerms terms) {
    HeldCertificate made;
    made.type = given_out.type;
    made.terms = std::move(terms);
    made.holder_name = service.answer(answers, "applicant", "name").string_or({});
    made.holder_number = service.answer(answers, "applicant", "id_number").string_or({});
    made.values = values_of(given_out, answers);
    return made;
}

void write_held(json::Writer& out, const HeldCertificate& certificate) {
    out.begin_object().member("type", certificate.type).member("number", certificate.terms.number);
    out.member("valid_from", certificate.terms.valid_from.text());
    if (certificate.terms.valid_to) out.member("valid_to", certificate.terms.valid_to->text());
    out.member("holder_name", certificate.holder_name).member("holder_number", certificate.holder_number);
    out.name("values").raw(certificate.values);
    out.member("status", material::name_of(certificate.status)).member("reason", certificate.reason).end_object();
}

HeldCertificate read_held(json::View view) {
    json::Shape shape(view);
    HeldCertificate held;
    held.type = shape.text("type");
    held.terms.number = shape.text("number");
    held.terms.valid_from = shape.day("valid_from");
    held.terms.valid_to = base::Day::parse(shape.text_if("valid_to").value_or(""));
    held.holder_name = shape.text("holder_name");
    held.holder_number = shape.text("holder_number");
    json::Writer values;
    values.value(shape.object("values"));
    held.values = values.take();
    const auto status = material::certificate_status_of(shape.text("status"));
    held.reason = shape.text("reason");
    if (shape.fault() || !status) throw storage::Failure(storage::FailureKind::Corrupt, "a certificate is broken");
    held.status = *status;
    return held;
}

std::optional<HeldCertificate> certificate_of(const storage::Case& stored) {
    CaseRecord record = read_record(stored.record);
    if (!record.certificate || !record.issued_at) return std::nullopt;
    HeldCertificate held = std::move(*record.certificate);
    held.case_number = stored.number;
    held.service = stored.service;
    held.service_version = stored.service_version;
    held.issued_at = *record.issued_at;
    return held;
}

std::vector<HeldCertificate> certificates_for(const storage::Unit& unit, const catalog::Service& service,
                                              json::View answers, std::string_view citizen) {
    const std::vector<std::string_view> types = types_of(service);
    std::vector<HeldCertificate> found;
    if (types.empty()) return found;
    const material::Person applicant{service.answer(answers, "applicant", "name").string_or({}),
                                     service.answer(answers, "applicant", "id_number").string_or({})};
    for (const storage::Case& stored : unit.cases().of_citizen(citizen, certificate_cases_max)) {
        auto held = certificate_of(stored);
        if (!held || std::find(types.begin(), types.end(), held->type) == types.end()) continue;
        const bool is_theirs = material::Person{held->holder_name, held->holder_number}.is(applicant);
        if (is_theirs && found.size() < certificates_told_max) found.push_back(std::move(*held));
    }
    return found;
}

void write_certificate_values(json::Writer& out, const HeldCertificate& certificate) {
    out.begin_object().member("holder_name", certificate.holder_name);
    out.member("holder_number", certificate.holder_number).member("number", certificate.terms.number);
    out.member("valid_from", certificate.terms.valid_from.text());
    if (certificate.terms.valid_to) out.member("valid_to", certificate.terms.valid_to->text());
    const json::Document values = parsed(certificate.values);
    for (const json::Member member : values.root().members())
        out.member(member.name, member.value);
    out.end_object();
}

}  // namespace onetrip::endpoints
