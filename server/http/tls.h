#pragma once

/// TLS 1.2 and 1.3 by OpenSSL, straight on the socket. Optional: in most cities a proxy in front has the certificates.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

struct ssl_st;
struct ssl_ctx_st;

namespace onetrip::http {

/// A server's certificate and key. From any thread.
class TlsContext {
public:
    /// PEM files: the certificate with its chain, and its key. Throws std::runtime_error with one line.
    TlsContext(const std::string& certificate_file, const std::string& key_file);
    ~TlsContext();
    /// Reads both files again, for the connections that come from now on; those that are there keep what they have.
    /// Throws as the constructor does, and then keeps what it had.
    void renew();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;

private:
    friend class TlsStream;
    [[nodiscard]] ssl_st* begin_stream() const;

    const std::string certificate_file_;
    const std::string key_file_;
    mutable std::mutex mutex_;  // over `context_`
    ssl_ctx_st* context_;
};

/// One connection's TLS on a non-blocking socket: each call does what it can at once and says what it waits for.
class TlsStream {
public:
    enum class Outcome : std::uint8_t { Done, NeedsRead, NeedsWrite, Ended };

    TlsStream(const TlsContext& context, int socket);
    ~TlsStream();
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;

    [[nodiscard]] Outcome accept();
    [[nodiscard]] Outcome read(char* data, std::size_t size, std::size_t& got);
    /// Sends what `take` was given; Done when all of it is with the kernel.
    [[nodiscard]] Outcome flush();
    /// Takes bytes to be sent, as many as there is room for; how many that was. They are copied into one record, so
    /// that a head and its body do not become three.
    [[nodiscard]] std::size_t take(const char* data, std::size_t size);
    /// What `flush` waits for is the peer.
    [[nodiscard]] bool wants_read() const;
    [[nodiscard]] bool has_output() const { return !output_.empty(); }
    /// close_notify; not waited for.
    void end_output();

private:
    [[nodiscard]] Outcome outcome_of(int result);

    ssl_st* stream_;
    std::string output_;
};

}  // namespace onetrip::http
