// /transfers: a file in chunks, by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload). An offset is
// told after the chunk is durable, never before. What has arrived lies in quarantine until POST …/upload has it
// checked.

#include "server/accounts/token.h"
#include "server/endpoints/body.h"
#include "server/endpoints/once.h"
#include "server/endpoints/received_file.h"
#include "server/endpoints/routes.h"
#include "server/endpoints/transfer.h"
#include "server/endpoints/tus.h"
#include "server/http/http_date.h"

namespace onetrip::endpoints {
namespace {

using base::Err;
using base::Result;
using http::Method;
using http::Problem;
using http::ProblemCode;
using http::Reply;

Reply with_state(Reply reply, const storage::Transfer& transfer) {
    reply.with_header("Upload-Offset", std::to_string(transfer.offset_bytes));
    reply.with_header("Upload-Expires", http::imf_fixdate(transfer.expires_at));
    return reply;
}

http::Task begin(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_tus(request);
    const NewTransfer asked = read_new_transfer(office, request);
    if (!request.body().empty()) {
        require_chunk_type(request);
        co_await require_checksum(office, request);
    }
    const Keyed key = co_await office.workers.run([&] { return keyed_as_asked(request, session.citizen); });
    storage::Transfer transfer = asked.transfer;
    transfer.id = accounts::draw_id(office.randomness);
    transfer.citizen = session.citizen;
    transfer.created_at = office.clock.now();
    transfer.expires_at = transfer.created_at + office.transfers.kept_hours * 60 * base::milliseconds_per_minute;
    const Attempt attempt = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return once(unit, key, transfer.created_at, [&](storage::Unit& inner) -> Attempt {
            auto begun = asked.parts.empty() ? add_transfer(inner, office.transfers, transfer, request.body_bytes())
                                             : add_whole_of_parts(inner, office, transfer, asked.parts);
            if (!begun) return Err{std::move(begun).error()};
            return Answer{201, transfer_text(*begun), false};
        });
    });
    if (!attempt) co_return attempt.error().reply(request);
    const storage::Transfer begun = read_transfer_text(attempt->body);
    Reply reply = with_state(reply_of(request, attempt), begun);
    reply.with_header("Location", std::string(transfers_place) + begun.id);
    co_return reply;
}

http::Task tell(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_tus(request);
    const auto transfer = co_await storage::read(office.store, [&](const storage::Unit& unit) {
        return find_transfer(unit, request.param("id"), session.citizen, office.clock.now());
    });
    if (!transfer) co_return Problem(ProblemCode::NotFound).reply(request);
    Reply reply = with_state(Reply(200), *transfer);
    reply.with_header("Upload-Length", std::to_string(transfer->size_bytes));
    if (!transfer->metadata.empty()) reply.with_header("Upload-Metadata", transfer->metadata);
    if (!transfer->concatenation.empty()) reply.with_header("Upload-Concat", transfer->concatenation);
    co_return reply;
}

Result<storage::Transfer, Problem> append(storage::Unit& unit, const http::Request& request, const std::string& citizen,
                                          std::int64_t offset, base::Instant now) {
    auto transfer = find_transfer(unit, request.param("id"), citizen, now);
    if (!transfer) return Err{Problem(ProblemCode::NotFound)};
    if (transfer->concatenation.starts_with("final")) return Err{Problem(ProblemCode::Forbidden)};
    if (transfer->offset_bytes != offset) {
        return Err{Problem(ProblemCode::TransferOffset).with("offset_bytes", transfer->offset_bytes)};
    }
    const std::int64_t left = transfer->size_bytes - offset;
    const auto size = static_cast<std::int64_t>(request.body().size());
    if (size > left) return Err{Problem(ProblemCode::BodyTooLarge).with("limit_bytes", left)};
    if (size > 0 && !unit.transfers().append(transfer->id, offset, request.body_bytes())) {
        return Err{Problem(ProblemCode::TransferOffset).with("offset_bytes", offset)};
    }
    transfer->offset_bytes += size;
    return std::move(*transfer);
}

http::Task take_chunk(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_tus(request);
    require_chunk_type(request);
    const std::int64_t offset = required_count(request, "Upload-Offset");
    co_await require_checksum(office, request);
    auto transfer = co_await storage::write(office.store, [&](storage::Unit& unit) {
        return append(unit, request, session.citizen, offset, office.clock.now());
    });
    if (!transfer) co_return transfer.error().reply(request);
    co_return with_state(Reply(204), *transfer);
}

http::Task end(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    require_tus(request);
    const bool was_there = co_await storage::write(office.store, [&](storage::Unit& unit) {
        const auto transfer = find_transfer(unit, request.param("id"), session.citizen, office.clock.now());
        if (transfer) unit.transfers().remove(transfer->id);
        return transfer.has_value();
    });
    if (!was_there) co_return Problem(ProblemCode::NotFound).reply(request);
    co_return Reply(204);
}

/// For clients that cannot send PATCH (WeChat's): X-HTTP-Method-Override says which method it is.
http::Task as_overridden(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    const std::string_view method = request.header("X-HTTP-Method-Override").value_or("");
    if (method == "PATCH") return take_chunk(office, request, session);
    if (method == "HEAD") return tell(office, request, session);
    if (method == "DELETE") return end(office, request, session);
    throw http::Refused(Problem(ProblemCode::MethodNotAllowed).with_header("Allow", "HEAD, PATCH, DELETE"));
}

Reply tell_abilities(const http::Request&) {
    Reply reply(204);
    reply.with_header("Tus-Version", tus::version).with_header("Tus-Extension", tus::extensions);
    reply.with_header("Tus-Max-Size", std::to_string(http::upload_bytes_max));
    reply.with_header("Tus-Checksum-Algorithm", tus::checksum_algorithms);
    return reply;
}

http::RouteLimits limits_of(std::size_t body_bytes_max) {
    http::RouteLimits limits;
    limits.body_bytes_max = body_bytes_max;
    limits.answer_headers = {{"Tus-Resumable", std::string(tus::version)}};
    return limits;
}

}  // namespace

void add_transfer_routes(Routes& routes, const Office& office) {
    const auto with_office = [&office](auto act) {
        return [&office, act](const http::Request& request, const storage::CitizenSession& session) {
            return act(office, request, session);
        };
    };
    const std::string one = "/transfers/{id}";
    http::RouteLimits chunk = limits_of(http::upload_bytes_max);
    chunk.takes_cut_body = true;
    routes.ready(Method::Options, "/transfers", limits_of(0), tell_abilities);
    routes.citizen(Method::Post, "/transfers", limits_of(http::upload_bytes_max), with_office(begin));
    routes.citizen(Method::Head, one, limits_of(0), with_office(tell));
    routes.citizen(Method::Post, one, chunk, with_office(as_overridden));
    chunk.content_types = {std::string(tus::chunk_type)};
    routes.citizen(Method::Patch, one, chunk, with_office(take_chunk));
    routes.citizen(Method::Delete, one, limits_of(0), with_office(end));
}

}  // namespace onetrip::endpoints
