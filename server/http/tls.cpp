#include "server/http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace onetrip::http {

namespace {

/// One record of RFC 8446 section 5.1.
constexpr std::size_t record_bytes_max = 16u << 10;
constexpr unsigned char protocols[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

[[noreturn]] void fail(const std::string& what, const std::string& file) {
    char reason[200] = "unknown";
    const unsigned long code = ERR_peek_last_error();
    if (const char* text = ERR_reason_error_string(code)) std::snprintf(reason, sizeof reason, "%s", text);
    ERR_clear_error();
    throw std::runtime_error("cannot use the TLS " + what + " " + file + ": " + reason);
}

int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* chosen_size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
    unsigned char* found = nullptr;
    const int result = SSL_select_next_proto(&found, chosen_size, protocols, sizeof protocols, offered, offered_size);
    *chosen = found;
    return result == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

SSL_CTX* read_context(const std::string& certificate_file, const std::string& key_file) {
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                           SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE);
    SSL_CTX_set_alpn_select_cb(context.get(), choose_protocol, nullptr);
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file.c_str()) != 1) {
        fail("certificate", certificate_file);
    }
    const bool key_fits = SSL_CTX_use_PrivateKey_file(context.get(), key_file.c_str(), SSL_FILETYPE_PEM) == 1 &&
                          SSL_CTX_check_private_key(context.get()) == 1;
    if (!key_fits) fail("key", key_file);
    return context.release();
}

}  // namespace

TlsContext::TlsContext(const std::string& certificate_file, const std::string& key_file)
    : certificate_file_(certificate_file), key_file_(key_file), context_(read_context(certificate_file, key_file)) {
    // OpenSSL writes to sockets without MSG_NOSIGNAL.
    signal(SIGPIPE, SIG_IGN);
}

TlsContext::~TlsContext() {
    SSL_CTX_free(context_);
}

void TlsContext::renew() {
    SSL_CTX* fresh = read_context(certificate_file_, key_file_);
    const std::lock_guard lock(mutex_);
    std::swap(context_, fresh);
    SSL_CTX_free(fresh);  // lives on for as long as a stream has it
}

SSL* TlsContext::begin_stream() const {
    const std::lock_guard lock(mutex_);
    return SSL_new(context_);
}

TlsStream::TlsStream(const TlsContext& context, int socket) : stream_(context.begin_stream()) {
    SSL_set_fd(stream_, socket);
    SSL_set_accept_state(stream_);
}

TlsStream::~TlsStream() {
    SSL_free(stream_);
}

TlsStream::Outcome TlsStream::outcome_of(int result) {
    switch (SSL_get_error(stream_, result)) {
        case SSL_ERROR_NONE: return Outcome::Done;
        case SSL_ERROR_WANT_READ: return Outcome::NeedsRead;
        case SSL_ERROR_WANT_WRITE: return Outcome::NeedsWrite;
        default: return Outcome::Ended;
    }
}

TlsStream::Outcome TlsStream::accept() {
    ERR_clear_error();
    return outcome_of(SSL_do_handshake(stream_));
}

TlsStream::Outcome TlsStream::read(char* data, std::size_t size, std::size_t& got) {
    ERR_clear_error();
    return outcome_of(SSL_read_ex(stream_, data, size, &got));
}

std::size_t TlsStream::take(const char* data, std::size_t size) {
    const std::size_t part = std::min(size, record_bytes_max - output_.size());
    output_.append(data, part);
    return part;
}

TlsStream::Outcome TlsStream::flush() {
    while (!output_.empty()) {
        ERR_clear_error();
        std::size_t sent = 0;
        // After NeedsWrite the same bytes at the same place are offered again: nothing is taken until they are gone.
        const Outcome outcome = outcome_of(SSL_write_ex(stream_, output_.data(), output_.size(), &sent));
        if (outcome != Outcome::Done) return outcome;
        output_.erase(0, sent);
    }
    if (output_.capacity() > 1024) std::string().swap(output_);
    return Outcome::Done;
}

bool TlsStream::wants_read() const {
    return SSL_want_read(stream_) != 0;
}

void TlsStream::end_output() {
    ERR_clear_error();
    static_cast<void>(SSL_shutdown(stream_));
}

}  // namespace onetrip::http
