#include "server/http/tls.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>

#include "server/http/cached_answer.h"
#include "tests/server/http/certificate.h"
#include "tests/server/http/test_server.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::http::testing {

namespace {

using std::chrono::milliseconds;

class TlsClient {
public:
    explicit TlsClient(std::uint16_t port, int version = 0) : context_(SSL_CTX_new(TLS_client_method())) {
        if (version != 0) SSL_CTX_set_max_proto_version(context_, version);
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval patience{10, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to), 0);
        stream_ = SSL_new(context_);
        SSL_set_fd(stream_, socket_);
        connected_ = SSL_connect(stream_) == 1;
    }
    ~TlsClient() {
        SSL_free(stream_);
        SSL_CTX_free(context_);
        close(socket_);
    }
    TlsClient(const TlsClient&) = delete;
    TlsClient& operator=(const TlsClient&) = delete;

    [[nodiscard]] bool is_connected() const { return connected_; }
    void send(std::string_view bytes) {
        std::size_t sent = 0;
        ERR_clear_error();
        EXPECT_EQ(SSL_write_ex(stream_, bytes.data(), bytes.size(), &sent), 1);
    }
    [[nodiscard]] std::string read_until(std::string_view mark) {
        char bytes[16384];
        std::size_t got = 0;
        std::size_t at = buffer_.find(mark);
        // Only what is new is searched: a big body would otherwise be walked again for every record.
        while (at == std::string::npos && SSL_read_ex(stream_, bytes, sizeof bytes, &got) == 1) {
            const std::size_t from = buffer_.size() < mark.size() ? 0 : buffer_.size() - mark.size() + 1;
            buffer_.append(bytes, got);
            at = buffer_.find(mark, from);
        }
        const std::size_t size = at == std::string::npos ? buffer_.size() : at + mark.size();
        std::string part = buffer_.substr(0, size);
        buffer_.erase(0, size);
        return part;
    }
    [[nodiscard]] std::string ask(std::string_view request, std::string_view mark) {
        send(request);
        return read_until(mark);
    }
    /// The server's public key, as it is written in its certificate.
    [[nodiscard]] std::string server_key() const {
        X509* certificate = SSL_get1_peer_certificate(stream_);
        const ASN1_BIT_STRING* bits = X509_get0_pubkey_bitstr(certificate);
        std::string key(reinterpret_cast<const char*>(ASN1_STRING_get0_data(bits)),
                        static_cast<std::size_t>(ASN1_STRING_length(bits)));
        X509_free(certificate);
        return key;
    }
    /// True if the server said that it is done (close_notify).
    [[nodiscard]] bool ended() {
        char byte;
        std::size_t got = 0;
        return SSL_read_ex(stream_, &byte, 1, &got) != 1 && (SSL_get_shutdown(stream_) & SSL_RECEIVED_SHUTDOWN) != 0;
    }

private:
    SSL_CTX* context_;
    SSL* stream_ = nullptr;
    int socket_ = -1;
    bool connected_ = false;
    std::string buffer_;
};

class TlsTest : public ::testing::Test {
protected:
    TlsTest() {
        write_certificate(folder_.path("certificate.pem"), folder_.path("key.pem"));
        context_ = std::make_shared<TlsContext>(folder_.path("certificate.pem"), folder_.path("key.pem"));
    }
    static void fill(Router& router) {
        router.add_ready(Method::Get, "/hello", {}, [](const Request&) { return Reply::json(200, R"({"hello":1})"); });
        router.add_ready(Method::Post, "/size", {8u << 20, {}, true}, [](const Request& request) {
            return Reply::bytes(200, "text/plain", "size " + std::to_string(request.body().size()) + "!");
        });
        const auto big = std::make_shared<const std::string>(std::string(8u << 20, 'x') + "end");
        router.add_ready(Method::Get, "/big", {},
                         [big](const Request&) { return Reply::bytes(200, "text/plain", SharedBytes(big, *big)); });
        const CachedAnswer kept({{"Content-Type", "text/plain"}}, std::string(1u << 20, 'x') + "end");
        router.add_ready(Method::Get, "/kept", {}, [kept](const Request& request) { return kept.reply(request); });
        router.add(Method::Get, "/events", {}, [](const Request&) -> Task {
            co_return Reply::stream({"topic", nullptr, 0});
        });
    }

    test::TemporaryFolder folder_;
    std::shared_ptr<TlsContext> context_;
};

}  // namespace

