#include "core/wire/session_internal.h"

#include <limits>

#include "core/wire/definition_internal.h"

namespace onetrip::wire {
namespace {

const Failure unavailable{"session_unavailable", {}, {}};
const Failure unknown{"session_unknown", "/session", {}};

std::int64_t number_of(json::Shape& shape) {
    return shape.integer("session", 1, std::numeric_limits<std::int64_t>::max());
}

}  // namespace

Outcome open_session(const Request& request, SessionKind kind, std::unique_ptr<Session> session, json::Writer& answer) {
    if (request.sessions == nullptr) return base::Err{unavailable};
    const auto number = request.sessions->open(kind, std::move(session));
    if (!number) return base::Err{Failure{"sessions_too_many", {}, {}}};
    answer.begin_object().member("session", *number).end_object();
    return base::Done{};
}

base::Result<Session*, Failure> find_session(const Request& request, SessionKind kind, json::Shape& shape) {
    const std::int64_t number = number_of(shape);
    if (shape.fault()) return fault_of(shape);
    if (request.sessions == nullptr) return base::Err{unavailable};
    Session* session = request.sessions->find(kind, number);
    if (session == nullptr) return base::Err{unknown};
    return session;
}

Outcome close_session(const Request& request, SessionKind kind, json::Writer& answer) {
    json::Shape shape(request.input);
    shape.only({"session"});
    const std::int64_t number = number_of(shape);
    if (shape.fault()) return fault_of(shape);
    if (request.sessions == nullptr) return base::Err{unavailable};
    if (!request.sessions->close(kind, number)) return base::Err{unknown};
    answer.begin_object().member("session", number).end_object();
    return base::Done{};
}

}  // namespace onetrip::wire
