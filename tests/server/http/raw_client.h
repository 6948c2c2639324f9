#pragma once

/// A client that sends exactly the bytes it is told to, and reads with a time limit so that a test that goes wrong
/// fails instead of hanging.

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace onetrip::http::testing {

struct Answer {
    int status = 0;                             ///< 0: nothing came
    std::map<std::string, std::string> fields;  ///< names in lower case
    std::string body;

    [[nodiscard]] std::string field(const std::string& name) const {
        const auto found = fields.find(name);
        return found == fields.end() ? "" : found->second;
    }
};

class RawClient {
public:
    /// `receive_buffer_bytes` makes a client that can take in little.
    explicit RawClient(std::uint16_t port, int receive_buffer_bytes = 0);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    /// Whether the server took the connection.
    [[nodiscard]] bool is_connected() const { return connected_; }
    /// False if the server has closed on us.
    bool send(std::string_view bytes);
    void end_output();
    /// One whole answer: by Content-Length, or to the end of the connection without one. `head_only` for HEAD.
    [[nodiscard]] Answer read_answer(bool head_only = false);
    [[nodiscard]] Answer ask(std::string_view request) {
        send(request);
        return read_answer();
    }
    /// Everything up to and including `mark`; what came so far if it never comes.
    [[nodiscard]] std::string read_until(std::string_view mark);
    /// True if the server ends the connection (orderly) before it sends another byte.
    [[nodiscard]] bool ended();

private:
    bool receive();

    int socket_ = -1;
    std::string buffer_;
    bool connected_ = false;
    bool reset_ = false;
};

}  // namespace onetrip::http::testing
