#include "server/http/reply.h"

#include <algorithm>
#include <stdexcept>

#include "server/http/event_stream.h"
#include "server/http/request.h"

namespace onetrip::http {

namespace {

[[nodiscard]] bool is_field_text(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7f;
    });
}

}  // namespace

SharedBytes::SharedBytes(std::string text) {
    auto owner = std::make_shared<const std::string>(std::move(text));
    view_ = *owner;
    owner_ = std::move(owner);
}

SharedBytes::SharedBytes(base::Bytes bytes) {
    auto owner = std::make_shared<const base::Bytes>(std::move(bytes));
    view_ = base::as_text(*owner);
    owner_ = std::move(owner);
}

Reply::Reply(std::uint16_t status) : status_(status) {}
Reply::Reply(Reply&&) noexcept = default;
Reply& Reply::operator=(Reply&&) noexcept = default;
Reply::~Reply() = default;

Reply Reply::json(std::uint16_t status, std::string body) {
    return bytes(status, "application/json", SharedBytes(std::move(body)));
}

Reply Reply::bytes(std::uint16_t status, std::string_view media_type, SharedBytes body) {
    Reply reply(status);
    reply.with_header("Content-Type", media_type);
    reply.body_ = std::move(body);
    return reply;
}

Reply Reply::prepared(std::shared_ptr<const PreparedAnswer> answer) {
    Reply reply(answer->status);
    reply.prepared_ = std::move(answer);
    return reply;
}

Reply Reply::stream(EventStream stream) {
    Reply reply(200);
    reply.with_header("Content-Type", "text/event-stream");
    reply.stream_ = std::make_unique<EventStream>(std::move(stream));
    return reply;
}

Reply& Reply::with_header(std::string_view name, std::string_view value) & {
    if (!is_field_text(value)) throw std::invalid_argument("a field's value has control characters");
    headers_.emplace_back(name, value);
    return *this;
}

Reply& Reply::with_cookie(const SetCookie& cookie) & {
    std::string value = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" +
                        std::to_string(std::max<std::int64_t>(0, cookie.max_age_seconds));
    if (cookie.secure) value += "; Secure";
    return with_header("Set-Cookie", value);
}

std::string_view Reply::header(std::string_view name) const {
    for (const auto& [known, value] : headers_) {
        if (equals_ignoring_case(known, name)) return value;
    }
    return {};
}

std::string_view reason_phrase(std::uint16_t status) {
    switch (status) {
        case 100: return "Continue";
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 460: return "Checksum Mismatch";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Status";
    }
}

}  // namespace onetrip::http
