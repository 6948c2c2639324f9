#include "server/http/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>

namespace onetrip::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr int backlog = 4096;
constexpr std::chrono::milliseconds pause_without_descriptors{100};

[[nodiscard]] std::string address_text(const sockaddr_storage& peer) {
    char text[INET6_ADDRSTRLEN] = "";
    if (peer.ss_family == AF_INET) {
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(peer).sin_addr, text, sizeof text);
    } else if (peer.ss_family == AF_INET6) {
        const in6_addr& address = reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr;
        // On a socket for both families IPv4 peers come mapped; they have one name everywhere.
        if (IN6_IS_ADDR_V4MAPPED(&address)) {
            inet_ntop(AF_INET, address.s6_addr + 12, text, sizeof text);
        } else {
            inet_ntop(AF_INET6, &address, text, sizeof text);
        }
    }
    return text;
}

}  // namespace

Listener::Listener(Common& common, std::vector<std::unique_ptr<Shard>>& shards)
    : common_(common), shards_(shards), acceptor_(shards.front()->context()), pause_(shards.front()->context()) {}

std::optional<std::string> Listener::open(const std::string& address, std::uint16_t port) {
    const auto where = address + " port " + std::to_string(port);
    error_code failure;
    const asio::ip::address parsed = asio::ip::make_address(address, failure);
    if (failure) return "cannot listen on " + address + ": it is no IP address";
    const tcp::endpoint endpoint(parsed, port);
    acceptor_.open(endpoint.protocol(), failure);
    if (!failure) acceptor_.set_option(tcp::acceptor::reuse_address(true), failure);
    if (!failure) acceptor_.bind(endpoint, failure);
    if (!failure) acceptor_.listen(backlog, failure);
    if (!failure) acceptor_.non_blocking(true, failure);
    if (failure == asio::error::address_in_use) return "cannot listen on " + where + ": another program uses that port";
    if (failure) return "cannot listen on " + where + ": " + failure.message();
    port_ = acceptor_.local_endpoint(failure).port();
    return std::nullopt;
}

void Listener::start() {
    asio::co_spawn(shards_.front()->context(), run(), asio::detached);
}

void Listener::close() {
    asio::post(shards_.front()->context(), [this] {
        if (!acceptor_.is_open()) return;
        // Who is already in the queue came before the end: a reset would be the wrong answer.
        static_cast<void>(accept_waiting());
        error_code ignored;
        acceptor_.close(ignored);
        pause_.cancel();
        common_.listening_ended();
    });
}

asio::awaitable<void> Listener::run() {
    error_code failure;
    while (acceptor_.is_open()) {
        co_await acceptor_.async_wait(tcp::acceptor::wait_read, asio::redirect_error(asio::use_awaitable, failure));
        if (failure) co_return;
        if (accept_waiting()) continue;
        common_.ports.observer.troubled("no descriptors left to accept connections with; waiting");
        pause_.expires_after(pause_without_descriptors);
        co_await pause_.async_wait(asio::redirect_error(asio::use_awaitable, failure));
    }
}

bool Listener::accept_waiting() {
    const std::size_t limit = common_.limits.connections_max;
    for (;;) {
        sockaddr_storage peer{};
        socklen_t peer_size = sizeof peer;
        const int socket = accept4(acceptor_.native_handle(), reinterpret_cast<sockaddr*>(&peer), &peer_size,
                                   SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket < 0) {
            if (errno == EINTR || errno == ECONNABORTED) continue;
            return errno != EMFILE && errno != ENFILE && errno != ENOBUFS && errno != ENOMEM;
        }
        const std::size_t present = common_.connections.load(std::memory_order_relaxed);
        // A tenth more are told that the server is busy; beyond that there is no room even for telling.
        if (present >= limit + limit / 10 + 1) {
            ::close(socket);
            continue;
        }
        common_.connection_came();
        shards_[next_++ % shards_.size()]->adopt(socket, address_text(peer), present >= limit);
    }
}

}  // namespace onetrip::http
