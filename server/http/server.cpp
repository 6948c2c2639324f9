#include "server/http/server.h"

#include <algorithm>
#include <thread>

#include "server/http/listener.h"
#include "server/http/shard.h"

namespace onetrip::http {

struct Server::State {
    State(const Router& router, EventHub& hub, ServerPorts ports, ServerOptions given)
        : options(std::move(given)),
          common{router,      hub,
                 ports,       options.limits,
                 options.tls, {options.limits.client_rate, options.limits.rate_clients_max, ports.randomness},
                 {},          {},
                 {},          {},
                 {},          {}} {
        const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
        const std::size_t threads = options.threads == 0 ? cores : options.threads;
        for (std::size_t i = 0; i < threads; ++i)
            shards.push_back(std::make_unique<Shard>(common));
        listener = std::make_unique<Listener>(common, shards);
    }

    const ServerOptions options;
    Common common;
    std::vector<std::unique_ptr<Shard>> shards;
    std::unique_ptr<Listener> listener;
};

Server::Server(const Router& router, EventHub& hub, ServerPorts ports, ServerOptions options)
    : state_(std::make_unique<State>(router, hub, ports, std::move(options))) {}

Server::~Server() {
    stop();
}

std::optional<std::string> Server::start() {
    if (auto reason = state_->listener->open(state_->options.address, state_->options.port)) return reason;
    state_->common.listening = true;
    state_->listener->start();
    for (const auto& shard : state_->shards)
        shard->start();
    return std::nullopt;
}

std::uint16_t Server::port() const {
    return state_->listener->port();
}

void Server::begin_drain() {
    if (state_->common.draining.exchange(true)) return;
    state_->listener->close();
    for (const auto& shard : state_->shards)
        shard->begin_drain();
}

bool Server::wait_drained(std::chrono::milliseconds timeout) {
    std::unique_lock lock(state_->common.mutex);
    return state_->common.drained.wait_for(
        lock, timeout, [this] { return !state_->common.listening.load() && state_->common.connections.load() == 0; });
}

void Server::stop() {
    for (const auto& shard : state_->shards)
        shard->stop();
}

std::size_t Server::connection_count() const {
    return state_->common.connections.load();
}

}  // namespace onetrip::http
