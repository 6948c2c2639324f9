#pragma once

/// Internal to the room. Beast's parser filling a Request, with what Beast leaves open closed: a transfer coding other
/// than `chunked` is refused (Beast reads on as if there were no body, which invites request smuggling), the whole
/// header is counted, Host is required once.

#include <boost/beast/http/basic_parser.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/http/limits.h"
#include "server/http/problem.h"
#include "server/http/request.h"

namespace onetrip::http {

class MessageParser final : public boost::beast::http::basic_parser<true> {
public:
    using Base = boost::beast::http::basic_parser<true>;
    using error_code = boost::system::error_code;
    using text_view = boost::beast::string_view;

    MessageParser(const Limits& limits, Request& request);

    enum class Progress : std::uint8_t { NeedMore, HeadDone, Done, Refused };
    /// Takes what it understands of `bytes` and says how much that was. HeadDone comes once, before the body.
    [[nodiscard]] Progress feed(std::string_view bytes, std::size_t& used);

    [[nodiscard]] ProblemCode refusal() const { return refusal_; }
    /// The request line was read: what is too large from here on is the fields.
    [[nodiscard]] bool has_target() const { return has_target_; }
    [[nodiscard]] bool is_http_1_0() const { return version_ < 11; }
    [[nodiscard]] bool expects_continue() const { return expects_continue_; }
    [[nodiscard]] std::optional<std::uint64_t> announced_bytes() const;

private:
    void on_request_impl(boost::beast::http::verb, text_view method, text_view target, int version,
                         error_code& failure) override;
    void on_response_impl(int, text_view, int, error_code&) override {}
    void on_field_impl(boost::beast::http::field name, text_view name_text, text_view value,
                       error_code& failure) override;
    void on_header_impl(error_code& failure) override;
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(text_view bytes, error_code&) override;
    void on_chunk_header_impl(std::uint64_t, text_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, text_view bytes, error_code&) override;
    void on_finish_impl(error_code&) override {}

    void refuse(ProblemCode code, error_code& failure);

    const Limits& limits_;
    Request& request_;
    ProblemCode refusal_ = ProblemCode::BadRequest;
    std::size_t header_bytes_ = 0;
    std::size_t fields_ = 0;
    int version_ = 11;
    std::uint8_t hosts_ = 0;
    bool has_target_ = false;
    std::string forwarded_for_;  ///< of all such fields: some proxies write one of their own behind the client's
    bool expects_continue_ = false;
    bool head_told_ = false;
    bool head_done_ = false;
};

}  // namespace onetrip::http
