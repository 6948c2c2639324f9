#pragma once

/// Internal to the room. The bytes of an answer's head.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "server/http/reply.h"

namespace onetrip::http {

/// Fields that every answer carries, whatever it says.
inline constexpr std::string_view standard_fields =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n";

using FieldList = std::span<const std::pair<std::string, std::string>>;

/// Status line, the handler's fields, the standard ones, `Cache-Control: no-store` where the handler said nothing, and
/// Content-Length where there is one. Without the empty line that ends a head.
void append_fixed_head(std::string& out, std::uint16_t status, FieldList fields, std::optional<std::size_t> body_bytes);

/// Date, X-Request-Id, Strict-Transport-Security, Connection where it is not the default, and the empty line.
struct ChangingHead {
    std::string_view date_line;
    std::string_view request_id;
    bool keep = true;
    bool keep_must_be_said = false;  ///< to an HTTP/1.0 client
    bool secure = false;             ///< by TLS: the browser is told to stay with it (RFC 6797)
};
void append_changing_head(std::string& out, const ChangingHead& head);

/// 1xx, 204 and 304 have no body and no Content-Length of their own (RFC 9110 section 8.6).
[[nodiscard]] constexpr bool has_body(std::uint16_t status) {
    return status >= 200 && status != 204 && status != 304;
}

}  // namespace onetrip::http
