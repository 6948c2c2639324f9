// POST /handovers and /handover-takings: a draft goes from one device to another by a code that somebody reads off one
// and types into the other. It counts once and lapses soon; what lies here meanwhile opens with the code alone. The
// files that were uploaded for the draft go along.

#include "core/casework/case_number.h"
#include "core/seal/secret_box.h"
#include "server/accounts/allowance.h"
#include "server/endpoints/application.h"
#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/routes.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using http::Problem;
using http::ProblemCode;

constexpr std::int64_t handover_ms = 15 * 60 * 1000;
constexpr std::size_t code_bytes_max = 32;
constexpr accounts::Allowance given_by_citizen{"handover", 20, 60 * 60};
/// A code has 30 bits: at ten tries each quarter of an hour nobody guesses one that lives as long.
constexpr accounts::Allowance tries_of_address{"handover_try", 10, 15 * 60};

/// The key that finds it and the one that opens it: neither tells the other, and a code gives both with ours alone.
struct CodeKeys {
    seal::Digest find{};
    seal::Digest open{};
};

CodeKeys keys_of(const Office& office, std::string_view code) {
    const std::string text(code);
    return {hash_of_query_code("handover find " + text, office.keys.query_code),
            hash_of_query_code("handover open " + text, office.keys.query_code)};
}

std::string draw_code(ports::Randomness& randomness) {
    std::array<std::uint8_t, casework::query_code_characters> bytes{};
    randomness.fill(bytes);
    return casework::make_query_code(bytes);
}

/// Refuses what is none; the text that is kept is the one that was sent.
std::string read_given(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    static_cast<void>(JsonBody::text(shape, "service", identifier_bytes_max));
    static_cast<void>(shape.integer("service_version", 1, 1'000'000));
    static_cast<void>(read_choices(shape, "materials"));
    static_cast<void>(shape.object("draft"));
    JsonBody::finish(shape, {"service", "service_version", "materials", "draft"});
    json::Writer out;
    out.value(body.root());
    return out.take();
}

http::Task give(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const std::string given = read_given(request);
    const std::string code = draw_code(office.randomness);
    const CodeKeys keys = keys_of(office, code);
    seal::Nonce nonce{};
    office.randomness.fill(nonce);
    storage::Handover handover;
    handover.code_hash = keys.find;
    handover.citizen = session.citizen;
    handover.closed = seal::close_box(keys.open, nonce, {}, base::as_bytes(given));
    const base::Instant now = office.clock.now();
    handover.expires_at = now + handover_ms;
    const std::int64_t wait = co_await storage::write(office.store, [&](storage::Unit& unit) {
        const std::int64_t seconds = accounts::take(unit, given_by_citizen, session.citizen, now);
        if (seconds == 0) unit.handovers().put(handover);
        return seconds;
    });
    if (wait > 0) co_return http::too_many_requests(wait).reply(request);
    json::Writer out;
    out.begin_object().name("handover").begin_object().member("code", code);
    out.member("expires_at", handover.expires_at.text()).end_object().end_object();
    co_return http::Reply::json(201, out.take());
}

/// What is no code finds nothing, after the same work.
std::string read_code(const http::Request& request) {
    const JsonBody body(request);
    json::Shape shape(body.root());
    const auto code = casework::read_query_code(JsonBody::text(shape, "code", code_bytes_max));
    JsonBody::finish(shape, {"code"});
    return code.value_or("-");
}

Attempt take_over(storage::Unit& unit, const CodeKeys& keys, const std::string& citizen, base::Instant now) {
    const auto handover = unit.handovers().take(keys.find, citizen, now);
    if (!handover) return Err{Problem(ProblemCode::NotFound)};
    const auto opened = seal::open_box(keys.open, {}, handover->closed);
    if (!opened) throw storage::Failure(storage::FailureKind::Corrupt, "a handover does not open");
    const auto document = json::Document::parse(base::as_text(*opened));
    ONETRIP_ASSERT(document.ok());
    const json::View root = document->root();
    for (const json::Member material : root["materials"].members())
        unit.uploads().hand_over(material.value.string().value_or(""), handover->citizen, citizen);
    json::Writer out;
    out.begin_object().name("handover").begin_object();
    for (const std::string_view name : {"service", "service_version", "draft"})
        out.member(name, root[name]);
    out.end_object().end_object();
    return Answer{200, out.take(), false};
}

http::Task take(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const CodeKeys keys = keys_of(office, read_code(request));
    const base::Instant now = office.clock.now();
    // A unit of its own: a try that finds nothing is given up, and counts all the same.
    const std::int64_t wait = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return accounts::take(unit, tries_of_address, request.client_address(), now);
    });
    if (wait > 0) co_return http::too_many_requests(wait).reply(request);
    co_return reply_of(request, co_await storage::write(office.store, [&](storage::Unit& unit) {
                           return take_over(unit, keys, session.citizen, now);
                       }));
}

}  // namespace

void add_handover_routes(Routes& routes, const Office& office) {
    using http::Request;
    using storage::CitizenSession;
    routes.citizen(
        http::Method::Post, "/handovers", http::json_body(),
        [&office](const Request& request, const CitizenSession& session) { return give(office, request, session); });
    routes.citizen(
        http::Method::Post, "/handover-takings", http::json_body(),
        [&office](const Request& request, const CitizenSession& session) { return take(office, request, session); });
}

}  // namespace onetrip::endpoints
