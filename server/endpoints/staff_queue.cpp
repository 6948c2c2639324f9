// GET /staff/cases: the queue, oldest first.

#include <algorithm>
#include <array>

#include "core/json/writer.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/lamp.h"
#include "server/endpoints/owed.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

constexpr std::int64_t page_cases = 50;
constexpr std::array<std::string_view, 8> states = {
    "submitted", "accepted", "supplement_requested", "granted", "refused", "delivering", "closed", "withdrawn"};

Lamp lamp_of_case(const storage::Case& stored, const ServiceEntry& service, const Catalogue& catalogue,
                  base::Instant now) {
    const bool is_running = stored.state == "submitted" || stored.state == "accepted";
    if (!is_running) return Lamp::Green;
    return lamp_of(stored.promised_due, stored.legal_due, service.limits.promised.amount, catalogue.calendar(),
                   now.day_in(service.agency->offset_minutes));
}

void write_line(json::Writer& out, const storage::Case& stored, const ServiceEntry& service, Lamp lamp) {
    out.begin_object().member("number", stored.number).name("service");
    write_case_service(out, service);
    const CaseRecord record = read_record(stored.record);
    out.member("state", stored.state).member("applicant_masked", record.applicant_masked);
    out.member("submitted_at", stored.submitted_at.text()).name("promised_due");
    stored.promised_due ? out.value(stored.promised_due->text()) : out.null();
    const auto owed_due = first_owed_due(record.process);
    out.name("owed_due");
    owed_due ? out.value(owed_due->text()) : out.null();
    out.member("lamp", name_of(lamp)).end_object();
}

http::Task list_queue(const Office& office, const http::Request& request) {
    require_query(request, {"state", "after"});
    const auto state = request.query("state");
    if (state && std::find(states.begin(), states.end(), *state) == states.end()) refuse_query("state");
    const auto after = request.query("after");
    auto found = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.cases().queue(state, after, page_cases + 1); });
    const bool has_more = found.size() > page_cases;
    if (has_more) found.pop_back();
    const base::Instant now = office.clock.now();
    json::Writer out;
    out.begin_object().name("cases").begin_array();
    for (const storage::Case& stored : found) {
        const ServiceEntry* service = office.catalogue.find_service(stored.service, stored.service_version);
        if (service == nullptr) continue;
        write_line(out, stored, *service, lamp_of_case(stored, *service, office.catalogue, now));
    }
    out.end_array().name("next");
    has_more ? out.value(found.back().number) : out.null();
    out.end_object();
    co_return http::Reply::json(200, out.take());
}

}  // namespace

void add_staff_queue_routes(Routes& routes, const Office& office) {
    routes.staff(http::Method::Get, "/staff/cases", {},
                 [&office](const http::Request& request, const accounts::SignedInStaff&) {
                     return list_queue(office, request);
                 });
}

}  // namespace onetrip::endpoints
