// The demo carrier: `onetrip-demo-carrier --port N --pace-ms N`. Prints where it listens, takes subscriptions on
// POST /poll and pushes each parcel's journey, one event a pace, to the address it was given.

#include <CLI/CLI.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <iostream>

#include "server/couriers/demo_carrier.h"
#include "server/host/http_client.h"
#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "server/http/server.h"

namespace {

namespace asio = boost::asio;
using namespace onetrip;

constexpr int failures_max = 3;  // the vendor gives a push up after three

class Silent final : public http::Observer {
public:
    void exchanged(const http::Exchange&) override {}
    void troubled(std::string_view what) override { std::cerr << "demo carrier: " << what << std::endl; }
};

asio::awaitable<void> pause(std::chrono::milliseconds time) {
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> follow(couriers::DemoParcel parcel, const ports::Clock& clock, std::chrono::milliseconds pace) {
    const auto address = host::parse_http_address(parcel.callback_url);
    if (!address) co_return;
    std::vector<base::Instant> times;
    while (times.size() < couriers::demo_push_count) {
        co_await pause(pace);
        times.push_back(clock.now());
        const std::string body = couriers::push_body(parcel, times);
        for (int failures = 0; failures < failures_max; ++failures) {
            host::HttpBody pushed{host::form_content_type, body, {}};
            const auto answer = co_await host::post(*address, std::move(pushed), std::chrono::seconds(10));
            if (answer.status == 200) break;
            co_await pause(pace);
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Kuaidi100's side of the demo: takes subscriptions, pushes each parcel's journey");
    std::uint16_t port = 0;
    std::int64_t pace_ms = 4000;
    app.add_option("--port", port, "where to listen on 127.0.0.1 (0: any free port)")->capture_default_str();
    app.add_option("--pace-ms", pace_ms, "milliseconds between pushes")
        ->capture_default_str()
        ->check(CLI::Range(1, 3'600'000));
    CLI11_PARSE(app, argc, argv);

    asio::io_context pushes(1);
    const host::SystemClock clock;
    host::SystemRandomness randomness;
    Silent observer;
    http::EventHub hub;
    http::Router router;
    router.add_ready(http::Method::Post, "/poll", http::callback_body(), [&](const http::Request& request) {
        auto [body, parcel] = couriers::take_subscription(request.body());
        if (parcel) {
            asio::co_spawn(pushes, follow(std::move(*parcel), clock, std::chrono::milliseconds(pace_ms)),
                           asio::detached);
        }
        return http::Reply::json(200, std::move(body));
    });
    http::ServerOptions options;
    options.port = port;
    options.threads = 1;
    http::Server server(router, hub, {clock, randomness, observer}, options);
    if (const auto reason = server.start()) {
        std::cerr << "onetrip-demo-carrier: " << *reason << std::endl;
        return 1;
    }
    std::cout << "demo carrier on http://127.0.0.1:" << server.port() << std::endl;

    asio::signal_set signals(pushes, SIGINT, SIGTERM);
    signals.async_wait([&](const boost::system::error_code&, int) { pushes.stop(); });
    pushes.run();
    server.begin_drain();
    static_cast<void>(server.wait_drained(std::chrono::seconds(2)));
    server.stop();
    return 0;
}
