#pragma once

/// What a handler answers: a status, fields and a body that may be shared by many answers. The session adds Date,
/// X-Request-Id, X-Content-Type-Options, Referrer-Policy, Content-Length, Connection and, where the handler set no
/// Cache-Control, `no-store`.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace onetrip::http {

class MemoryFile;
class Request;
struct EventStream;

/// Bytes with whoever keeps them alive: an answer never copies what a cache, a store or a file already holds.
class SharedBytes {
public:
    SharedBytes() = default;
    SharedBytes(std::string text);
    SharedBytes(base::Bytes bytes);
    /// `view` must stay valid as long as `owner` lives.
    SharedBytes(std::shared_ptr<const void> owner, std::string_view view) : owner_(std::move(owner)), view_(view) {}
    /// Bytes that live as long as the program.
    [[nodiscard]] static SharedBytes of_static(std::string_view text) { return {nullptr, text}; }

    [[nodiscard]] std::string_view view() const { return view_; }

private:
    std::shared_ptr<const void> owner_;
    std::string_view view_;
};

/// A cookie to be laid: always HttpOnly, SameSite=Strict, Path=/.
struct SetCookie {
    std::string name;
    std::string value;
    std::int64_t max_age_seconds = 0;  ///< 0 takes the cookie away
    bool secure = false;               ///< where people reach the server by TLS
};

/// An answer whose head and body were written once and are sent as they are: static files, catalogue answers.
struct PreparedAnswer {
    std::uint16_t status = 200;
    std::string head;  ///< from the status line to the last fixed field, each ended by CRLF
    SharedBytes body;
    std::shared_ptr<const MemoryFile> file;  ///< the body once more, where it is worth it
};

class Reply {
public:
    explicit Reply(std::uint16_t status = 204);
    Reply(Reply&&) noexcept;
    Reply& operator=(Reply&&) noexcept;
    ~Reply();

    [[nodiscard]] static Reply json(std::uint16_t status, std::string body);
    [[nodiscard]] static Reply bytes(std::uint16_t status, std::string_view media_type, SharedBytes body);
    [[nodiscard]] static Reply prepared(std::shared_ptr<const PreparedAnswer> answer);
    /// 200 text/event-stream; the connection then belongs to the hub.
    [[nodiscard]] static Reply stream(EventStream stream);

    /// Adds a field (values with control characters are a bug). Content-Length, Connection, Transfer-Encoding and Date
    /// are the session's own.
    Reply& with_header(std::string_view name, std::string_view value) &;
    Reply&& with_header(std::string_view name, std::string_view value) && {
        return std::move(with_header(name, value));
    }
    Reply& with_cookie(const SetCookie& cookie) &;
    Reply&& with_cookie(const SetCookie& cookie) && { return std::move(with_cookie(cookie)); }

    [[nodiscard]] std::uint16_t status() const { return prepared_ ? prepared_->status : status_; }
    [[nodiscard]] std::string_view body() const { return prepared_ ? prepared_->body.view() : body_.view(); }
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& headers() const { return headers_; }
    /// The first field of that name set by the handler; empty without one. Not for prepared answers.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] const PreparedAnswer* prepared_answer() const { return prepared_.get(); }
    [[nodiscard]] EventStream* event_stream() const { return stream_.get(); }

private:
    std::uint16_t status_;
    std::vector<std::pair<std::string, std::string>> headers_;
    SharedBytes body_;
    std::shared_ptr<const PreparedAnswer> prepared_;
    std::unique_ptr<EventStream> stream_;
};

/// The reason phrase of RFC 9110 section 15; `Status` for one that is not used here.
[[nodiscard]] std::string_view reason_phrase(std::uint16_t status);

}  // namespace onetrip::http
