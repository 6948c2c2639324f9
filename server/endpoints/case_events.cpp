// GET /cases/{number}/events and /staff/events: told at once when something changes.

#include "core/json/writer.h"
#include "server/endpoints/case_file.h"
#include "server/endpoints/routes.h"
#include "server/ports/busy.h"

namespace onetrip::endpoints {
namespace {

using http::Event;
using http::Problem;
using http::ProblemCode;

constexpr std::string_view case_topic = "case/";
constexpr std::string_view queue_topic = "queue";

/// The case as it stands; nullopt if it is gone.
std::optional<Event> case_event(const storage::Unit& unit, const Office& office, std::string_view number) {
    const auto file = find_case(unit, office.catalogue, number);
    if (!file) return std::nullopt;
    const auto sequence = static_cast<std::uint64_t>(file->stored.sequence);
    return Event{sequence, "case", citizen_case_text(unit, *file, office.clock.now())};
}

boost::asio::awaitable<std::vector<Event>> case_snapshot(const Office& office, std::string number) {
    auto event = co_await storage::read(office.store,
                                        [&](const storage::Unit& unit) { return case_event(unit, office, number); });
    std::vector<Event> events;
    if (event) events.push_back(std::move(*event));
    co_return events;
}

http::Task watch_case(const Office& office, const http::Request& request, const storage::CitizenSession& session) {
    std::string number(request.param("number"));
    const bool may_see = co_await storage::read(
        office.store, [&](const storage::Unit& unit) { return unit.cases().may_see(number, session.citizen); });
    if (!may_see) co_return Problem(ProblemCode::NotFound).reply(request);
    http::EventStream stream;
    stream.topic = std::string(case_topic) + number;
    stream.snapshot = [&office, number] { return case_snapshot(office, number); };
    stream.last_event_id = http::last_event_id_of(request);
    co_return http::Reply::stream(std::move(stream));
}

boost::asio::awaitable<std::vector<Event>> nothing_at_once() {
    co_return std::vector<Event>();
}

http::Task watch_queue(const http::Request&, const accounts::SignedInStaff&) {
    http::EventStream stream;
    stream.topic = queue_topic;
    stream.snapshot = nothing_at_once;
    co_return http::Reply::stream(std::move(stream));
}

/// Reads the case as it stands now; several changes at once may be told as one.
void publish_case(const Office& office, const std::string& topic) {
    if (!office.events.has_listeners(topic)) return;
    const std::string number = topic.substr(case_topic.size());
    const auto publish = [&office, topic, number](const storage::Unit& unit) {
        if (auto event = case_event(unit, office, number)) office.events.publish(topic, std::move(*event));
    };
    try {
        office.store.submit_read(publish, [](std::exception_ptr) {});
    } catch (const ports::Busy&) {
        // Told with the next change, or when the stream is renewed.
    } catch (const storage::Failure&) {
        // The store is shutting down, and so are the streams.
    }
}

/// The note of a case's change is `NUMBER STATE`; other notes only say that something about the queue changed.
void publish_queue(const Office& office, const storage::Change& change) {
    if (!office.events.has_listeners(queue_topic)) return;
    const std::size_t blank = change.note.find(' ');
    json::Writer out;
    out.begin_object();
    if (blank != std::string::npos) {
        out.member("number", change.note.substr(0, blank)).member("state", change.note.substr(blank + 1));
    }
    out.end_object();
    office.events.publish(queue_topic, {0, "queue", out.take()});
}

void publish(const Office& office, const storage::Change& change) {
    if (change.topic.starts_with(case_topic)) publish_case(office, change.topic);
    if (change.topic == queue_topic) publish_queue(office, change);
}

}  // namespace

void tell_watchers(const Office& office) {
    office.store.on_change([&office](const storage::Change& change) {
        if (change.topic != storage::everything_changed) return publish(office, change);
        for (const std::string& topic : office.events.topics())
            publish(office, {topic, {}});
    });
}

void add_case_event_routes(Routes& routes, const Office& office) {
    routes.citizen(http::Method::Get, "/cases/{number}/events", {},
                   [&office](const http::Request& request, const storage::CitizenSession& session) {
                       return watch_case(office, request, session);
                   });
    routes.staff(http::Method::Get, "/staff/events", {}, watch_queue);
}

}  // namespace onetrip::endpoints
