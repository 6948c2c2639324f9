// POST /case-lookups: number and query code show a case on another device. Whether the number or the code was wrong,
// and whether the case exists at all, is not told: one answer, after the same work.

#include "core/casework/case_number.h"
#include "server/accounts/allowance.h"
#include "server/endpoints/body.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::size_t number_bytes_max = 80;
constexpr std::size_t query_code_bytes_max = 32;
constexpr accounts::Allowance lookups_of_address{"case_lookup", 20, 15 * 60};

struct Asked {
    std::string number;
    seal::Digest code_hash{};
};

/// What is no number or no code at all is compared like a wrong one.
Asked read_asked(const Office& office, const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto number = casework::read_case_number(JsonBody::text(shape, "number", number_bytes_max));
    const auto code = casework::read_query_code(JsonBody::text(shape, "query_code", query_code_bytes_max));
    JsonBody::finish(shape, {"number", "query_code"});
    return {number ? number->digits : std::string(), hash_of_query_code(code.value_or("-"), office.keys.query_code)};
}

Attempt look_up(storage::Unit& unit, const Office& office, const Asked& asked, const std::string& citizen,
                base::Instant now) {
    const auto file = find_case(unit, office.catalogue, asked.number);
    const seal::Digest kept = file ? file->stored.query_code_hash : seal::Digest{};
    if (!seal::equal_in_constant_time(kept, asked.code_hash) || !file) return Err{Problem(ProblemCode::NotFound)};
    unit.cases().let_see(asked.number, citizen);
    return Answer{200, citizen_case_text(unit, *file, now), false};
}

http::Task look_up_case(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const Asked asked = read_asked(office, request);
    const base::Instant now = office.clock.now();
    // A unit of its own: a try that finds nothing is given up, and counts all the same.
    const std::int64_t wait = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return accounts::take(unit, lookups_of_address, request.client_address(), now);
    });
    if (wait > 0) co_return http::too_many_requests(wait).reply(request);
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return look_up(unit, office, asked, session.citizen, now);
                       }));
}

}  // namespace

void add_case_lookup_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Post, "/case-lookups", http::json_body(),
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return look_up_case(office, request, session);
                   });
}

}  // namespace onetrip::endpoints
