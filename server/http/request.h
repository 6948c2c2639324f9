#pragma once

/// One HTTP request as a handler sees it: no socket, no parser. It can be built by hand, so a handler is tested without
/// a network:
///
///     auto request = Request(Method::Post, "/api/v1/bookings").with_header("Content-Type", "application/json")
///                        .with_body(R"({"hall":"yunchuan"})");
///
/// Everything a view points at lives as long as the request, which outlives its handler.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace onetrip::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options, Other };
[[nodiscard]] std::string_view name_of(Method method);
/// Get, Head and Options change nothing (RFC 9110 section 9.2.1).
[[nodiscard]] constexpr bool is_safe(Method method) {
    return method == Method::Get || method == Method::Head || method == Method::Options;
}

/// The languages this server speaks to people. Chinese unless Accept-Language prefers English.
enum class Language : std::uint8_t { Chinese, English };

/// What may be wrong with a request target, in the order in which it is looked for.
enum class TargetRefusal : std::uint8_t {
    TooLong,   ///< more than `target_bytes_max`
    Malformed  ///< neither origin-form nor absolute-form; a bad %XX; decoded to control characters or not to UTF-8;
               ///< a segment `.` or `..`, or one that hides a slash; too many query items
};

inline constexpr std::size_t target_bytes_max = 2048;
inline constexpr std::size_t query_items_max = 32;
inline constexpr std::size_t path_segments_max = 16;

class Request {
public:
    Request() = default;
    /// For tests and for handlers that call others: the target must be a good one (a bad one is a bug).
    Request(Method method, std::string_view target);

    [[nodiscard]] Method method() const { return method_; }
    /// As it was sent, without the query; still percent-encoded. Not for logs: it may name a case.
    [[nodiscard]] std::string_view path() const { return path_; }
    /// The path cut at `/` and percent-decoded; `/` has one empty segment.
    [[nodiscard]] std::span<const std::string> segments() const { return {segments_.data(), segment_count_}; }

    /// A `{name}` of the route's pattern, decoded and never empty; asking for one that the pattern lacks is a bug.
    [[nodiscard]] std::string_view param(std::string_view name) const;
    /// The first `name=value` of the query, decoded (`+` is a blank); nullopt without one.
    [[nodiscard]] std::optional<std::string_view> query(std::string_view name) const;
    /// All query items in order, decoded: for handlers that refuse what they do not know.
    [[nodiscard]] std::span<const std::pair<std::string, std::string>> query_items() const { return query_; }

    /// The first field of that name (any case), without white space around it; nullopt without one.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
    /// The media type in lower case without parameters; empty without a Content-Type.
    [[nodiscard]] std::string content_type() const;
    [[nodiscard]] Language language() const;

    [[nodiscard]] std::string_view body() const { return body_; }
    [[nodiscard]] base::BytesView body_bytes() const { return base::as_bytes(body_); }
    /// The connection ended within the body, and nobody waits for an answer: only for routes that take that.
    [[nodiscard]] bool is_cut() const { return is_cut_; }

    /// The peer's address as text, without a port. Personal data: for rate limits, never for logs.
    [[nodiscard]] std::string_view client_address() const { return client_address_; }
    /// What X-Request-Id answers and the log names: 16 hexadecimal digits, unique, drawn by the server.
    [[nodiscard]] std::string_view id() const { return id_; }

    Request& with_header(std::string_view name, std::string_view value) &;
    Request&& with_header(std::string_view name, std::string_view value) && {
        return std::move(with_header(name, value));
    }
    Request& with_body(std::string body) &;
    Request&& with_body(std::string body) && { return std::move(with_body(std::move(body))); }
    Request& with_client_address(std::string_view address) &;
    Request&& with_client_address(std::string_view address) && { return std::move(with_client_address(address)); }
    Request& with_id(std::string_view id) &;
    Request&& with_id(std::string_view id) && { return std::move(with_id(id)); }

    // The session's and the router's side.

    /// Empty again, keeping its memory for the next request of the connection.
    void clear();
    void set_method(Method method) { method_ = method; }
    /// Takes a target apart; nullopt if it is good.
    [[nodiscard]] std::optional<TargetRefusal> set_target(std::string_view target);
    [[nodiscard]] std::string& body_storage() { return body_; }
    void set_cut() { is_cut_ = true; }
    /// `name` must outlive the request (a route's pattern does); `segment` is the index of its value.
    void bind_param(std::string_view name, std::size_t segment) { params_.emplace_back(name, segment); }
    void clear_params() { params_.clear(); }

private:
    struct Field {
        std::uint32_t name_at, name_size, value_at, value_size;
    };
    [[nodiscard]] bool split_path();
    [[nodiscard]] bool split_query(std::string_view query);

    Method method_ = Method::Get;
    std::string path_;
    std::vector<std::string> segments_;  ///< the first `segment_count_` are this request's
    std::size_t segment_count_ = 0;
    std::vector<std::pair<std::string_view, std::size_t>> params_;
    std::vector<std::pair<std::string, std::string>> query_;
    std::string header_text_;
    std::vector<Field> fields_;
    std::string body_;
    bool is_cut_ = false;
    std::string client_address_;
    std::string id_;
};

/// ASCII case-insensitive, as HTTP compares names.
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);
/// Undoes %XX (and `+` where `plus_is_blank`); nullopt for a bad %XX, control characters or broken UTF-8.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank = false);

}  // namespace onetrip::http
