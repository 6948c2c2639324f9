#pragma once

/// Internal to the room. Takes connections in on one loop and hands them round: every shard gets the same share however
/// few connections there are, and a taken port is noticed, which SO_REUSEPORT would hide.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/http/shard.h"

namespace onetrip::http {

class Listener {
public:
    Listener(Common& common, std::vector<std::unique_ptr<Shard>>& shards);

    /// One line saying why not; nullopt if it listens.
    [[nodiscard]] std::optional<std::string> open(const std::string& address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Begins to accept, on the first shard's loop.
    void start();
    /// From any thread: takes in what already waits, then closes.
    void close();

private:
    [[nodiscard]] boost::asio::awaitable<void> run();
    /// Everything that waits; false if the process has no descriptors left for the moment.
    [[nodiscard]] bool accept_waiting();

    Common& common_;
    std::vector<std::unique_ptr<Shard>>& shards_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    std::size_t next_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace onetrip::http
