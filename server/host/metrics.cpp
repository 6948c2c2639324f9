#include "server/host/metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace onetrip::host {

namespace {

constexpr std::size_t method_count = static_cast<std::size_t>(http::Method::Other) + 1;
constexpr std::size_t status_first = 100;
constexpr std::size_t status_count = 500;
/// Upper edges; what is slower falls into +Inf.
constexpr std::array<std::int64_t, 14> edges_us = {100,    250,    500,     1'000,   2'500,   5'000,     10'000,
                                                   25'000, 50'000, 100'000, 250'000, 500'000, 1'000'000, 2'500'000};

using Counter = std::atomic<std::uint64_t>;

void increase(Counter& counter, std::uint64_t by = 1) {
    counter.fetch_add(by, std::memory_order_relaxed);
}
[[nodiscard]] std::uint64_t value_of(const Counter& counter) {
    return counter.load(std::memory_order_relaxed);
}

/// Microseconds as seconds without floating point: 2500 -> `0.0025`.
[[nodiscard]] std::string seconds_text(std::uint64_t microseconds) {
    std::string fraction = std::to_string(1'000'000 + microseconds % 1'000'000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    const std::string whole = std::to_string(microseconds / 1'000'000);
    return fraction.empty() ? whole : whole + "." + fraction;
}

void append_header(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    out += "# HELP " + std::string(name) + " " + std::string(help) + "\n";
    out += "# TYPE " + std::string(name) + " " + std::string(type) + "\n";
}

}  // namespace

struct Metrics::Row {
    explicit Row(std::string_view name) : route(name) {}

    const std::string route;
    std::array<std::array<Counter, status_count>, method_count> requests{};
    std::array<Counter, edges_us.size() + 1> durations{};
    Counter duration_us_total{0};
    Counter body_bytes_in{0};
    Counter body_bytes_out{0};
};

Metrics::Metrics(std::span<const http::Route> routes, const std::vector<std::string>& further, http::Observer& next)
    : next_(next) {
    add_rows("-");
    unknown_ = rows_.front().get();
    for (const std::string& name : further)
        add_rows(name);
    for (const http::Route& route : routes)
        add_rows(route.pattern);
}

Metrics::~Metrics() = default;

void Metrics::add_rows(std::string_view route) {
    if (by_route_.find(route) != by_route_.end()) return;
    rows_.push_back(std::make_unique<Row>(route));
    by_route_.emplace(rows_.back()->route, rows_.back().get());
}

void Metrics::exchanged(const http::Exchange& exchange) {
    const auto found = by_route_.find(exchange.route);
    Row& row = found == by_route_.end() ? *unknown_ : *found->second;
    const auto method = static_cast<std::size_t>(exchange.method);
    const std::size_t status = exchange.status - status_first;
    if (status < status_count) increase(row.requests[method][status]);
    const std::int64_t duration_us = exchange.duration.count();
    std::size_t bucket = 0;
    while (bucket < edges_us.size() && duration_us > edges_us[bucket])
        ++bucket;
    increase(row.durations[bucket]);
    increase(row.duration_us_total, static_cast<std::uint64_t>(duration_us));
    increase(row.body_bytes_in, exchange.body_bytes_in);
    increase(row.body_bytes_out, exchange.body_bytes_out);
    next_.exchanged(exchange);
}

void Metrics::troubled(std::string_view what) {
    increase(troubles_);
    next_.troubled(what);
}

void Metrics::add_gauge(std::string_view name, std::string_view help, std::function<std::int64_t()> value) {
    numbers_.push_back({std::string(name), std::string(help), "gauge", std::move(value)});
}

void Metrics::add_counter(std::string_view name, std::string_view help, std::function<std::int64_t()> value) {
    numbers_.push_back({std::string(name), std::string(help), "counter", std::move(value)});
}

void Metrics::append_requests(std::string& out) const {
    append_header(out, "onetrip_http_requests_total", "Answers by method, route and status.", "counter");
    for (const auto& row : rows_) {
        for (std::size_t method = 0; method < method_count; ++method) {
            for (std::size_t status = 0; status < status_count; ++status) {
                const std::uint64_t count = value_of(row->requests[method][status]);
                if (count == 0) continue;
                out += "onetrip_http_requests_total{method=\"";
                out += http::name_of(static_cast<http::Method>(method));
                out += "\",route=\"" + row->route + "\",status=\"" + std::to_string(status + status_first) + "\"} " +
                       std::to_string(count) + "\n";
            }
        }
    }
}

void Metrics::append_durations(std::string& out) const {
    constexpr std::string_view name = "onetrip_http_request_seconds";
    append_header(out, name, "From the end of the header until the answer is at hand.", "histogram");
    for (const auto& row : rows_) {
        std::array<std::uint64_t, edges_us.size() + 1> upto{};
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < upto.size(); ++i)
            upto[i] = count += value_of(row->durations[i]);
        if (count == 0) continue;
        const std::string label = "route=\"" + row->route + "\"";
        for (std::size_t i = 0; i < upto.size(); ++i) {
            const std::string edge =
                i < edges_us.size() ? seconds_text(static_cast<std::uint64_t>(edges_us[i])) : "+Inf";
            out += std::string(name) + "_bucket{" + label + ",le=\"" + edge + "\"} " + std::to_string(upto[i]) + "\n";
        }
        out += std::string(name) + "_sum{" + label + "} " + seconds_text(value_of(row->duration_us_total)) + "\n";
        out += std::string(name) + "_count{" + label + "} " + std::to_string(count) + "\n";
    }
}

std::string Metrics::text() const {
    std::string out;
    append_requests(out);
    append_durations(out);
    struct Bytes {
        std::string_view name;
        std::string_view help;
        Counter Row::*counter;
    };
    const Bytes bytes[] = {{"onetrip_http_body_bytes_in_total", "Bodies received.", &Row::body_bytes_in},
                           {"onetrip_http_body_bytes_out_total", "Bodies sent.", &Row::body_bytes_out}};
    for (const Bytes& each : bytes) {
        append_header(out, each.name, each.help, "counter");
        for (const auto& row : rows_) {
            const std::uint64_t count = value_of((*row).*each.counter);
            if (count > 0)
                out += std::string(each.name) + "{route=\"" + row->route + "\"} " + std::to_string(count) + "\n";
        }
    }
    append_header(out, "onetrip_troubles_total", "Failures outside of any request.", "counter");
    out += "onetrip_troubles_total " + std::to_string(value_of(troubles_)) + "\n";
    for (const Number& number : numbers_) {
        append_header(out, number.name, number.help, number.type);
        out += number.name + " " + std::to_string(number.value()) + "\n";
    }
    return out;
}

void add_process_numbers(Metrics& metrics) {
    metrics.add_gauge("process_resident_memory_bytes", "Memory in use.", [] {
        std::int64_t whole = 0;
        std::int64_t resident = 0;
        std::ifstream("/proc/self/statm") >> whole >> resident;
        return resident * sysconf(_SC_PAGESIZE);
    });
    metrics.add_gauge("process_open_fds", "Open descriptors.", [] {
        std::error_code failure;
        std::int64_t count = 0;
        for (std::filesystem::directory_iterator each("/proc/self/fd", failure), end; each != end;
             each.increment(failure)) {
            ++count;
        }
        return count;
    });
    metrics.add_counter("process_cpu_seconds_total", "Processor time, whole seconds.", [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return std::int64_t{usage.ru_utime.tv_sec} + std::int64_t{usage.ru_stime.tv_sec};
    });
}

}  // namespace onetrip::host
