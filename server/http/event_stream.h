#pragma once

/// Server-sent events (WHATWG HTML section 9.2). A handler answers with a stream on a topic; the hub keeps the
/// connection from then on, without parser or buffer. Whoever changes something publishes to the topic:
///
///     EventStream stream{"case/" + number, [=]() -> boost::asio::awaitable<std::vector<Event>> { …now…; }};
///     co_return Reply::stream(std::move(stream));
///     …
///     if (hub.has_listeners("case/" + number)) hub.publish("case/" + number, {seq, "case", body});
///
/// Nothing falls between the snapshot and the topic: the listener is registered before the snapshot is taken, and what
/// is published meanwhile follows it. Within a stream ids only rise: an event whose id is not above the last one sent
/// is left out (id 0 has no id line and is always sent). A stream lives for a bounded time and is then ended, so that
/// the client comes back with its rights checked anew and with Last-Event-ID.

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/request.h"

namespace onetrip::http {

struct Event {
    std::uint64_t id = 0;
    std::string name;  ///< `event:`; empty for none
    std::string data;  ///< may have several lines
};

/// The event as it goes over the wire, closed by an empty line.
[[nodiscard]] std::string wire_text(const Event& event);

struct EventStream {
    std::string topic;
    /// What the client is told at once; may await the worker pool. Empty for nothing.
    std::function<boost::asio::awaitable<std::vector<Event>>()> snapshot;
    std::uint64_t last_event_id = 0;  ///< what the client has already seen
};

/// The field Last-Event-ID as a number; 0 without one or if it is none of ours.
[[nodiscard]] std::uint64_t last_event_id_of(const Request& request);

class EventHub {
public:
    EventHub();
    ~EventHub();
    EventHub(const EventHub&) = delete;
    EventHub& operator=(const EventHub&) = delete;

    /// To every listener of the topic, in the order of the calls. From any thread; never blocks on a client.
    void publish(std::string_view topic, const Event& event);
    /// Whether making the event's text is worth the work.
    [[nodiscard]] bool has_listeners(std::string_view topic) const;
    [[nodiscard]] std::size_t listener_count() const;
    /// Those that have listeners.
    [[nodiscard]] std::vector<std::string> topics() const;

    // The listener's side.

    /// Where one event loop receives what is published: called under the hub's lock, so it only posts.
    class Branch {
    public:
        virtual ~Branch() = default;
        virtual void deliver(const std::string& topic, std::uint64_t id, std::shared_ptr<const std::string> text) = 0;
    };
    void attach(Branch* branch);
    void detach(Branch* branch);
    void listener_came(const std::string& topic);
    void listener_went(const std::string& topic);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onetrip::http
