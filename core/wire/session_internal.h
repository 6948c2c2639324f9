#pragma once

/// What the operations on sessions share: opening, finding and closing one of their kind, and how that fails.

#include <memory>
#include <utility>

#include "core/json/shape.h"
#include "core/wire/operation.h"
#include "core/wire/sessions.h"

namespace onetrip::wire {

/// Writes `{"session":N}`, or fails with `session_unavailable` or `sessions_too_many`.
[[nodiscard]] Outcome open_session(const Request& request, SessionKind kind, std::unique_ptr<Session> session,
                                   json::Writer& answer);

/// The session that the member `session` numbers; fails with `session_unavailable` or `session_unknown`.
[[nodiscard]] base::Result<Session*, Failure> find_session(const Request& request, SessionKind kind,
                                                           json::Shape& shape);

/// Takes `{"session":N}`, writes the same, or fails likewise.
[[nodiscard]] Outcome close_session(const Request& request, SessionKind kind, json::Writer& answer);

}  // namespace onetrip::wire
