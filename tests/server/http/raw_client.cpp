#include "tests/server/http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

namespace onetrip::http::testing {

namespace {

constexpr int patience_seconds = 10;

}  // namespace

RawClient::RawClient(std::uint16_t port, int receive_buffer_bytes) {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    timeval patience{patience_seconds, 0};
    const int yes = 1;
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (receive_buffer_bytes > 0) {
        setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes, sizeof receive_buffer_bytes);
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
    reset_ = !connected_;
}

RawClient::~RawClient() {
    close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::end_output() {
    shutdown(socket_, SHUT_WR);
}

bool RawClient::receive() {
    char bytes[65536];
    const ssize_t got = recv(socket_, bytes, sizeof bytes, 0);
    if (got < 0) reset_ = true;
    if (got <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::string RawClient::read_until(std::string_view mark) {
    std::size_t at;
    while ((at = buffer_.find(mark)) == std::string::npos) {
        if (!receive()) return std::exchange(buffer_, {});
    }
    std::string part = buffer_.substr(0, at + mark.size());
    buffer_.erase(0, part.size());
    return part;
}

Answer RawClient::read_answer(bool head_only) {
    Answer answer;
    std::string_view head;
    const std::string text = read_until("\r\n\r\n");
    head = text;
    if (head.substr(0, 9) != "HTTP/1.1 " || head.size() < 12) return answer;
    answer.status = std::stoi(std::string(head.substr(9, 3)));
    for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
        const std::size_t end = head.find("\r\n", at);
        const std::string_view line = head.substr(at, end - at);
        const std::size_t colon = line.find(": ");
        std::string name(line.substr(0, colon));
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        answer.fields.emplace(std::move(name), line.substr(colon + 2));
        at = end + 2;
    }
    if (head_only || answer.status == 100 || answer.status == 204 || answer.status == 304) return answer;
    if (answer.fields.count("content-length") == 0) {
        while (receive()) {
        }
        answer.body = std::exchange(buffer_, {});
        return answer;
    }
    const std::size_t size = std::stoul(answer.fields["content-length"]);
    while (buffer_.size() < size && receive()) {
    }
    answer.body = buffer_.substr(0, size);
    buffer_.erase(0, answer.body.size());
    return answer;
}

bool RawClient::ended() {
    if (!buffer_.empty()) return false;
    return !receive() && !reset_;
}

}  // namespace onetrip::http::testing
