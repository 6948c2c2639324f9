#pragma once

/// Local twins of the couriers' servers, written from their documentation: they check what a real one checks
/// (signature, seal, key, phone) and answer in its words, with its errors.

#include <map>
#include <string>
#include <vector>

#include "server/http/server.h"
#include "tests/server/doubles.h"

namespace onetrip::test {

/// How the twin is today.
enum class Mood : std::uint8_t {
    Well,
    Busy,       ///< the vendor's own "try again later"
    HtmlPage,   ///< a proxy's page with status 200, as happens
    BadGateway  ///< 502
};

class Twin {
public:
    explicit Twin();
    ~Twin() { server_.stop(); }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }

    Mood mood = Mood::Well;
    /// What it knows: by waybill, the vendor's list of events (`data`, `responseItems`, `routes` or `Traces`).
    std::map<std::string, std::string> known;

    // What it agreed with us.
    static constexpr const char* kuaidi100_key = "KEY0123456789abc";
    static constexpr const char* kuaidi100_customer = "CUSTOMER0";
    static constexpr const char* ems_key = "TvaBgrhE46sft3nZlfe7xw==";
    static constexpr const char* ems_authorization = "authorised";
    static constexpr const char* sf_check_word = "fjcg5PGKaNpPSHFAZ4QsCOkV71R3zVci";
    static constexpr const char* kdniao_key = "56da2cf8-c8a2-44b2-b6fa-476cd7d1ba17";

private:
    class Silent final : public http::Observer {
        void exchanged(const http::Exchange&) override {}
        void troubled(std::string_view) override {}
    };
    using Answer = std::string (Twin::*)(const http::Request& request) const;
    void serve(std::string_view path, Answer answer);

    std::string kuaidi100_poll(const http::Request& request) const;
    std::string kuaidi100_query(const http::Request& request) const;
    std::string ems(const http::Request& request) const;
    std::string sf(const http::Request& request) const;
    std::string kdniao(const http::Request& request) const;
    std::string kdniao_dist(const http::Request& request) const;

    /// The events of a waybill; empty for one it does not know.
    [[nodiscard]] std::string events_of(const std::string& waybill) const;

    SetClock clock_;
    CountedRandomness randomness_;
    Silent observer_;
    http::EventHub hub_;
    http::Router router_;
    http::Server server_;
};

}  // namespace onetrip::test
