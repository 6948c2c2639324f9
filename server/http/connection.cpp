#include "server/http/connection.h"

#include <sys/sendfile.h>

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

asio::awaitable<bool> Connection::accept_tls(const TlsContext& context) {
    tls_ = std::make_unique<TlsStream>(context, socket_.native_handle());
    for (;;) {
        const TlsStream::Outcome outcome = tls_->accept();
        if (outcome == TlsStream::Outcome::Done) co_return true;
        if (!co_await wait_for(outcome)) co_return false;
    }
}

asio::awaitable<bool> Connection::wait_for(TlsStream::Outcome need) {
    if (expired_ || need == TlsStream::Outcome::Ended) co_return false;
    const auto what = need == TlsStream::Outcome::NeedsWrite ? Socket::wait_write : Socket::wait_read;
    error_code failure;
    co_await socket_.async_wait(what, asio::redirect_error(asio::use_awaitable, failure));
    co_return !failure && !expired_;
}

asio::awaitable<std::size_t> Connection::read_some_secure(char* data, std::size_t size) {
    for (;;) {
        std::size_t got = 0;
        const TlsStream::Outcome outcome = tls_->read(data, size, got);
        if (outcome == TlsStream::Outcome::Done) co_return got;
        if (!co_await wait_for(outcome)) co_return 0;
    }
}

bool Connection::write_secure_at_once(std::span<asio::const_buffer>& buffers) {
    for (;;) {
        const TlsStream::Outcome outcome = tls_->flush();
        if (outcome == TlsStream::Outcome::Ended) write_failed_ = true;
        if (outcome != TlsStream::Outcome::Done) return false;
        if (buffers.empty()) return true;
        while (!buffers.empty()) {
            const auto& first = buffers.front();
            const std::size_t taken = tls_->take(static_cast<const char*>(first.data()), first.size());
            if (taken == 0) break;
            drop_sent(buffers, taken);
        }
    }
}

asio::awaitable<std::size_t> Connection::read_some(char* data, std::size_t size) {
    if (expired_) co_return 0;
    if (tls_) co_return co_await read_some_secure(data, size);
    error_code failure;
    const std::size_t got =
        co_await socket_.async_read_some(asio::buffer(data, size), asio::redirect_error(asio::use_awaitable, failure));
    co_return failure ? 0 : got;
}

bool Connection::write_at_once(std::span<asio::const_buffer>& buffers) {
    drop_sent(buffers, 0);
    if (tls_) return write_secure_at_once(buffers);
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

bool Connection::write_at_once(std::span<asio::const_buffer>& buffers, const MemoryFile& file) {
    if (tls_) return write_at_once(buffers);
    const auto head = buffers.first(buffers.size() - 1);
    const std::size_t head_bytes = asio::buffer_size(head);
    error_code failure;
    const std::size_t head_sent = socket_.send(head, MSG_MORE, failure);
    drop_sent(buffers, head_sent);
    if (head_sent == head_bytes) {
        off_t at = 0;
        const ssize_t sent = ::sendfile(socket_.native_handle(), file.descriptor(), &at, buffers.front().size());
        if (sent > 0) drop_sent(buffers, static_cast<std::size_t>(sent));
    }
    // What did not go through, and why, shows when it is sent as any other buffer.
    return write_at_once(buffers);
}

asio::awaitable<bool> Connection::write_rest(std::span<asio::const_buffer> buffers) {
    const Limits& limits = shard_.common().limits;
    const Shard::Time begin = std::chrono::steady_clock::now();
    const std::size_t size = asio::buffer_size(buffers);
    while ((!buffers.empty() || has_output()) && !expired_ && !write_failed_) {
        const std::size_t sent = size - asio::buffer_size(buffers);
        set_deadline(begin + limits.write_timeout +
                     std::chrono::milliseconds(sent * 1000 / limits.pace_bytes_per_second_min));
        error_code failure;
        const auto what = tls_ && tls_->wants_read() ? Socket::wait_read : Socket::wait_write;
        co_await socket_.async_wait(what, asio::redirect_error(asio::use_awaitable, failure));
        if (failure) write_failed_ = true;
        if (!failure && write_at_once(buffers)) break;
    }
    clear_deadline();
    co_return buffers.empty() && !has_output();
}

void Connection::end_output() {
    if (tls_) tls_->end_output();
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
