// POST /cases/{number}/commitments/{material}/withdrawal: the applicant takes a promise back and hands the proof in.

#include "server/endpoints/commitments.h"

#include <algorithm>

#include "core/calendar/working_days.h"
#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// What these answers gave, in the order of the service; the catalogue's own.
std::vector<const material::Material*> commitments_of(const CaseFile& file) {
    const catalog::Service& service = file.service->service();
    const json::Document answers = answers_of(file);
    const Known beside(holdings_text(service, file.record.sources));
    std::vector<const material::Material*> commitments;
    for (const material::Item& item : material::list_items(
             service.materials(), service.situation(answers.root(), file.stored.received_day, beside.holdings()))) {
        if (item.way->commitment) commitments.push_back(item.material);
    }
    return commitments;
}

const TakenBack* taken_back(const CaseFile& file, std::string_view material) {
    for (const TakenBack& each : file.record.taken_back) {
        if (each.material == material) return &each;
    }
    return nullptr;
}

/// The notice that was agreed to.
json::View notice_of(const material::Material& material) {
    for (const material::Way& way : material.ways) {
        if (way.commitment) return way.commitment->definition;
    }
    return {};
}

/// Where the catalogue does not say what a proof must be like, none can be sent: then the promise goes with the case.
bool has_proof(const material::Material& material) {
    return material.accept.is_object();
}

bool is_undecided(const CaseFile& file) {
    const auto possible = casework::possible_events(file.record.process.state);
    return std::find(possible.begin(), possible.end(), casework::EventType::MaterialOwed) != possible.end();
}

Attempt take_back(storage::Unit& unit, const Office& office, const http::Request& request, const std::string& citizen,
                  base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, request.param("number"), citizen);
    // A promise is its applicant's word, not that of somebody who looked the case up.
    if (!file || file->stored.citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    const std::string material(request.param("material"));
    const auto commitments = commitments_of(*file);
    const auto given = std::find_if(commitments.begin(), commitments.end(),
                                    [&](const material::Material* each) { return each->id == material; });
    if (given == commitments.end() || !has_proof(**given)) return Err{Problem(ProblemCode::NotFound)};
    if (taken_back(*file, material) == nullptr) {
        casework::Event event;
        event.type = casework::EventType::MaterialOwed;
        event.material = material;
        event.due =
            calendar::add_calendar_days(office.catalogue.calendar(), now.day_in(file->service->agency->offset_minutes),
                                        file->service->limits.applicant_supplement_days)
                .day;
        if (auto problem = take_step(*file, event, now)) return Err{std::move(*problem)};
        file->record.taken_back.push_back({material, now});
        commit_case(unit, office.catalogue, *file, {0, now, "case", "case.commitment_taken_back", "citizen", {}});
    }
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task take_commitment_back(const Office& office, const http::Request& request,
                                const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen, KeyDuty::Optional);
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return take_back(inner, office, request, session.citizen, now);
                           });
                       }));
}

}  // namespace

void write_commitments(json::Writer& out, const CaseFile& file) {
    out.name("commitments").begin_array();
    for (const material::Material* material : commitments_of(file)) {
        const json::View notice = notice_of(*material);
        const TakenBack* taken = taken_back(file, material->id);
        out.begin_object().member("material", material->id);
        write_material_title(out, file, material->id);
        out.member("proof", notice["proof"]).member("content", notice["content"]);
        out.member("given_at", file.stored.submitted_at.text()).name("taken_back_at");
        taken != nullptr ? out.value(taken->at.text()) : out.null();
        out.member("may_take_back", taken == nullptr && has_proof(*material) && is_undecided(file)).end_object();
    }
    out.end_array();
}

void add_commitment_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/commitments/{material}/withdrawal", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return take_commitment_back(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
