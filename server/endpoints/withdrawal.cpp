// POST /cases/{number}/withdrawal: the applicant takes it back, and the slot is free for somebody else.

#include "server/endpoints/body.h"
#include "server/endpoints/booking_view.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

/// A visit that is too near to be cancelled by rule keeps its seat: nobody else could take it any more.
void give_back(storage::Unit& unit, CaseFile& file, base::Instant now) {
    if (!file.booking) return;
    const auto cancelled =
        appointment::step(process_of(*file.booking), {appointment::BookingEventType::Cancel, {}}, now);
    if (!cancelled) return;
    take_over(*file.booking, *cancelled);
    unit.bookings().leave_seat(*file.booking);
}

Attempt withdraw(storage::Unit& unit, const Office& office, std::string_view number, const std::string& citizen,
                 base::Instant now) {
    auto file = find_case_for(unit, office.catalogue, number, citizen);
    if (!file) return Err{Problem(ProblemCode::NotFound)};
    casework::Event event;
    event.type = casework::EventType::Withdrawn;
    if (auto problem = take_step(*file, event, now)) return Err{std::move(*problem)};
    give_back(unit, *file, now);
    commit_case(unit, office.catalogue, *file, {0, now, "case", "case.withdrawn", "citizen", {}});
    return Answer{200, citizen_case_text(*file, now), false};
}

http::Task withdraw_case(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Keyed key = keyed(request, "citizen/" + session.citizen, KeyDuty::Optional);
    require_empty_object(request);
    const base::Instant now = office.clock.now();
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return once(unit, key, now, [&](storage::Unit& inner) {
                               return withdraw(inner, office, request.param("number"), session.citizen, now);
                           });
                       }));
}

}  // namespace

void add_withdrawal_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/cases/{number}/withdrawal", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return withdraw_case(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
