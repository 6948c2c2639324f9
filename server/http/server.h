#pragma once

/// The listener and its threads: one event loop per core, connections handed round, no lock on the way of a request.
///
///     Server server(router, hub, {clock, randomness, observer}, options);
///     if (auto reason = server.start()) …   // "address already in use"
///     …
///     server.begin_drain();                  // stop accepting, let running requests finish, end event streams
///     if (!server.wait_drained(10s)) …       // somebody is still running
///     server.stop();                         // insist
///
/// Threads that owe a handler its result (worker pools, the store's writer) are joined before the server is destroyed.

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "server/http/event_stream.h"
#include "server/http/limits.h"
#include "server/http/observer.h"
#include "server/http/router.h"
#include "server/http/tls.h"
#include "server/ports/clock.h"
#include "server/ports/randomness.h"

namespace onetrip::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                 ///< 0: any free one
    std::size_t threads = 0;                ///< 0: one per core
    std::shared_ptr<const TlsContext> tls;  ///< none: plain HTTP
    Limits limits;
};

struct ServerPorts {
    const ports::Clock& clock;
    ports::Randomness& randomness;
    Observer& observer;
};

class Server {
public:
    Server(const Router& router, EventHub& hub, ServerPorts ports, ServerOptions options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and begins to serve; otherwise one line saying why not.
    [[nodiscard]] std::optional<std::string> start();
    [[nodiscard]] std::uint16_t port() const;

    /// From any thread; a second call changes nothing.
    void begin_drain();
    /// Whether every connection ended in time.
    [[nodiscard]] bool wait_drained(std::chrono::milliseconds timeout);
    /// Ends the threads whatever they are doing.
    void stop();

    [[nodiscard]] std::size_t connection_count() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onetrip::http
