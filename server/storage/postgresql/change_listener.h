#pragma once

/// Hears what any server announced (LISTEN) and passes it on, from a thread of its own. Notifications come with the
/// commit that they belong to. What was announced while the connection was lost is not told again, so after a loss it
/// says `everything_changed`.

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "server/storage/postgresql/client.h"
#include "server/storage/unit.h"

namespace onetrip::storage::postgresql {

class ChangeListener {
public:
    static constexpr const char* channel = "onetrip_change";
    /// The change as one text; a note that is too long for a notification (8000 bytes) is left out.
    [[nodiscard]] static std::string payload_of(const Change& change);
    [[nodiscard]] static Change change_of(std::string_view payload);

    /// Connects; throws Failure. `tick` is called about once a second while it is connected.
    ChangeListener(std::string address, std::function<void()> tick);
    ~ChangeListener();
    ChangeListener(const ChangeListener&) = delete;
    ChangeListener& operator=(const ChangeListener&) = delete;

    void on_change(std::function<void(const Change&)> listener);
    [[nodiscard]] bool is_connected() const { return is_connected_; }
    void close();

private:
    void connect_and_listen();
    void work();
    /// Until the connection is lost or the store is closed.
    void listen();
    void tell(const Change& change);

    const std::string address_;
    const std::function<void()> tick_;
    Client client_;
    std::mutex mutex_;
    std::function<void(const Change&)> listener_;
    std::atomic<bool> is_connected_ = false;
    std::atomic<bool> closed_ = false;
    int wake_;  ///< an eventfd: close() does not wait for the next tick
    std::thread thread_;
};

}  // namespace onetrip::storage::postgresql
