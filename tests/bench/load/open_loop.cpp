// An open loop for one request that is sent again and again, at a rate a client in JavaScript does not reach:
// `onetrip-open-loop PORT FILE EXPECTED CONNECTIONS SECONDS PER_SECOND` writes
// {"answers":…,"perSecond":…,"p50":…,"p99":…} on standard output, in milliseconds. FILE holds the whole request; every
// answer must be a 200 and contain EXPECTED.
//
// Requests have a point in time at which they are meant to begin. If no connection is free they wait, and the wait
// counts (as in client.mjs, which does the same for requests that follow from answers).

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

void require(bool holds, const char* what) {
    if (!holds) throw std::runtime_error(what);
}

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    require(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "cannot connect");
    const int on = 1;
    require(::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) == 0, "cannot set up a connection");
    return socket;
}

/// One connection with one request at a time.
struct Line {
    int socket = -1;
    Clock::time_point meant_at;
    std::string received;

    /// Whether the answer is whole.
    bool receive(std::string_view expected) {
        char bytes[16384];
        const ssize_t got = ::recv(socket, bytes, sizeof bytes, 0);
        require(got > 0, "the server closed a connection");
        received.append(bytes, static_cast<std::size_t>(got));
        const std::size_t head_end = received.find("\r\n\r\n");
        if (head_end == std::string::npos) return false;
        constexpr std::string_view length_field = "Content-Length: ";
        const std::size_t at = received.find(length_field);
        std::size_t length = 0;
        require(at < head_end, "an answer of unknown length");
        std::from_chars(received.data() + at + length_field.size(), received.data() + head_end, length);
        if (received.size() < head_end + 4 + length) return false;
        require(received.compare(0, 13, "HTTP/1.1 200 ") == 0, "an answer that is no 200");
        require(received.find(expected, head_end) != std::string::npos, "an answer that was not expected");
        received.clear();
        return true;
    }
};

class OpenLoop {
public:
    OpenLoop(std::uint16_t port, std::string request, std::string expected, std::size_t connections)
        : request_(std::move(request)), expected_(std::move(expected)), lines_(connections), ready_(connections) {
        for (Line& line : lines_) {
            line.socket = connect_to(port);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = &line;
            require(::epoll_ctl(poll_, EPOLL_CTL_ADD, line.socket, &event) == 0, "cannot wait for a connection");
            free_.push_back(&line);
        }
    }

    /// The waits of all answers in milliseconds, in no order.
    std::vector<double> run(Clock::duration time, Clock::duration interval) {
        Clock::time_point due = Clock::now();
        const Clock::time_point end = due + time;
        while (due < end || free_.size() < lines_.size()) {
            for (; due < end && due <= Clock::now() && !free_.empty(); due += interval)
                ask(due);
            const bool may_ask = due < end && !free_.empty();
            take_answers(may_ask ? due - Clock::now() : std::chrono::seconds(5));
        }
        return std::move(waits_ms_);
    }

private:
    void ask(Clock::time_point meant_at) {
        Line& line = *free_.back();
        free_.pop_back();
        line.meant_at = meant_at;
        const ssize_t sent = ::send(line.socket, request_.data(), request_.size(), MSG_NOSIGNAL);
        require(sent == static_cast<ssize_t>(request_.size()), "a request was not sent whole");
    }

    void take_answers(Clock::duration at_most) {
        const auto nanoseconds = std::max<std::int64_t>(std::chrono::nanoseconds(at_most).count(), 0);
        const timespec patience{nanoseconds / 1'000'000'000, nanoseconds % 1'000'000'000};
        const int count = ::epoll_pwait2(poll_, ready_.data(), static_cast<int>(ready_.size()), &patience, nullptr);
        require(count > 0 || at_most < std::chrono::seconds(5), "no answer for five seconds");
        for (int i = 0; i < count; ++i) {
            Line& line = *static_cast<Line*>(ready_[static_cast<std::size_t>(i)].data.ptr);
            if (!line.receive(expected_)) continue;
            waits_ms_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - line.meant_at).count());
            free_.push_back(&line);
        }
    }

    const std::string request_;
    const std::string expected_;
    const int poll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Line> lines_;
    std::vector<Line*> free_;
    std::vector<epoll_event> ready_;
    std::vector<double> waits_ms_;
};

double quantile(std::vector<double>& values, double share) {
    require(!values.empty(), "nothing was answered");
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 7) {
        std::fputs("usage: onetrip-open-loop PORT FILE EXPECTED CONNECTIONS SECONDS PER_SECOND\n", stderr);
        return 2;
    }
    try {
        std::ifstream file(argv[2], std::ios::binary);
        OpenLoop loop(static_cast<std::uint16_t>(std::stoul(argv[1])),
                      std::string(std::istreambuf_iterator<char>(file), {}), argv[3], std::stoul(argv[4]));
        const std::chrono::duration<double> time(std::stod(argv[5]));
        const std::chrono::duration<double> interval(1 / std::stod(argv[6]));
        const auto began = Clock::now();
        std::vector<double> waits_ms = loop.run(std::chrono::duration_cast<Clock::duration>(time),
                                                std::chrono::duration_cast<Clock::duration>(interval));
        const double took = std::chrono::duration<double>(Clock::now() - began).count();
        std::printf(R"({"answers":%zu,"perSecond":%.0f,"p50":%.3f,"p99":%.3f})"
                    "\n",
                    waits_ms.size(), static_cast<double>(waits_ms.size()) / took, quantile(waits_ms, 0.5),
                    quantile(waits_ms, 0.99));
        return 0;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "onetrip-open-loop: %s\n", failure.what());
        return 1;
    }
}
