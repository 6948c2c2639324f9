#include "server/http/message_parser.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/verb.hpp>

namespace onetrip::http {

namespace beast_http = boost::beast::http;

namespace {

constexpr std::string_view forwarded_for = "X-Forwarded-For";

[[nodiscard]] std::string_view plain(MessageParser::text_view text) {
    return {text.data(), text.size()};
}

[[nodiscard]] Method method_of(std::string_view name) {
    for (const Method method :
         {Method::Get, Method::Post, Method::Head, Method::Delete, Method::Put, Method::Patch, Method::Options}) {
        if (name_of(method) == name) return method;
    }
    return Method::Other;
}

/// Whether a start line that could not be read names another version of HTTP, and not just anything.
[[nodiscard]] bool names_other_version(std::string_view bytes) {
    const std::string_view line = bytes.substr(0, bytes.find('\r'));
    const std::size_t at = line.rfind(' ');
    if (at == std::string_view::npos) return false;
    const std::string_view version = line.substr(at + 1);
    return version.size() == 8 && version.substr(0, 5) == "HTTP/" && version[6] == '.' && version != "HTTP/1.0" &&
           version != "HTTP/1.1";
}

}  // namespace

MessageParser::MessageParser(const Limits& limits, Request& request) : limits_(limits), request_(request) {
    header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    // The route decides how much body there may be, and it is not known yet.
    body_limit(boost::none);
}

MessageParser::Progress MessageParser::feed(std::string_view bytes, std::size_t& used) {
    used = 0;
    while (!is_done()) {
        error_code failure;
        const std::string_view rest = bytes.substr(used);
        used += put(boost::asio::buffer(rest), failure);
        if (failure == beast_http::error::need_more) return Progress::NeedMore;
        if (failure == beast_http::error::body_limit) refusal_ = ProblemCode::BodyTooLarge;
        if (failure == beast_http::error::header_limit) {
            refusal_ = has_target_ ? ProblemCode::HeaderTooLarge : ProblemCode::TargetTooLong;
        }
        if (failure == beast_http::error::bad_version && names_other_version(rest)) {
            refusal_ = ProblemCode::VersionNotSupported;
        }
        if (failure) return Progress::Refused;
        if (is_header_done() && !head_told_) {
            head_told_ = true;
            return Progress::HeadDone;
        }
        if (used == bytes.size() && !is_done()) return Progress::NeedMore;
    }
    return Progress::Done;
}

std::optional<std::uint64_t> MessageParser::announced_bytes() const {
    const auto length = content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

void MessageParser::refuse(ProblemCode code, error_code& failure) {
    refusal_ = code;
    failure = beast_http::make_error_code(beast_http::error::bad_value);
}

void MessageParser::on_request_impl(beast_http::verb, text_view method, text_view target, int version,
                                    error_code& failure) {
    version_ = version;
    request_.set_method(method_of(plain(method)));
    const auto refusal = request_.set_target(plain(target));
    if (refusal == TargetRefusal::TooLong) return refuse(ProblemCode::TargetTooLong, failure);
    if (refusal == TargetRefusal::Malformed) return refuse(ProblemCode::BadRequest, failure);
    has_target_ = true;
    header_bytes_ = target.size();
}

void MessageParser::on_field_impl(beast_http::field name, text_view name_text, text_view value, error_code& failure) {
    // Fields after a chunked body: nobody here reads trailers, and none may change what was already decided.
    if (head_done_) return;
    header_bytes_ += name_text.size() + value.size() + 4;
    if (header_bytes_ > limits_.header_bytes_max || ++fields_ > limits_.header_fields_max) {
        return refuse(ProblemCode::HeaderTooLarge, failure);
    }
    if (name == beast_http::field::transfer_encoding) {
        if (version_ < 11) return refuse(ProblemCode::BadRequest, failure);
        if (!equals_ignoring_case(plain(value), "chunked")) return refuse(ProblemCode::NotImplemented, failure);
    } else if (name == beast_http::field::host) {
        if (++hosts_ > 1) return refuse(ProblemCode::BadRequest, failure);
    } else if (name == beast_http::field::expect) {
        if (!equals_ignoring_case(plain(value), "100-continue")) return refuse(ProblemCode::ExpectationFailed, failure);
        expects_continue_ = version_ >= 11;
    } else if (name == beast_http::field::unknown && equals_ignoring_case(plain(name_text), forwarded_for)) {
        // One list however many fields (RFC 9110 section 5.3): the first alone is what the client wrote.
        if (!forwarded_for_.empty()) forwarded_for_ += ',';
        forwarded_for_ += plain(value);
        return;
    }
    request_.with_header(plain(name_text), plain(value));
}

void MessageParser::on_header_impl(error_code& failure) {
    head_done_ = true;
    if (version_ >= 11 && hosts_ == 0) refuse(ProblemCode::BadRequest, failure);
    if (!forwarded_for_.empty()) request_.with_header(forwarded_for, forwarded_for_);
}

std::size_t MessageParser::on_body_impl(text_view bytes, error_code&) {
    request_.body_storage().append(bytes.data(), bytes.size());
    return bytes.size();
}

std::size_t MessageParser::on_chunk_body_impl(std::uint64_t, text_view bytes, error_code&) {
    request_.body_storage().append(bytes.data(), bytes.size());
    return bytes.size();
}

}  // namespace onetrip::http
