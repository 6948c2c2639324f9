#pragma once

/// From the first signal to the end: stop accepting, let running requests finish, then insist.

#include <chrono>
#include <functional>
#include <optional>

#include "server/host/log.h"
#include "server/http/server.h"

namespace onetrip {

/// SIGTERM, SIGINT and SIGHUP as something to wait for. Made before any thread is, so that every thread inherits the
/// mask; SIGPIPE is ignored from then on.
class StopSignals {
public:
    StopSignals();

    /// The signal's name: `SIGHUP` …
    [[nodiscard]] const char* wait();
    /// nullptr if none came in time.
    [[nodiscard]] const char* wait_for(std::chrono::milliseconds time);
};

/// Connections and large answers take a descriptor each: as many as the system allows the process at all.
void raise_descriptor_limit();

/// Serves until a signal, then drains. Where `renew` is given, SIGHUP calls it instead of ending anything. False if
/// somebody was still running when the time was up or a second signal came: the caller must then end the process
/// without waiting for them.
[[nodiscard]] bool serve_until_stopped(http::Server& server, StopSignals& signals, host::Log& log,
                                       std::chrono::milliseconds stop_timeout, const std::function<void()>& renew);

}  // namespace onetrip
