#pragma once

/// Internal to the room. One connection's life: read a request within the limits, find its route, answer, go on.

#include <array>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/connection.h"
#include "server/http/message_parser.h"
#include "server/http/request.h"
#include "server/http/router.h"

namespace onetrip::http {

class Session {
public:
    Session(Shard& shard, int socket, std::string address, bool turn_away);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Until the connection ends or belongs to the event branch.
    [[nodiscard]] boost::asio::awaitable<void> run();

private:
    template <typename T>
    using Awaitable = boost::asio::awaitable<T>;

    enum class Head : std::uint8_t { Done, Refused, Gone };

    [[nodiscard]] Awaitable<bool> begin_tls();
    /// Whether the connection can carry another request.
    [[nodiscard]] Awaitable<bool> serve_one();
    /// 429 for a client that asks too often.
    [[nodiscard]] std::optional<Reply> over_rate();
    [[nodiscard]] Awaitable<Head> read_head();
    /// False if the connection is over; `refusal_` is set if the body was refused.
    [[nodiscard]] Awaitable<bool> read_body(const Route& route);
    /// What came of a body before the connection ended or was too slow; there is nobody to answer.
    [[nodiscard]] Awaitable<void> hand_over_cut_body(const Route& route);
    [[nodiscard]] Awaitable<bool> read_sized_body(std::uint64_t size);
    [[nodiscard]] Awaitable<bool> read_chunked_body(std::size_t size_max);
    [[nodiscard]] Awaitable<bool> answer(const Reply& reply, std::string_view route, bool keep);
    /// An answer before the body was read: a short rest is skipped, after a long one the connection ends.
    [[nodiscard]] Awaitable<bool> answer_unread(const Reply& reply, std::string_view route);
    [[nodiscard]] Awaitable<bool> refuse(const Problem& problem, std::string_view route);
    [[nodiscard]] Awaitable<bool> begin_stream(const Reply& reply, std::string_view route);
    [[nodiscard]] Awaitable<bool> skip_body(std::uint64_t size);
    /// Says that nothing more comes and reads what the client is still sending, so that it gets to read the answer.
    [[nodiscard]] Awaitable<void> linger();

    /// Reads more into the buffer; false at the end. True with nothing read means that the buffer is full.
    [[nodiscard]] Awaitable<bool> fill(std::size_t size_max);
    void set_body_deadline(std::size_t received_bytes);
    /// Counts a growing body against what all connections may hold together.
    [[nodiscard]] bool may_hold(std::size_t bytes);
    void let_body_go();
    void report(std::string_view route, std::uint16_t status, std::size_t bytes_out);
    [[nodiscard]] std::string_view unread() const { return {buffer_.data() + begin_, end_ - begin_}; }
    [[nodiscard]] bool may_keep() const;

    Shard& shard_;
    Common& common_;
    std::unique_ptr<Connection> connection_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    Request request_;
    std::optional<MessageParser> parser_;
    std::optional<Problem> refusal_;
    std::string rate_client_;  ///< empty: not limited
    std::string head_;
    std::string error_;
    std::array<boost::asio::const_buffer, 3> out_;
    Shard::Time head_done_at_;
    Shard::Time body_begun_at_;
    std::size_t body_bytes_in_ = 0;
    std::size_t held_bytes_ = 0;
    bool turn_away_;
    bool served_before_ = false;
    bool lingers_ = false;
};

/// Owns the session while it runs.
[[nodiscard]] boost::asio::awaitable<void> run_session(std::unique_ptr<Session> session);

}  // namespace onetrip::http
