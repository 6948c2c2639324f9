#pragma once

/// Numbers for those who run the server, in Prometheus's text format (version 0.0.4). Requests are counted by method,
/// route pattern and status; nothing is counted by person, case or address.

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/http/observer.h"
#include "server/http/router.h"

namespace onetrip::host {

class Metrics final : public http::Observer {
public:
    /// Counts by the patterns of `routes` and the `further` names that a router may say; tells `next` everything too.
    Metrics(std::span<const http::Route> routes, const std::vector<std::string>& further, http::Observer& next);
    ~Metrics() override;

    void exchanged(const http::Exchange& exchange) override;
    void troubled(std::string_view what) override;

    /// A number that goes up and down, asked for when the metrics are. Before the first request.
    void add_gauge(std::string_view name, std::string_view help, std::function<std::int64_t()> value);
    /// A number that only goes up.
    void add_counter(std::string_view name, std::string_view help, std::function<std::int64_t()> value);

    [[nodiscard]] std::string text() const;

private:
    struct Row;
    struct Number {
        std::string name;
        std::string help;
        std::string_view type;
        std::function<std::int64_t()> value;
    };
    void add_rows(std::string_view route);
    void append_requests(std::string& out) const;
    void append_durations(std::string& out) const;

    http::Observer& next_;
    std::vector<std::unique_ptr<Row>> rows_;
    std::unordered_map<std::string_view, Row*> by_route_;
    Row* unknown_ = nullptr;
    std::atomic<std::uint64_t> troubles_{0};
    std::vector<Number> numbers_;
};

/// Memory, processor time and descriptors of this process, under Prometheus's usual names.
void add_process_numbers(Metrics& metrics);

}  // namespace onetrip::host
