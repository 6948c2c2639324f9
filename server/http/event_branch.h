#pragma once

/// Internal to the room. The listeners of one event loop. An idle listener is a socket, a number and a place in its
/// topic's list: no parser, no buffer, no coroutine.

#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/http/event_stream.h"

namespace onetrip::http {

class Connection;
class Shard;

class EventBranch final : public EventHub::Branch {
public:
    struct Listener;

    explicit EventBranch(Shard& shard);
    ~EventBranch() override;

    /// Any thread; posts to the loop.
    void deliver(const std::string& topic, std::uint64_t id, std::shared_ptr<const std::string> text) override;

    /// Registers before the snapshot is taken; what is published from now on waits for `begin`.
    [[nodiscard]] std::shared_ptr<Listener> register_listener(const EventStream& stream);
    /// The connection belongs to the listener from here on. `head` is sent first, then the snapshot, then what waited.
    void begin(const std::shared_ptr<Listener>& listener, std::unique_ptr<Connection> connection, std::string head,
               const std::vector<Event>& snapshot);
    /// Ends a listener that never began, or one that is over.
    void end(const std::shared_ptr<Listener>& listener);
    void end_all();

    /// Once in a while: keep-alive comments, streams that have lived long enough.
    void tick(std::chrono::steady_clock::time_point now);

private:
    using Topics = std::unordered_map<std::string, std::vector<std::shared_ptr<Listener>>>;

    void offer(Listener& listener, std::uint64_t id, const std::shared_ptr<const std::string>& text);
    void flush(const std::shared_ptr<Listener>& listener);
    void watch_for_end(const std::shared_ptr<Listener>& listener);

    Shard& shard_;
    Topics topics_;
    std::shared_ptr<const std::string> keep_alive_;
};

}  // namespace onetrip::http
