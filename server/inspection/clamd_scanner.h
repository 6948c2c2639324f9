#pragma once

/// ClamAV's daemon as a virus scanner, by its INSTREAM command (clamd(8)): the bytes go over a socket, so that clamd
/// needs neither our files nor our user.

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "server/ports/virus_scanner.h"

namespace onetrip::inspection {

struct ClamdAddress {
    std::string path;  ///< of a Unix socket; else host and port
    std::string host;
    std::string port;  ///< digits
};

/// `clamd:/run/clamav/clamd.ctl` or `clamd://HOST:PORT` (an IPv6 address in brackets); nullopt for anything else.
[[nodiscard]] std::optional<ClamdAddress> parse_clamd_address(std::string_view text);

struct ClamdLimits {
    std::chrono::milliseconds time{10'000};  ///< for the whole exchange
    std::size_t scans_max = 8;               ///< at once; clamd itself takes MaxThreads (10) and lets others wait
};

class ClamdScanner final : public ports::VirusScanner {
public:
    ClamdScanner(ClamdAddress address, ClamdLimits limits) : address_(std::move(address)), limits_(limits) {}

    /// Unavailable with `busy`, `resolve`, `connect`, `write`, `read`, `timeout`, or clamd's own error.
    boost::asio::awaitable<ports::Scan> scan(base::BytesView file) override;

private:
    const ClamdAddress address_;
    const ClamdLimits limits_;
    std::atomic<std::size_t> scans_ = 0;
};

/// What clamd answered, without its zero byte.
[[nodiscard]] ports::Scan read_clamd_answer(std::string_view answer);

}  // namespace onetrip::inspection
