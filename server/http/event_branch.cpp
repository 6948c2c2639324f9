#include "server/http/event_branch.h"

#include <algorithm>
#include <boost/asio/post.hpp>

#include "server/http/connection.h"
#include "server/http/shard.h"

namespace onetrip::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

struct Waiting {
    std::uint64_t id = 0;
    std::shared_ptr<const std::string> text;
};

}  // namespace

struct EventBranch::Listener {
    std::unique_ptr<Connection> connection;  ///< none until it begins and after it ended
    const std::string* topic = nullptr;      ///< the key in `topics_`; none after it ended
    std::uint64_t last_id = 0;
    std::chrono::steady_clock::time_point ends_at;
    std::chrono::steady_clock::time_point sent_at;
    std::vector<Waiting> backlog;
    std::size_t backlog_bytes = 0;
    std::size_t sent_of_first_bytes = 0;
    bool waits_to_write = false;
};

EventBranch::EventBranch(Shard& shard)
    : shard_(shard), keep_alive_(std::make_shared<const std::string>(": keep-alive\n\n")) {}

EventBranch::~EventBranch() = default;

void EventBranch::deliver(const std::string& topic, std::uint64_t id, std::shared_ptr<const std::string> text) {
    asio::post(shard_.context(), [this, topic, id, text = std::move(text)] {
        const auto found = topics_.find(topic);
        if (found == topics_.end()) return;
        // A copy: a listener whose client is too slow leaves the list while it is walked.
        const auto listeners = found->second;
        for (const auto& listener : listeners) {
            offer(*listener, id, text);
            flush(listener);
        }
    });
}

std::shared_ptr<EventBranch::Listener> EventBranch::register_listener(const EventStream& stream) {
    auto listener = std::make_shared<Listener>();
    auto& [topic, listeners] = *topics_.try_emplace(stream.topic).first;
    listener->topic = &topic;
    listener->last_id = stream.last_event_id;
    listeners.push_back(listener);
    shard_.common().hub.listener_came(topic);
    return listener;
}

void EventBranch::begin(const std::shared_ptr<Listener>& listener, std::unique_ptr<Connection> connection,
                        std::string head, const std::vector<Event>& snapshot) {
    if (listener->topic == nullptr) return;  // ended by a drain while the snapshot was taken
    const auto waited = std::exchange(listener->backlog, {});
    listener->backlog_bytes = head.size();
    listener->backlog.push_back({0, std::make_shared<const std::string>(std::move(head))});
    std::uint64_t highest = listener->last_id;
    for (const Event& event : snapshot) {
        if (event.id != 0 && event.id <= highest) continue;
        highest = std::max(highest, event.id);
        const auto text = std::make_shared<const std::string>(wire_text(event));
        listener->backlog_bytes += text->size();
        listener->backlog.push_back({event.id, text});
    }
    listener->last_id = highest;
    listener->connection = std::move(connection);
    listener->ends_at = std::chrono::steady_clock::now() + shard_.common().limits.event_stream_lifetime;
    for (const Waiting& each : waited)
        offer(*listener, each.id, each.text);
    watch_for_end(listener);
    flush(listener);
}

void EventBranch::end(const std::shared_ptr<Listener>& listener) {
    if (listener->topic == nullptr) return;
    const auto found = topics_.find(*listener->topic);
    shard_.common().hub.listener_went(found->first);
    auto& listeners = found->second;
    listeners.erase(std::remove(listeners.begin(), listeners.end(), listener), listeners.end());
    listener->topic = nullptr;
    if (listeners.empty()) topics_.erase(found);
    listener->backlog.clear();
    if (listener->connection) listener->connection->end_output();
    listener->connection.reset();
}

void EventBranch::end_all() {
    while (!topics_.empty())
        end(std::shared_ptr<Listener>(topics_.begin()->second.back()));
}

void EventBranch::tick(std::chrono::steady_clock::time_point now) {
    std::vector<std::shared_ptr<Listener>> over;
    std::vector<std::shared_ptr<Listener>> quiet;
    for (const auto& [topic, listeners] : topics_) {
        for (const auto& listener : listeners) {
            if (!listener->connection) continue;
            if (now >= listener->ends_at) {
                over.push_back(listener);
            } else if (now - listener->sent_at >= shard_.common().limits.event_keep_alive) {
                quiet.push_back(listener);
            }
        }
    }
    for (const auto& listener : over)
        end(listener);
    for (const auto& listener : quiet) {
        if (listener->backlog.empty()) offer(*listener, 0, keep_alive_);
        flush(listener);
    }
}

void EventBranch::offer(Listener& listener, std::uint64_t id, const std::shared_ptr<const std::string>& text) {
    if (listener.topic == nullptr) return;
    // Before it begins nothing is left out: only the snapshot tells what has been seen by then.
    if (listener.connection && id != 0) {
        if (id <= listener.last_id) return;
        listener.last_id = id;
    }
    listener.backlog_bytes += text->size();
    listener.backlog.push_back({id, text});
}

void EventBranch::flush(const std::shared_ptr<Listener>& listener) {
    if (!listener->connection || listener->waits_to_write) {
        if (listener->backlog_bytes > shard_.common().limits.event_backlog_bytes_max) end(listener);
        return;
    }
    auto& backlog = listener->backlog;
    std::size_t sent = 0;
    for (; sent < backlog.size(); ++sent) {
        asio::const_buffer one = asio::buffer(*backlog[sent].text) + listener->sent_of_first_bytes;
        std::span<asio::const_buffer> left(&one, 1);
        const bool all = listener->connection->write_at_once(left);
        if (listener->connection->is_broken()) return end(listener);
        if (!all && !left.empty()) {
            listener->sent_of_first_bytes = backlog[sent].text->size() - left.front().size();
            break;
        }
        listener->sent_of_first_bytes = 0;
        listener->backlog_bytes -= backlog[sent].text->size();
    }
    if (sent > 0) listener->sent_at = std::chrono::steady_clock::now();
    backlog.erase(backlog.begin(), backlog.begin() + static_cast<std::ptrdiff_t>(sent));
    if (backlog.empty()) backlog.shrink_to_fit();
    if (backlog.empty() && !listener->connection->has_output()) return;
    if (listener->backlog_bytes > shard_.common().limits.event_backlog_bytes_max) return end(listener);
    listener->waits_to_write = true;
    listener->connection->socket().async_wait(Connection::Socket::wait_write, [this, listener](error_code failure) {
        listener->waits_to_write = false;
        if (failure || !listener->connection) return;
        std::span<asio::const_buffer> nothing;
        if (!listener->connection->write_at_once(nothing) && listener->connection->is_broken()) return end(listener);
        flush(listener);
    });
}

void EventBranch::watch_for_end(const std::shared_ptr<Listener>& listener) {
    listener->connection->socket().async_wait(Connection::Socket::wait_read, [this, listener](error_code failure) {
        // Readable means that the client has gone; one that speaks again on its stream is sent away too.
        if (!failure) end(listener);
    });
}

}  // namespace onetrip::http
