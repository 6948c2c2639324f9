#include "server/host/log.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <thread>

#include "server/host/log_observer.h"

namespace onetrip::host::testing {

namespace {

class FixedClock final : public ports::Clock {
public:
    [[nodiscard]] base::Instant now() const override { return *base::Instant::parse("2026-11-28T09:05:07.5+08:00"); }
};

/// What is written to the log while `act` runs.
template <typename Act>
[[nodiscard]] std::string logged(Level least, Act act) {
    int ends[2];
    EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
    {
        const FixedClock clock;
        Log log(clock, least, ends[1]);
        act(log);
    }
    close(ends[1]);
    std::string all;
    char bytes[65536];
    for (ssize_t got = 0; (got = read(ends[0], bytes, sizeof bytes)) > 0;)
        all.append(bytes, static_cast<std::size_t>(got));
    close(ends[0]);
    return all;
}

[[nodiscard]] http::Exchange exchange_with(std::uint16_t status, std::string_view error = "") {
    http::Exchange exchange;
    exchange.request_id = "0123456789abcdef";
    exchange.method = http::Method::Get;
    exchange.route = "/cases/{number}";
    exchange.status = status;
    exchange.duration = std::chrono::microseconds(12);
    exchange.error = error;
    return exchange;
}

}  // namespace

TEST(Log, WritesOneJsonObjectALine) {
    const std::string lines = logged(Level::Info, [](Log& log) {
        log.write(Level::Info, "listening", {{"address", "127.0.0.1"}, {"port", 8080}, {"less", -1}});
        log.write(Level::Debug, "unheard");
        log.write(Level::Error, "odd", {{"text", "a\"b\n"}});
    });
    EXPECT_EQ(lines,
              R"({"at":"2026-11-28T09:05:07.500+08:00","level":"info","event":"listening","address":"127.0.0.1",)"
              R"("port":8080,"less":-1})"
              "\n"
              R"({"at":"2026-11-28T09:05:07.500+08:00","level":"error","event":"odd","text":"a\"b\n"})"
              "\n");
}

TEST(Log, LinesOfManyThreadsStayWhole) {
    const std::string lines = logged(Level::Info, [](Log& log) {
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&log] {
                for (int n = 0; n < 100; ++n)
                    log.write(Level::Info, "tick", {{"n", n}});
            });
        }
        for (std::thread& thread : threads)
            thread.join();
        log.flush();
    });
    std::size_t count = 0;
    for (std::size_t at = 0; at < lines.size(); ++count) {
        const std::size_t end = lines.find('\n', at);
        ASSERT_EQ(lines.compare(at, 7, R"({"at":")"), 0);
        ASSERT_EQ(lines[end - 1], '}');
        at = end + 1;
    }
    EXPECT_EQ(count, 400u);
}

TEST(Log, NobodyReadingHoldsNobodyUp) {
    int ends[2];
    ASSERT_EQ(pipe2(ends, O_CLOEXEC), 0);
    std::string all;
    std::thread reader;
    {
        const FixedClock clock;
        Log log(clock, Level::Info, ends[1]);
        const std::string much(10'000, 'x');
        for (int i = 0; i < 2'000; ++i)
            log.write(Level::Info, "much", {{"text", much}});
        reader = std::thread([&] {
            char bytes[65536];
            for (ssize_t got = 0; (got = read(ends[0], bytes, sizeof bytes)) > 0;) {
                all.append(bytes, static_cast<std::size_t>(got));
            }
        });
        log.flush();
        log.write(Level::Info, "after");
    }
    close(ends[1]);
    reader.join();
    close(ends[0]);
    EXPECT_NE(all.find("log_lines_dropped"), std::string::npos);
    EXPECT_NE(all.find(R"("event":"after")"), std::string::npos);
}

TEST(Log, WhatALibrarySaidLosesWhatMayBeAPerson) {
    EXPECT_EQ(without_personal_data("disk full (13)"), "disk full (13)");
    EXPECT_EQ(without_personal_data("bad value 110101199003074119 at 1234"), "bad value # at 1234");
    EXPECT_EQ(without_personal_data("12345"), "#");
    EXPECT_EQ(without_personal_data("name \xE6\x9D\x8E\n"), "name ????");
    EXPECT_EQ(without_personal_data(std::string(500, 'x')).size(), 200u);
}

TEST(LogObserver, WritesPatternsAndCauses) {
    const std::string lines = logged(Level::Info, [](Log& log) {
        LogObserver every(log, true);
        every.exchanged(exchange_with(200));
        LogObserver failures(log, false);
        failures.exchanged(exchange_with(404));
        failures.exchanged(exchange_with(503));
        failures.exchanged(exchange_with(500, "no 13800138000"));
    });
    const std::string head = R"({"at":"2026-11-28T09:05:07.500+08:00","level":")";
    const auto rest = [](int status) {
        return R"(","event":"request","request_id":"0123456789abcdef","method":"GET","route":"/cases/{number}","status":)" +
               std::to_string(status) + R"(,"duration_us":12,"body_bytes_in":0,"body_bytes_out":0)";
    };
    EXPECT_EQ(lines, head + "info" + rest(200) + "}\n" + head + "warning" + rest(503) + "}\n" + head + "error" +
                         rest(500) + ",\"error\":\"no #\"}\n");
}

}  // namespace onetrip::host::testing
