// PUT and DELETE /cases/{number}/agent: somebody else shall receive what the case gives out, or nobody else any more.

#include "server/endpoints/agent.h"
#include "server/endpoints/application.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/parcel_address.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

Attempt set_agent(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
                  const std::optional<Agent>& agent, base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    // Who may receive is the applicant's word, not that of somebody who looked the case up.
    if (!file || file->stored.citizen != citizen) return Err{Problem(ProblemCode::NotFound)};
    if (!may_change_address(*file)) {
        return Err{Problem(ProblemCode::CaseState).with("refusal", "delivery.state_forbids")};
    }
    file->record.agent = agent;
    outdate_labels(unit, *file, now);
    const std::string code = agent ? "case.agent_named" : "case.agent_dismissed";
    commit_case(unit, office.catalogue, *file, {0, now, "case", code, "citizen", {}});
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task set_agent_now(const Office& office, const http::Request& request, const storage::CitizenSession& session,
                         std::optional<Agent> agent) {
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return set_agent(unit, office, request.param("number"), session.citizen, agent, now);
                       }));
}

http::Task name_agent(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    std::vector<base::Finding> findings;
    const Agent agent = read_agent(request, findings);
    if (!findings.empty()) co_return findings_problem(findings).reply(request);
    co_return co_await set_agent_now(office, request, session, agent);
}

}  // namespace

void add_agent_naming_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(http::Method::Put, "/cases/{number}/agent", http::json_body(),
                   [&office](const Request& request, const CitizenSession& session) {
                       return name_agent(office, request, session);
                   });
    routes.citizen(http::Method::Delete, "/cases/{number}/agent", {},
                   [&office](const Request& request, const CitizenSession& session) {
                       return set_agent_now(office, request, session, std::nullopt);
                   });
}

}  // namespace onetrip::endpoints
