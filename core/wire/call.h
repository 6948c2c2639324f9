#pragma once

/// The door of the core: one request as text (and bytes) in, one answer as text out.

#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::wire {

class Sessions;

/// `{"op":"calendar.add_workdays","input":{…}}` -> `{"ok":…}` or `{"error":{"code":…,"at":…}}`. Never fails and
/// never throws: a request that is no JSON, names no operation or has a broken input is answered with an error
/// (`json.*`, `request_invalid`, `operation_unknown`, `input_invalid`, or the operation's own code).
/// `sessions` is what the host keeps between calls (sessions.h).
[[nodiscard]] std::string call(std::string_view request, base::BytesView file = {}, Sessions* sessions = nullptr);

}  // namespace onetrip::wire
