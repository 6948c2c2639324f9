#include "server/http/connection.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace onetrip::http {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// Drops the first `sent` bytes of the buffers.
void drop_sent(std::span<asio::const_buffer>& buffers, std::size_t sent) {
    while (!buffers.empty() && sent >= buffers.front().size()) {
        sent -= buffers.front().size();
        buffers = buffers.subspan(1);
    }
    if (!buffers.empty()) buffers.front() += sent;
}

}  // namespace

Connection::Connection(Shard& shard, int socket, std::string address)
    : shard_(shard), socket_(shard.context()), address_(std::move(address)) {
    error_code ignored;
    socket_.assign(asio::ip::tcp::v4(), socket, ignored);
    socket_.non_blocking(true, ignored);
    socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
    shard_.link(*this);
}

Connection::~Connection() {
    close();
    shard_.unlink(*this);
    shard_.common().connection_went();
}

asio::awaitable<std::size_t> Connection::read_some(char* data, std::size_t size) {
    if (expired_) co_return 0;
    error_code failure;
    const std::size_t got =
        co_await socket_.async_read_some(asio::buffer(data, size), asio::redirect_error(asio::use_awaitable, failure));
    co_return failure ? 0 : got;
}

bool Connection::write_at_once(std::span<asio::const_buffer>& buffers) {
    drop_sent(buffers, 0);
    while (!buffers.empty()) {
        error_code failure;
        const std::size_t sent = socket_.write_some(buffers, failure);
        if (failure) {
            write_failed_ = failure != asio::error::would_block && failure != asio::error::try_again;
            return false;
        }
        drop_sent(buffers, sent);
    }
    return true;
}

asio::awaitable<bool> Connection::write_rest(std::span<asio::const_buffer> buffers) {
    const Limits& limits = shard_.common().limits;
    const Shard::Time begin = std::chrono::steady_clock::now();
    std::size_t sent_total = 0;
    while (!buffers.empty() && !expired_ && !write_failed_) {
        set_deadline(begin + limits.write_timeout +
                     std::chrono::milliseconds(sent_total * 1000 / limits.pace_bytes_per_second_min));
        error_code failure;
        const std::size_t sent =
            co_await socket_.async_write_some(buffers, asio::redirect_error(asio::use_awaitable, failure));
        if (failure) write_failed_ = true;
        sent_total += sent;
        drop_sent(buffers, sent);
    }
    clear_deadline();
    co_return buffers.empty();
}

void Connection::end_output() {
    error_code ignored;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

void Connection::close() {
    error_code ignored;
    socket_.close(ignored);
}

void Connection::expire_if_due(Shard::Time now) {
    if (now < deadline_) return;
    clear_deadline();
    expire();
}

void Connection::expire() {
    expired_ = true;
    error_code ignored;
    socket_.cancel(ignored);
}

}  // namespace onetrip::http
