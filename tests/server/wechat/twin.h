#pragma once

/// WeChat's server of the demo on a free port, with an account and templates of its own.

#include <gtest/gtest.h>

#include "server/host/log.h"
#include "server/http/server.h"
#include "server/wechat/demo_wechat.h"
#include "server/wechat/wechat_server.h"
#include "tests/server/doubles.h"

namespace onetrip::test {

inline const wechat::Account wechat_account{"wx0123456789abcdef", "secret-of-the-app"};
inline constexpr const char* decision_template = "tmpl-decision";

class WechatTwin {
public:
    explicit WechatTwin(const ports::Clock& clock)
        : demo(wechat_account,
               {{decision_template, {"thing1", "character_string2", "phrase3", "time4"}}, {"tmpl-parcel", {"thing1"}}},
               clock),
          server_(router_, hub_, {clock, randomness_, observer_}, one_thread()) {
        demo.add_routes(router_);
        if (const auto reason = server_.start()) ADD_FAILURE() << *reason;
    }
    ~WechatTwin() { server_.stop(); }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

    wechat::DemoWechat demo;

private:
    class Silent final : public http::Observer {
        void exchanged(const http::Exchange&) override {}
        void troubled(std::string_view) override {}
    };
    static http::ServerOptions one_thread() {
        http::ServerOptions options;
        options.threads = 1;
        return options;
    }

    CountedRandomness randomness_;
    Silent observer_;
    http::EventHub hub_;
    http::Router router_;
    http::Server server_;
};

}  // namespace onetrip::test
