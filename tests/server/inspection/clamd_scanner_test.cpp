// clamd's protocol against a socket that says what a line of the table says; the real clamd has its own test.

#include "server/inspection/clamd_scanner.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "tests/server/await.h"

namespace onetrip::inspection {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ports::ScanEnd;
using std::chrono::milliseconds;

/// Takes one connection, reads what INSTREAM says until its end, answers.
class OneClamd {
public:
    explicit OneClamd(std::string answer)
        : answer_(std::move(answer)), acceptor_(loop_, tcp::endpoint(asio::ip::address_v4::loopback(), 0)) {
        thread_ = std::thread([this] { serve(); });
    }
    OneClamd(const OneClamd&) = delete;
    OneClamd& operator=(const OneClamd&) = delete;
    ~OneClamd() {
        if (thread_.joinable()) thread_.join();
    }

    [[nodiscard]] ClamdAddress address() const {
        return {{}, "127.0.0.1", std::to_string(acceptor_.local_endpoint().port())};
    }
    struct Received {
        std::string command;
        std::string content;
    };
    /// What it was sent; waits for the scan's end. Once.
    [[nodiscard]] Received received() {
        thread_.join();
        return std::move(received_);
    }

private:
    void serve() {
        tcp::socket socket = acceptor_.accept();
        boost::system::error_code failure;
        received_.command.resize(10);
        asio::read(socket, asio::buffer(received_.command), failure);
        for (;;) {
            std::array<std::uint8_t, 4> head{};
            asio::read(socket, asio::buffer(head), failure);
            const std::size_t size = std::size_t{head[0]} << 24 | std::size_t{head[1]} << 16 |
                                     std::size_t{head[2]} << 8 | std::size_t{head[3]};
            if (failure || size == 0) break;
            std::string chunk(size, '\0');
            asio::read(socket, asio::buffer(chunk), failure);
            received_.content += chunk;
        }
        asio::write(socket, asio::buffer(answer_), failure);
        // Until the scanner has had enough.
        char byte = 0;
        asio::read(socket, asio::buffer(&byte, 1), failure);
    }

    const std::string answer_;
    Received received_;
    asio::io_context loop_;
    tcp::acceptor acceptor_;
    std::thread thread_;
};

TEST(ClamdScanner, SendsTheBytesInChunksAndReadsTheVerdict) {
    struct Line {
        std::string answer;
        ScanEnd end;
        std::string reason;
    };
    const Line lines[] = {
        {std::string("stream: OK\0", 11), ScanEnd::Clean, ""},
        {std::string("stream: Eicar-Test-Signature FOUND\0", 35), ScanEnd::Infected, "Eicar-Test-Signature"},
        {std::string("INSTREAM size limit exceeded. ERROR\0", 36), ScanEnd::Unavailable,
         "INSTREAM size limit exceeded. ERROR"},
        {std::string("stream:  FOUND\0", 15), ScanEnd::Unavailable, "stream:  FOUND"},
        {std::string("UNKNOWN COMMAND\0", 16), ScanEnd::Unavailable, "UNKNOWN COMMAND"},
        {std::string(4096, 'x'), ScanEnd::Unavailable, "read"},
        {"", ScanEnd::Unavailable, "timeout"},
    };
    const std::string file(150'000, 'f');
    for (const Line& line : lines) {
        OneClamd clamd(line.answer);
        ClamdScanner scanner(clamd.address(), {milliseconds(line.reason == "timeout" ? 300 : 20'000), 8});
        const ports::Scan scan = test::await(scanner.scan(base::as_bytes(file)));
        const OneClamd::Received received = clamd.received();
        EXPECT_EQ(scan.end, line.end) << line.answer.substr(0, 40);
        EXPECT_EQ(scan.reason, line.reason);
        EXPECT_EQ(received.command, std::string("zINSTREAM\0", 10));
        EXPECT_TRUE(received.content == file) << received.content.size();
    }
}

TEST(ClamdScanner, WithoutClamdThereIsNoVerdict) {
    ClamdScanner on_path({"/nowhere/clamd.ctl", {}, {}}, {});
    const auto scan = test::await(on_path.scan({}));
    EXPECT_EQ(scan.end, ScanEnd::Unavailable);
    EXPECT_EQ(scan.reason, "connect");
    ClamdScanner nobody({"/nowhere/clamd.ctl", {}, {}}, {milliseconds(1'000), 0});
    EXPECT_EQ(test::await(nobody.scan({})).reason, "busy");
}

TEST(ClamdScanner, AnAddressIsASocketOrAHostWithAPort) {
    const auto path = parse_clamd_address("clamd:/run/clamav/clamd.ctl");
    ASSERT_TRUE(path.has_value());
    EXPECT_EQ(path->path, "/run/clamav/clamd.ctl");
    const auto six = parse_clamd_address("clamd://[::1]:3310");
    ASSERT_TRUE(six.has_value());
    EXPECT_EQ(six->host, "::1");
    EXPECT_EQ(six->port, "3310");
    EXPECT_EQ(parse_clamd_address("clamd://scanner.city.example:3310")->host, "scanner.city.example");
    for (const char* text : {"", "clamd:", "clamd://", "clamd://host", "clamd://host:", "clamd://:3310",
                             "clamd://host:port", "clamd:run/clamd.ctl", "/run/clamd.ctl", "http://host:3310"}) {
        EXPECT_FALSE(parse_clamd_address(text).has_value()) << text;
    }
}

}  // namespace
}  // namespace onetrip::inspection
