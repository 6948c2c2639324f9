#pragma once

/// Internal to the room. A socket with a deadline. The shard looks at deadlines a few times a second instead of keeping
/// a timer per operation: that costs a request nothing.

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <span>
#include <string>

#include "server/http/memory_file.h"
#include "server/http/shard.h"
#include "server/http/tls.h"

namespace onetrip::http {

class Connection {
public:
    using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

    /// Whoever accepted the socket has counted it; the end of the connection takes it off again.
    Connection(Shard& shard, int socket, std::string address);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] Socket& socket() { return socket_; }

    /// With a context: the handshake, under the deadline that is set; false if it did not come about.
    [[nodiscard]] boost::asio::awaitable<bool> accept_tls(const TlsContext& context);
    [[nodiscard]] bool is_secure() const { return tls_ != nullptr; }

    /// How many bytes came; 0 if the peer ended, the line broke or the deadline passed.
    [[nodiscard]] boost::asio::awaitable<std::size_t> read_some(char* data, std::size_t size);
    /// As much as the kernel takes at once; whether that was all. `buffers` is cut to what is left to be taken; with
    /// TLS some of what was taken may still wait (`has_output`).
    [[nodiscard]] bool write_at_once(std::span<boost::asio::const_buffer>& buffers);
    /// The same for buffers of which the last is this file's content.
    [[nodiscard]] bool write_at_once(std::span<boost::asio::const_buffer>& buffers, const MemoryFile& file);
    /// The rest, at the client's pace but not below the least pace; false if it did not get through.
    [[nodiscard]] boost::asio::awaitable<bool> write_rest(std::span<boost::asio::const_buffer> buffers);
    [[nodiscard]] bool has_output() const { return tls_ && tls_->has_output(); }
    /// Says that nothing more will be sent.
    void end_output();
    void close();

    void set_deadline(Shard::Time deadline) { deadline_ = deadline; }
    void clear_deadline() { deadline_ = Shard::Time::max(); }
    /// Waiting for a next request: may be closed without harm.
    void set_idle(bool idle) { idle_ = idle; }
    [[nodiscard]] bool is_idle() const { return idle_; }
    /// Writing failed for good, not for the moment.
    [[nodiscard]] bool is_broken() const { return write_failed_; }
    [[nodiscard]] bool is_expired() const { return expired_; }
    /// After a timeout was answered, the lingering close reads on under a deadline of its own.
    void forget_expiry() { expired_ = false; }

    /// The shard's side.
    void expire_if_due(Shard::Time now);
    /// Wakes whatever waits on the socket; it then sees the end.
    void expire();

private:
    friend class Shard;

    [[nodiscard]] boost::asio::awaitable<std::size_t> read_some_secure(char* data, std::size_t size);
    [[nodiscard]] bool write_secure_at_once(std::span<boost::asio::const_buffer>& buffers);
    /// Waits until the socket can do what TLS needs; false for what cannot be waited for.
    [[nodiscard]] boost::asio::awaitable<bool> wait_for(TlsStream::Outcome need);

    Shard& shard_;
    Socket socket_;
    std::unique_ptr<TlsStream> tls_;
    std::string address_;
    Shard::Time deadline_ = Shard::Time::max();
    Connection* previous_ = nullptr;
    Connection* next_ = nullptr;
    bool idle_ = false;
    bool expired_ = false;
    bool write_failed_ = false;
};

}  // namespace onetrip::http
