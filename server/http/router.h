#pragma once

/// One table of everything a client may ask. It is filled before the listener opens and only read afterwards, so every
/// thread may use it. Tests walk it: against the OpenAPI document, and route by route with every role.
///
///     router.add(Method::Get, "/api/v1/cases/{number}", {}, [&](const Request& request) -> Task { … co_return …; });
///     router.add(Method::Post, "/api/v1/bookings", json_body(), …);
///
/// HEAD is answered wherever GET is, unless a route of its own answers it. OPTIONS and other methods that a known path
/// has no route for get 405 with Allow.

#include <boost/asio/awaitable.hpp>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/problem.h"
#include "server/http/reply.h"
#include "server/http/request.h"

namespace onetrip::http {

using Task = boost::asio::awaitable<Reply>;
/// Runs on the event loop and must not block: blocking work awaits host::WorkerPool. The request outlives the task.
using Handler = std::function<Task(const Request&)>;
/// For answers that are at hand without awaiting anything.
using ReadyHandler = std::function<Reply(const Request&)>;

inline constexpr std::size_t json_body_bytes_max = 256u << 10;
inline constexpr std::size_t upload_bytes_max = 8u << 20;

/// What is asked of a request before its body is read.
struct RouteLimits {
    std::size_t body_bytes_max = 0;          ///< 0: no body is taken
    std::vector<std::string> content_types;  ///< accepted media types; empty: none is looked for
    bool own_origin_only = true;             ///< an unsafe method with a foreign Origin is refused (CSRF)
    /// Where the connection ends within the body, the handler is run all the same (Request::is_cut) for what has come.
    bool takes_cut_body = false;
    /// Fields that every answer of the route bears, refusals included.
    std::vector<std::pair<std::string, std::string>> answer_headers{};
};

[[nodiscard]] RouteLimits json_body(std::size_t bytes_max = json_body_bytes_max);
/// Media types such as `image/jpeg`; the content is still to be judged by its bytes.
[[nodiscard]] RouteLimits upload_body(std::vector<std::string> media_types, std::size_t bytes_max = upload_bytes_max);
/// application/x-www-form-urlencoded from another server: no Origin check.
[[nodiscard]] RouteLimits callback_body(std::size_t bytes_max = json_body_bytes_max);

struct Route {
    Method method = Method::Get;
    std::string pattern;  ///< `/api/v1/cases/{number}`; also the only path that logs and metrics know
    RouteLimits limits;
    Handler handler;  ///< one of the two is set
    ReadyHandler ready;
    std::vector<std::string> segments;  ///< the pattern cut at `/`
};

class Router {
public:
    Router();

    /// A pattern that cannot be told from an earlier one of the same method is a bug.
    void add(Method method, std::string_view pattern, RouteLimits limits, Handler handler);
    void add_ready(Method method, std::string_view pattern, RouteLimits limits, ReadyHandler handler);
    /// Asked for GET and HEAD of paths that no pattern knows (static files); nullopt means 404. `name` is what logs
    /// say.
    void set_fallback(std::string_view name, std::function<std::optional<Reply>(const Request&)> fallback);

    [[nodiscard]] std::span<const Route> routes() const { return routes_; }

    /// Where a request goes: a route, or an answer at once.
    struct Match {
        const Route* route = nullptr;
        std::optional<Reply> reply;  ///< set if there is no route: 404, 405, or the fallback's answer
        std::string_view name;       ///< for logs: the pattern, the fallback's name or `-`
    };
    /// Binds the pattern's parameters into the request.
    [[nodiscard]] Match match(Request& request) const;

    /// A whole request without a socket, with every check the session makes: what tests of endpoints call. Never
    /// throws.
    [[nodiscard]] Task dispatch(Request& request) const;

private:
    /// The route for this method; else nullptr, with the methods that the path knows and its name for logs.
    [[nodiscard]] const Route* find(const Request& request, std::string& allow, std::string_view& name) const;
    Route& insert(Method method, std::string_view pattern, RouteLimits limits);

    std::vector<Route> routes_;
    std::vector<std::vector<std::size_t>> by_segment_count_;
    std::string fallback_name_;
    std::function<std::optional<Reply>(const Request&)> fallback_;
};

/// The checks before the body: Origin, content type, announced length. nullopt if the body may be read.
[[nodiscard]] std::optional<Problem> refuse_before_body(const Route& route, const Request& request,
                                                        std::optional<std::uint64_t> content_length, bool chunked);

/// Runs a route's handler and turns what it throws into an answer: Refused into its problem, ports::Busy into 503,
/// anything else into 500. `error` receives the text of the latter for the log; it is never sent.
[[nodiscard]] Task run_handler(const Route& route, const Request& request, std::string& error);
/// What a handler's exception is answered with; only inside a catch block.
[[nodiscard]] Reply reply_to_exception(const Request& request, std::string& error);
/// The same for a route whose handler is ready, without a coroutine.
[[nodiscard]] Reply run_ready_handler(const Route& route, const Request& request, std::string& error);

}  // namespace onetrip::http
