#include "server/inspection/clamd_scanner.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/error.hpp>

#include "core/base/text.h"

namespace onetrip::inspection {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::generic::stream_protocol;
using Stream = beast::basic_stream<stream_protocol>;

constexpr std::string_view scheme = "clamd:";
constexpr std::string_view command{"zINSTREAM\0", 10};
constexpr std::size_t chunk_bytes_max = 64u << 10;
constexpr std::size_t answer_bytes_max = 1024;

/// Which step the exchange had reached, for the one word that an outcome gets.
struct Progress {
    const char* step = "resolve";
};

/// The size of a chunk in front of it: four bytes, the greatest first.
std::array<std::uint8_t, 4> size_bytes(std::size_t size) {
    return {static_cast<std::uint8_t>(size >> 24), static_cast<std::uint8_t>(size >> 16),
            static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
}

asio::awaitable<stream_protocol::endpoint> resolve(const ClamdAddress& address) {
    if (!address.path.empty()) co_return asio::local::stream_protocol::endpoint(address.path);
    asio::ip::tcp::resolver resolver(co_await asio::this_coro::executor);
    const auto found = co_await resolver.async_resolve(address.host, address.port, asio::use_awaitable);
    co_return found.begin()->endpoint();
}

asio::awaitable<void> send(Stream& stream, base::BytesView file) {
    co_await asio::async_write(stream, asio::buffer(command), asio::use_awaitable);
    while (!file.empty()) {
        const base::BytesView chunk = file.first(std::min(file.size(), chunk_bytes_max));
        file = file.subspan(chunk.size());
        const auto size = size_bytes(chunk.size());
        const std::array buffers{asio::buffer(size), asio::buffer(chunk.data(), chunk.size())};
        co_await asio::async_write(stream, buffers, asio::use_awaitable);
    }
    const auto end = size_bytes(0);
    co_await asio::async_write(stream, asio::buffer(end), asio::use_awaitable);
}

asio::awaitable<ports::Scan> exchange(const ClamdAddress& address, base::BytesView file, std::chrono::milliseconds time,
                                      Progress& progress) {
    const auto endpoint = co_await resolve(address);
    progress.step = "connect";
    Stream stream(co_await asio::this_coro::executor);
    // Set once: it holds for the whole exchange.
    stream.expires_after(time);
    co_await stream.async_connect(endpoint, asio::use_awaitable);
    progress.step = "write";
    co_await send(stream, file);
    progress.step = "read";
    std::string answer;
    auto buffer = asio::dynamic_buffer(answer, answer_bytes_max);
    const std::size_t size = co_await asio::async_read_until(stream, buffer, '\0', asio::use_awaitable);
    co_return read_clamd_answer(std::string_view(answer).substr(0, size - 1));
}

}  // namespace

std::optional<ClamdAddress> parse_clamd_address(std::string_view text) {
    if (!text.starts_with(scheme)) return std::nullopt;
    text.remove_prefix(scheme.size());
    ClamdAddress address;
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        const std::size_t colon = text.rfind(':');
        if (colon == std::string_view::npos) return std::nullopt;
        std::string_view host = text.substr(0, colon);
        if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
        address.host = host;
        address.port = text.substr(colon + 1);
        const bool are_digits = std::all_of(address.port.begin(), address.port.end(), base::is_ascii_digit);
        const bool is_address = !host.empty() && !address.port.empty() && address.port.size() <= 5 && are_digits;
        return is_address ? std::optional(address) : std::nullopt;
    }
    constexpr std::size_t path_bytes_max = 107;  // sockaddr_un
    if (!text.starts_with('/') || text.size() > path_bytes_max) return std::nullopt;
    address.path = text;
    return address;
}

ports::Scan read_clamd_answer(std::string_view answer) {
    constexpr std::string_view subject = "stream: ";
    constexpr std::string_view found = " FOUND";
    if (answer == "stream: OK") return {ports::ScanEnd::Clean, {}};
    if (answer.starts_with(subject) && answer.ends_with(found) && answer.size() > subject.size() + found.size()) {
        answer.remove_prefix(subject.size());
        answer.remove_suffix(found.size());
        return {ports::ScanEnd::Infected, std::string(answer)};
    }
    return {ports::ScanEnd::Unavailable, std::string(answer)};
}

asio::awaitable<ports::Scan> ClamdScanner::scan(base::BytesView file) {
    struct Place {
        std::atomic<std::size_t>& taken;
        explicit Place(std::atomic<std::size_t>& count) : taken(count) { ++taken; }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place() { --taken; }
    };
    const Place place(scans_);
    if (scans_ > limits_.scans_max) co_return ports::Scan{ports::ScanEnd::Unavailable, "busy"};
    Progress progress;
    try {
        co_return co_await exchange(address_, file, limits_.time, progress);
    } catch (const boost::system::system_error& failure) {
        const bool timed_out = failure.code() == beast::error::timeout;
        co_return ports::Scan{ports::ScanEnd::Unavailable, timed_out ? "timeout" : progress.step};
    } catch (const std::exception&) {
        co_return ports::Scan{ports::ScanEnd::Unavailable, progress.step};
    }
}

}  // namespace onetrip::inspection
