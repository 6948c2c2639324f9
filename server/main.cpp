// Reads the settings, wires everything, serves, drains, stops.

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "server/back_office.h"
#include "server/config.h"
#include "server/host/log_observer.h"
#include "server/host/metrics_server.h"
#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "server/host/worker_pool.h"
#include "server/http/health.h"
#include "server/http/static_files.h"
#include "server/keeping.h"
#include "server/lifetime.h"
#include "server/staff_command.h"

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

/// What somebody who tries the demo needs to know, on standard output.
void introduce(const std::string& here) {
    std::printf(
        "\nOneTrip 一趟办 is serving the demo city 云川市.\n\n"
        "  citizen   %s/\n"
        "  console   %s/console\n"
        "            user %.*s or %.*s   password %.*s\n"
        "  codes     for phones appear below, in lines with \"event\":\"demo_sms\"\n\n"
        "Ctrl-C ends it.\n",
        here.c_str(), here.c_str(), static_cast<int>(demo_user.size()), demo_user.data(),
        static_cast<int>(demo_supervisor.size()), demo_supervisor.data(), static_cast<int>(demo_password.size()),
        demo_password.data());
    std::fflush(stdout);
}

void add_courier_numbers(host::Metrics& metrics, const endpoints::CourierCounts& counts) {
    const auto add = [&](std::string_view name, std::string_view help, const endpoints::CourierCounts::Count& count) {
        metrics.add_counter(name, help, [&count] { return count.load(); });
    };
    add("onetrip_callbacks_kept_total", "Genuine callbacks put on the disk.", counts.kept);
    add("onetrip_callbacks_repeated_total", "Genuine callbacks that were on the disk before.", counts.repeated);
    add("onetrip_callbacks_forged_total", "Callbacks with a token or signature that does not fit.", counts.forged);
    add("onetrip_callbacks_not_kept_total", "Genuine callbacks the store could not take in time.", counts.not_kept);
    add("onetrip_pushes_taken_total", "Pushes read into their parcels.", counts.taken);
    add("onetrip_pushes_mixed_up_total", "Pushes that told of another parcel.", counts.mixed_up);
    add("onetrip_pushes_unreadable_total", "Pushes that were not in the courier's form.", counts.unreadable);
    add("onetrip_pushes_failed_total", "Pushes put aside for people to look at.", counts.failed);
}

/// A file that is not whole yet, or a key that does not fit, must not end a server that works.
void renew_certificate(http::TlsContext& tls, host::Log& log) {
    try {
        tls.renew();
        log.write(host::Level::Info, "tls_renewed");
    } catch (const std::exception& failure) {
        log.write(host::Level::Error, "tls_not_renewed", {{"reason", failure.what()}});
    }
}

void add_numbers(host::Metrics& metrics, http::Server& server, http::EventHub& hub, host::WorkerPool& workers) {
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    metrics.add_gauge("onetrip_http_connections", "Open connections.",
                      [&, number] { return number(server.connection_count()); });
    metrics.add_gauge("onetrip_event_listeners", "Open event streams.",
                      [&, number] { return number(hub.listener_count()); });
    metrics.add_gauge("onetrip_worker_queue", "Jobs waiting for a worker.",
                      [&, number] { return number(workers.queued()); });
    host::add_process_numbers(metrics);
}

[[nodiscard]] int run(const Config& config) {
    StopSignals signals;
    raise_descriptor_limit();
    host::SystemClock clock;
    host::SystemRandomness randomness;
    host::Log log(clock, config.log_level);
    host::LogObserver observer(log, config.log_requests);

    http::StaticFiles pages;
    mount_pages(pages, config.web_folder, log);
    http::EventHub hub;
    http::Router router;
    // Declared before the server and closed before it: what a thread of theirs owes a request must find its event loop.
    host::WorkerPool workers("worker", config.worker_threads, config.worker_queue_max);
    BackOffice office(config, clock, randomness, workers, hub, log);
    http::add_health(router, [&] { return office.is_ready(); });
    office.add_routes(router);
    router.set_fallback("static", [&](const http::Request& request) { return pages.answer(request); });

    host::Metrics metrics(router.routes(), {"static"}, observer);
    http::ServerOptions options = config.http;
    std::function<void()> renew;
    if (!config.tls_certificate.empty()) {
        const auto tls = std::make_shared<http::TlsContext>(config.tls_certificate, config.tls_key);
        options.tls = tls;
        renew = [tls, &log] { renew_certificate(*tls, log); };
    }
    http::Server server(router, hub, {clock, randomness, metrics}, options);
    if (const auto reason = server.start()) return fail(*reason);
    log.write(host::Level::Info, "listening", {{"address", config.http.address}, {"port", server.port()}});
    const std::string here = "http://" + config.http.address + ":" + std::to_string(server.port());
    office.start_work(config.public_url.empty() ? here : config.public_url, log);
    if (config.demo) introduce(here);

    add_numbers(metrics, server, hub, workers);
    add_courier_numbers(metrics, office.courier_counts());
    std::optional<host::MetricsServer> metrics_server;
    if (!config.metrics_address.empty()) {
        metrics_server.emplace(metrics, clock, randomness, config.metrics_address, config.metrics_port);
        if (const auto reason = metrics_server->start()) return fail(*reason);
        log.write(host::Level::Info, "metrics",
                  {{"address", config.metrics_address}, {"port", metrics_server->port()}});
    }

    const bool drained = serve_until_stopped(server, signals, log, config.stop_timeout, renew);
    log.flush();
    // Somebody is still running and is not waited for: what was acknowledged is on the disk.
    if (!drained) std::_Exit(0);
    workers.join();
    office.close();
    return 0;
}

[[nodiscard]] int obey(const Loaded& loaded) {
    switch (loaded.command) {
        case Command::Serve: return run(*loaded.config);
        case Command::BackUp: back_up_store(*loaded.config, loaded.backup_file); return 0;
        case Command::Restore: restore_store(*loaded.config, loaded.backup_file, loaded.replace); return 0;
        case Command::Staff: obey_staff_order(*loaded.config, loaded.staff); return 0;
    }
    return 1;
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
        return onetrip::obey(loaded);
    } catch (const std::exception& failure) {
        return onetrip::fail(failure.what());
    }
}
