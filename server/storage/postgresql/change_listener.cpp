#include "server/storage/postgresql/change_listener.h"

#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>

namespace onetrip::storage::postgresql {
namespace {

constexpr int tick_milliseconds = 1000;
constexpr int reconnect_every_milliseconds = 250;
constexpr std::size_t payload_bytes_max = 7999;
constexpr char between = '\n';  // never in a topic

struct Free {
    void operator()(PGnotify* notification) const { PQfreemem(notification); }
};

}  // namespace

std::string ChangeListener::payload_of(const Change& change) {
    std::string payload = change.topic + between;
    if (payload.size() + change.note.size() <= payload_bytes_max) payload += change.note;
    return payload;
}

Change ChangeListener::change_of(std::string_view payload) {
    const std::size_t end = std::min(payload.find(between), payload.size());
    return {std::string(payload.substr(0, end)), std::string(payload.substr(std::min(end + 1, payload.size())))};
}

ChangeListener::ChangeListener(std::string address, std::function<void()> tick)
    : address_(std::move(address)), tick_(std::move(tick)) {
    connect_and_listen();
    wake_ = ::eventfd(0, EFD_CLOEXEC);
    if (wake_ < 0) throw Failure(FailureKind::Unreadable, "no event descriptor");
    thread_ = std::thread([this] { work(); });
    pthread_setname_np(thread_.native_handle(), "store-listener");
}

ChangeListener::~ChangeListener() {
    close();
    ::close(wake_);
}

void ChangeListener::close() {
    closed_ = true;
    ::eventfd_write(wake_, 1);
    if (thread_.joinable()) thread_.join();
}

void ChangeListener::on_change(std::function<void(const Change&)> listener) {
    const std::lock_guard lock(mutex_);
    listener_ = std::move(listener);
}

void ChangeListener::connect_and_listen() {
    client_ = connect(address_);
    execute(client_.get(), std::string("LISTEN ") + channel);
    is_connected_ = true;
}

void ChangeListener::tell(const Change& change) {
    const std::lock_guard lock(mutex_);
    if (listener_) listener_(change);
}

void ChangeListener::work() {
    while (!closed_) {
        listen();
        is_connected_ = false;
        pollfd woken{wake_, POLLIN, 0};
        ::poll(&woken, 1, reconnect_every_milliseconds);
        if (closed_) return;
        try {
            connect_and_listen();
        } catch (const Failure&) {
            continue;  // `is_connected` says so; again in a moment
        }
        tell({std::string(everything_changed), {}});
    }
}

void ChangeListener::listen() {
    while (!closed_ && PQstatus(client_.get()) == CONNECTION_OK) {
        std::array<pollfd, 2> ready{pollfd{PQsocket(client_.get()), POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
        const int count = ::poll(ready.data(), ready.size(), tick_milliseconds);
        if (count == 0) tick_();
        if (PQconsumeInput(client_.get()) == 0) return;
        while (const std::unique_ptr<PGnotify, Free> notification{PQnotifies(client_.get())})
            tell(change_of(notification->extra));
    }
}

}  // namespace onetrip::storage::postgresql
