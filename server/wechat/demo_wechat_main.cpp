// WeChat's server for a demo: `onetrip-demo-wechat --port N`. Prints where it listens. Its app id is wx-demo with the
// secret `demo`; it has the templates demo-supplement, demo-decision and demo-parcel, each with the keywords thing1,
// character_string2, phrase3, time4 and thing5.

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <iostream>

#include "server/host/system_clock.h"
#include "server/host/system_randomness.h"
#include "server/http/server.h"
#include "server/wechat/demo_wechat.h"

namespace {

using namespace onetrip;

class Silent final : public http::Observer {
public:
    void exchanged(const http::Exchange&) override {}
    void troubled(std::string_view what) override { std::cerr << "demo WeChat: " << what << std::endl; }
};

wechat::DemoWechat::Templates demo_templates() {
    const std::set<std::string> keywords = {"thing1", "character_string2", "phrase3", "time4", "thing5"};
    return {{"demo-supplement", keywords}, {"demo-decision", keywords}, {"demo-parcel", keywords}};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("WeChat's side of a demo: phone numbers, logins and messages of a mini-program");
    std::uint16_t port = 0;
    app.add_option("--port", port, "where to listen on 127.0.0.1 (0: any free port)")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    boost::asio::io_context loop(1);
    const host::SystemClock clock;
    host::SystemRandomness randomness;
    Silent observer;
    http::EventHub hub;
    http::Router router;
    wechat::DemoWechat demo({"wx-demo", "demo"}, demo_templates(), clock);
    demo.add_routes(router);
    demo.add_phone_routes(router);
    http::ServerOptions options;
    options.port = port;
    options.threads = 1;
    http::Server server(router, hub, {clock, randomness, observer}, options);
    if (const auto reason = server.start()) {
        std::cerr << "onetrip-demo-wechat: " << *reason << std::endl;
        return 1;
    }
    std::cout << "demo WeChat on http://127.0.0.1:" << server.port() << std::endl;

    boost::asio::signal_set signals(loop, SIGINT, SIGTERM);
    signals.async_wait([&](const boost::system::error_code&, int) { loop.stop(); });
    loop.run();
    server.begin_drain();
    static_cast<void>(server.wait_drained(std::chrono::seconds(2)));
    server.stop();
    return 0;
}
