// Reads the settings, wires everything, serves, drains, stops.

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "server/config.h"
#include "server/host/log_observer.h"
#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "server/host/worker_pool.h"
#include "server/http/health.h"
#include "server/http/static_files.h"
#include "server/lifetime.h"

namespace onetrip {

namespace {

namespace fs = std::filesystem;

/// The pages that were built; a server without them still has its API.
void mount_pages(http::StaticFiles& pages, const std::string& web_folder, host::Log& log) {
    for (const auto& [address, folder] : {std::pair{"/", "citizen"}, std::pair{"/console", "console"}}) {
        const fs::path built = fs::path(web_folder) / folder / "dist";
        if (fs::is_directory(built)) {
            pages.mount(address, built);
        } else {
            log.write(host::Level::Warning, "page_not_built", {{"folder", built.string()}});
        }
    }
}

[[nodiscard]] int fail(std::string_view why) {
    std::fprintf(stderr, "onetrip-server: %.*s\n", static_cast<int>(why.size()), why.data());
    return 1;
}

[[nodiscard]] int run(const Config& config) {
    StopSignals signals;
    host::SystemClock clock;
    host::SystemRandomness randomness;
    host::Log log(clock, config.log_level);
    host::LogObserver observer(log, config.log_requests);

    http::StaticFiles pages;
    mount_pages(pages, config.web_folder, log);
    http::EventHub hub;
    http::Router router;
    http::add_health(router, [] { return true; });
    router.set_fallback("static", [&](const http::Request& request) { return pages.answer(request); });

    http::Server server(router, hub, {clock, randomness, observer}, config.http);
    // After the server, so that it is joined before: a job's value must find its event loop.
    host::WorkerPool workers("worker", config.worker_threads, config.worker_queue_max);
    if (const auto reason = server.start()) return fail(*reason);
    log.write(host::Level::Info, "listening", {{"address", config.http.address}, {"port", server.port()}});

    const bool drained = serve_until_stopped(server, signals, log, config.stop_timeout);
    log.flush();
    // Somebody is still running and is not waited for: what was acknowledged is on the disk.
    if (!drained) std::_Exit(0);
    return 0;
}

}  // namespace

}  // namespace onetrip

int main(int argc, char** argv) {
    const auto environment = [](const std::string& name) -> std::optional<std::string> {
        const char* text = std::getenv(name.c_str());
        return text == nullptr ? std::nullopt : std::optional<std::string>(text);
    };
    const onetrip::Loaded loaded = onetrip::load_config({argv + 1, argv + argc}, environment);
    if (!loaded.config) {
        std::fputs(loaded.text.c_str(), loaded.is_error ? stderr : stdout);
        return loaded.exit_code;
    }
    try {
        return onetrip::run(*loaded.config);
    } catch (const std::exception& failure) {
        return onetrip::fail(failure.what());
    }
}
