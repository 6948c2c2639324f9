#include "server/host/http_client.h"

#include <boost/asio/ssl.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/url.hpp>

namespace onetrip::host {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;

/// Which step the exchange had reached, for the one word that a log gets.
struct Progress {
    const char* step = "resolve";
};

template <typename Stream>
asio::awaitable<HttpAnswer> exchange(Stream& stream, const HttpAddress& address, std::optional<HttpBody> body,
                                     Progress& progress) {
    http::request<http::string_body> request(body ? http::verb::post : http::verb::get, address.target, 11);
    request.set(http::field::host, address.host);
    request.set(http::field::user_agent, "onetrip");
    if (body) {
        request.set(http::field::content_type, body->content_type);
        if (!body->authorization.empty()) request.set(http::field::authorization, body->authorization);
        request.body() = std::move(body->text);
        request.prepare_payload();
    }
    request.keep_alive(false);
    progress.step = "write";
    co_await http::async_write(stream, request, asio::use_awaitable);
    progress.step = "read";
    beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(http_answer_bytes_max);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    co_return HttpAnswer{parser.get().result_int(), std::move(parser.get().body()), {}};
}

asio::ssl::context& verified_tls() {
    static asio::ssl::context context = [] {
        asio::ssl::context made(asio::ssl::context::tls_client);
        made.set_default_verify_paths();
        made.set_verify_mode(asio::ssl::verify_peer);
        return made;
    }();
    return context;
}

asio::awaitable<HttpAnswer> attempt(const HttpAddress& address, std::optional<HttpBody> body,
                                    std::chrono::milliseconds timeout, Progress& progress) {
    const auto executor = co_await asio::this_coro::executor;
    tcp::resolver resolver(executor);
    const auto endpoints = co_await resolver.async_resolve(address.host, address.port, asio::use_awaitable);
    progress.step = "connect";
    beast::tcp_stream plain(executor);
    // The deadline is set once and holds for the whole exchange.
    plain.expires_after(timeout);
    co_await plain.async_connect(endpoints, asio::use_awaitable);
    if (!address.secure) co_return co_await exchange(plain, address, std::move(body), progress);
    progress.step = "tls";
    beast::ssl_stream<beast::tcp_stream> secured(std::move(plain), verified_tls());
    secured.set_verify_callback(asio::ssl::host_name_verification(address.host));
    if (SSL_set_tlsext_host_name(secured.native_handle(), address.host.c_str()) != 1) {
        co_return HttpAnswer{0, {}, "tls"};
    }
    co_await secured.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    co_return co_await exchange(secured, address, std::move(body), progress);
}

/// Whatever goes wrong is an answer.
asio::awaitable<HttpAnswer> ask(const HttpAddress& address, std::optional<HttpBody> body,
                                std::chrono::milliseconds timeout) {
    Progress progress;
    try {
        co_return co_await attempt(address, std::move(body), timeout, progress);
    } catch (const boost::system::system_error& failure) {
        const bool timed_out = failure.code() == beast::error::timeout;
        co_return HttpAnswer{0, {}, timed_out ? "timeout" : progress.step};
    } catch (const std::exception&) {
        co_return HttpAnswer{0, {}, progress.step};
    }
}

}  // namespace

std::optional<HttpAddress> parse_http_address(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(boost::urls::string_view(url.data(), url.size()));
    if (parsed.has_error()) return std::nullopt;
    const boost::urls::url_view view = parsed.value();
    const bool secure = view.scheme_id() == boost::urls::scheme::https;
    if ((!secure && view.scheme_id() != boost::urls::scheme::http) || view.has_userinfo() || view.has_fragment()) {
        return std::nullopt;
    }
    HttpAddress address;
    address.secure = secure;
    address.host = std::string(view.encoded_host_address());
    address.port = view.has_port() ? std::string(view.port()) : (secure ? "443" : "80");
    address.target = std::string(view.encoded_path());
    if (address.target.empty()) address.target = "/";
    if (view.has_query()) address.target += "?" + std::string(view.encoded_query());
    if (address.host.empty() || address.port.empty()) return std::nullopt;
    return address;
}

asio::awaitable<HttpAnswer> post(HttpAddress address, HttpBody body, std::chrono::milliseconds timeout) {
    co_return co_await ask(address, std::move(body), timeout);
}

asio::awaitable<HttpAnswer> get(HttpAddress address, std::chrono::milliseconds timeout) {
    co_return co_await ask(address, std::nullopt, timeout);
}

}  // namespace onetrip::host
