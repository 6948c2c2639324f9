#include "server/http/event_stream.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "core/base/numbers.h"

namespace onetrip::http {

std::string wire_text(const Event& event) {
    std::string text;
    text.reserve(event.data.size() + event.name.size() + 48);
    if (event.id != 0) text += "id: " + std::to_string(event.id) + "\n";
    if (!event.name.empty()) text += "event: " + event.name + "\n";
    for (std::size_t at = 0; at <= event.data.size();) {
        const std::size_t end = std::min(event.data.find('\n', at), event.data.size());
        text += "data: ";
        text.append(event.data, at, end - at);
        text += "\n";
        at = end + 1;
    }
    text += "\n";
    return text;
}

std::uint64_t last_event_id_of(const Request& request) {
    const auto id = base::parse_integer(request.header("last-event-id").value_or(""));
    return id && *id > 0 ? static_cast<std::uint64_t>(*id) : 0;
}

struct EventHub::State {
    mutable std::mutex mutex;
    std::vector<Branch*> branches;
    std::unordered_map<std::string, std::size_t> listeners;
    std::size_t listener_count = 0;
};

EventHub::EventHub() : state_(std::make_unique<State>()) {}
EventHub::~EventHub() = default;

void EventHub::publish(std::string_view topic, const Event& event) {
    const std::string name(topic);
    const std::lock_guard lock(state_->mutex);
    if (state_->listeners.find(name) == state_->listeners.end()) return;
    const auto text = std::make_shared<const std::string>(wire_text(event));
    for (Branch* branch : state_->branches)
        branch->deliver(name, event.id, text);
}

bool EventHub::has_listeners(std::string_view topic) const {
    const std::lock_guard lock(state_->mutex);
    return state_->listeners.find(std::string(topic)) != state_->listeners.end();
}

std::size_t EventHub::listener_count() const {
    const std::lock_guard lock(state_->mutex);
    return state_->listener_count;
}

std::vector<std::string> EventHub::topics() const {
    const std::lock_guard lock(state_->mutex);
    std::vector<std::string> topics;
    for (const auto& [topic, count] : state_->listeners)
        topics.push_back(topic);
    return topics;
}

void EventHub::attach(Branch* branch) {
    const std::lock_guard lock(state_->mutex);
    state_->branches.push_back(branch);
}

void EventHub::detach(Branch* branch) {
    const std::lock_guard lock(state_->mutex);
    auto& branches = state_->branches;
    branches.erase(std::remove(branches.begin(), branches.end(), branch), branches.end());
}

void EventHub::listener_came(const std::string& topic) {
    const std::lock_guard lock(state_->mutex);
    ++state_->listeners[topic];
    ++state_->listener_count;
}

void EventHub::listener_went(const std::string& topic) {
    const std::lock_guard lock(state_->mutex);
    const auto found = state_->listeners.find(topic);
    if (--found->second == 0) state_->listeners.erase(found);
    --state_->listener_count;
}

}  // namespace onetrip::http
