#include "server/lifetime.h"

#include <signal.h>
#include <sys/resource.h>

#include <cerrno>

namespace onetrip {

namespace {

constexpr int stop_signals[] = {SIGTERM, SIGINT, SIGHUP};

[[nodiscard]] sigset_t stop_set() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : stop_signals)
        sigaddset(&set, signal);
    return set;
}

[[nodiscard]] const char* name_of_signal(int signal) {
    switch (signal) {
        case SIGTERM: return "SIGTERM";
        case SIGINT: return "SIGINT";
        case SIGHUP: return "SIGHUP";
        default: return "signal";
    }
}

}  // namespace

StopSignals::StopSignals() {
    const sigset_t set = stop_set();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signal(SIGPIPE, SIG_IGN);
}

const char* StopSignals::wait() {
    const sigset_t set = stop_set();
    int signal = 0;
    while (sigwait(&set, &signal) != 0) {
    }
    return name_of_signal(signal);
}

const char* StopSignals::wait_for(std::chrono::milliseconds time) {
    const sigset_t set = stop_set();
    const timespec limit{time.count() / 1000, time.count() % 1000 * 1'000'000};
    const int signal = sigtimedwait(&set, nullptr, &limit);
    return signal > 0 ? name_of_signal(signal) : nullptr;
}

void raise_descriptor_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

bool serve_until_stopped(http::Server& server, StopSignals& signals, host::Log& log,
                         std::chrono::milliseconds stop_timeout, const std::function<void()>& renew) {
    constexpr std::chrono::milliseconds look_for_signals_every{50};
    std::string_view signal = signals.wait();
    for (; renew && signal == "SIGHUP"; signal = signals.wait())
        renew();
    log.write(host::Level::Info, "stopping", {{"signal", signal}, {"connections", server.connection_count()}});
    server.begin_drain();
    const auto give_up = std::chrono::steady_clock::now() + stop_timeout;
    while (!server.wait_drained(look_for_signals_every)) {
        const bool in_time = std::chrono::steady_clock::now() < give_up;
        if (in_time && signals.wait_for(std::chrono::milliseconds(0)) == nullptr) continue;
        log.write(host::Level::Warning, "stopped_insisting",
                  {{"reason", in_time ? "second signal" : "time is up"}, {"connections", server.connection_count()}});
        return false;
    }
    log.write(host::Level::Info, "stopped");
    return true;
}

}  // namespace onetrip