TEST_F(TlsTest, ServesBothVersionsOnOneConnection) {
    TestServer server(fill, {}, 2, context_);
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client(server.server().port(), version);
        ASSERT_TRUE(client.is_connected());
        const std::string answer = client.ask(get("/hello"), "{\"hello\":1}");
        EXPECT_NE(answer.find("HTTP/1.1 200 OK"), std::string::npos);
        EXPECT_NE(answer.find("Strict-Transport-Security: max-age=31536000\r\n"), std::string::npos);
        EXPECT_NE(client.ask(get("/hello", "Connection: close\r\n"), "{\"hello\":1}").find("close"), std::string::npos);
    }
    TlsClient old(server.server().port(), TLS1_1_VERSION);
    EXPECT_FALSE(old.is_connected());
}

TEST_F(TlsTest, BigBodiesGoThroughBothWays) {
    TestServer server(fill, {}, 1, context_);
    TlsClient client(server.server().port());
    client.send(post("/size", std::string(5u << 20, 'y')));
    EXPECT_NE(client.read_until("!").find("size 5242880!"), std::string::npos);
    EXPECT_GT(client.ask(get("/big"), "xend").size(), 8u << 20);
    EXPECT_GT(client.ask(get("/kept"), "xend").size(), 1u << 20);
    EXPECT_NE(client.ask(get("/hello"), "{\"hello\":1}").find("200 OK"), std::string::npos);
}

TEST_F(TlsTest, EventsComeThroughAndEndWithTheServer) {
    TestServer server(fill, {}, 2, context_);
    TlsClient client(server.server().port());
    EXPECT_NE(client.ask(get("/events"), "retry: 2000\n\n").find("text/event-stream"), std::string::npos);
    server.hub().publish("topic", {1, "case", "first"});
    EXPECT_EQ(client.read_until("\n\n"), "id: 1\nevent: case\ndata: first\n\n");
    for (std::uint64_t id = 2; id < 5; ++id) {
        server.hub().publish("topic", {id, "", std::string(10'000, 'd')});
        EXPECT_EQ(client.read_until("\n\n").size(), ("id: 2\ndata: \n\n" + std::string(10'000, 'd')).size());
    }
    server.server().begin_drain();
    EXPECT_TRUE(client.ended());
    EXPECT_TRUE(server.server().wait_drained(std::chrono::seconds(5)));
}

TEST_F(TlsTest, WhoSpeaksPlainlyOrNotAtAllIsLetGo) {
    Limits limits;
    limits.header_timeout = milliseconds(200);
    TestServer server(fill, limits, 2, context_);
    RawClient plain(server.server().port());
    plain.send(get("/hello"));
    EXPECT_EQ(plain.read_answer().status, 0);
    RawClient silent(server.server().port());
    EXPECT_TRUE(silent.ended());
    EXPECT_TRUE(server.observer().lines().empty());
}

TEST_F(TlsTest, ARenewedCertificateIsForTheConnectionsThatComeAfterIt) {
    TestServer server(fill, {}, 2, context_);
    TlsClient before(server.server().port());
    write_certificate(folder_.path("certificate.pem"), folder_.path("key.pem"));
    context_->renew();
    TlsClient after(server.server().port());
    EXPECT_NE(before.server_key(), after.server_key());
    EXPECT_NE(before.ask(get("/hello"), "}").find("200 OK"), std::string::npos);

    std::ofstream(folder_.path("key.pem")) << "half of a k";
    EXPECT_THROW(context_->renew(), std::runtime_error);
    EXPECT_EQ(TlsClient(server.server().port()).server_key(), after.server_key()) << "what it had is kept";
}

TEST_F(TlsTest, FilesThatDoNotFitAreSaidInOneLine) {
    const auto reason = [](const std::string& certificate, const std::string& key) -> std::string {
        try {
            const TlsContext context(certificate, key);
        } catch (const std::runtime_error& failure) {
            return failure.what();
        }
        return "";
    };
    const std::string certificate = folder_.path("certificate.pem");
    EXPECT_EQ(reason(folder_.path("absent.pem"), folder_.path("key.pem")).rfind("cannot use the TLS certificate ", 0),
              0u);
    std::ofstream(folder_.path("empty.pem")) << "nothing";
    EXPECT_EQ(reason(certificate, folder_.path("empty.pem")).rfind("cannot use the TLS key ", 0), 0u);
    write_certificate(folder_.path("other.pem"), folder_.path("other_key.pem"));
    EXPECT_EQ(reason(certificate, folder_.path("other_key.pem")),
              "cannot use the TLS key " + folder_.path("other_key.pem") + ": key values mismatch");
}

}  // namespace onetrip::http::testing
