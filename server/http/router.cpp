#include "server/http/router.h"

#include <algorithm>
#include <utility>

#include "core/base/assert.h"
#include "server/ports/busy.h"

namespace onetrip::http {

namespace {

constexpr std::string_view busy_retry_seconds = "2";

[[nodiscard]] bool is_param(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{';
}
[[nodiscard]] std::string_view param_name(std::string_view segment) {
    return segment.substr(1, segment.size() - 2);
}

[[nodiscard]] std::vector<std::string> cut_pattern(std::string_view pattern) {
    ONETRIP_ASSERT(!pattern.empty() && pattern.front() == '/');
    std::vector<std::string> segments;
    for (std::size_t at = 1; at <= pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', at), pattern.size());
        segments.emplace_back(pattern.substr(at, end - at));
        at = end + 1;
    }
    ONETRIP_ASSERT(segments.size() <= path_segments_max);
    return segments;
}

/// Literals before parameters, from the left: the more exact pattern is tried first.
[[nodiscard]] bool more_exact(const Route& a, const Route& b) {
    for (std::size_t i = 0; i < a.segments.size(); ++i) {
        if (is_param(a.segments[i]) != is_param(b.segments[i])) return is_param(b.segments[i]);
    }
    return false;
}

[[nodiscard]] bool same_shape(const Route& a, const Route& b) {
    if (a.method != b.method || a.segments.size() != b.segments.size()) return false;
    for (std::size_t i = 0; i < a.segments.size(); ++i) {
        const bool both_params = is_param(a.segments[i]) && is_param(b.segments[i]);
        if (!both_params && a.segments[i] != b.segments[i]) return false;
    }
    return true;
}

[[nodiscard]] bool fits(const Route& route, std::span<const std::string> path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const std::string& wanted = route.segments[i];
        if (is_param(wanted) ? path[i].empty() : wanted != path[i]) return false;
    }
    return true;
}

void add_allowed(std::string& allow, std::string_view method) {
    // Whole names only: no method's name lies within another's.
    if (allow.find(method) != std::string::npos) return;
    if (!allow.empty()) allow += ", ";
    allow += method;
}

/// `https://host:port` without its scheme; empty for `null` and anything else.
[[nodiscard]] std::string_view authority_of(std::string_view origin) {
    const std::size_t at = origin.find("://");
    return at == std::string_view::npos ? std::string_view() : origin.substr(at + 3);
}

/// Whether a route for this method answers such a request: HEAD is GET without the body.
[[nodiscard]] bool answers(const Route& route, Method asked) {
    return route.method == asked || (asked == Method::Head && route.method == Method::Get);
}

void add_answer_headers(const Route& route, Reply& reply) {
    for (const auto& [name, value] : route.limits.answer_headers)
        reply.with_header(name, value);
}

/// Origin is sent by every browser with an unsafe method (Fetch section 3.2); who sends none is no browser, and has no
/// foreign cookies to misuse.
[[nodiscard]] bool comes_from_elsewhere(const Request& request) {
    const auto origin = request.header("origin");
    if (!origin) return false;
    const auto host = request.header("host");
    return !host || host->empty() || !equals_ignoring_case(authority_of(*origin), *host);
}

[[nodiscard]] bool charset_is_utf8(const Request& request) {
    const std::string_view field = request.header("content-type").value_or("");
    for (std::size_t at = field.find(';'); at != std::string_view::npos; at = field.find(';', at)) {
        at = field.find_first_not_of(" \t", at + 1);
        if (at == std::string_view::npos) return true;
        constexpr std::string_view charset = "charset=";
        if (!equals_ignoring_case(field.substr(at, charset.size()), charset)) continue;
        std::string_view value = field.substr(at + charset.size());
        value = value.substr(0, value.find_first_of("; \t"));
        if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        return equals_ignoring_case(value, "utf-8");
    }
    return true;
}

}  // namespace

RouteLimits json_body(std::size_t bytes_max) {
    return {bytes_max, {"application/json"}};
}

RouteLimits upload_body(std::vector<std::string> media_types, std::size_t bytes_max) {
    return {bytes_max, std::move(media_types)};
}

RouteLimits callback_body(std::size_t bytes_max) {
    return {bytes_max, {"application/x-www-form-urlencoded"}, false};
}

Router::Router() : by_segment_count_(path_segments_max + 1) {}

Route& Router::insert(Method method, std::string_view pattern, RouteLimits limits) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.limits = std::move(limits);
    route.segments = cut_pattern(pattern);
    for (const Route& other : routes_)
        ONETRIP_ASSERT(!same_shape(route, other));
    routes_.push_back(std::move(route));

    auto& order = by_segment_count_[routes_.back().segments.size()];
    order.push_back(routes_.size() - 1);
    std::stable_sort(order.begin(), order.end(),
                     [this](std::size_t a, std::size_t b) { return more_exact(routes_[a], routes_[b]); });
    return routes_.back();
}

void Router::add(Method method, std::string_view pattern, RouteLimits limits, Handler handler) {
    insert(method, pattern, std::move(limits)).handler = std::move(handler);
}

void Router::add_ready(Method method, std::string_view pattern, RouteLimits limits, ReadyHandler handler) {
    insert(method, pattern, std::move(limits)).ready = std::move(handler);
}

void Router::set_fallback(std::string_view name, std::function<std::optional<Reply>(const Request&)> fallback) {
    fallback_name_ = name;
    fallback_ = std::move(fallback);
}

const Route* Router::find(const Request& request, std::string& allow, std::string_view& name) const {
    const Route* found = nullptr;
    for (const std::size_t index : by_segment_count_[request.segments().size()]) {
        const Route& route = routes_[index];
        if (!fits(route, request.segments())) continue;
        if (route.method == request.method()) return &route;
        if (found == nullptr && answers(route, request.method())) found = &route;
        name = route.pattern;
        add_allowed(allow, name_of(route.method));
        if (route.method == Method::Get) add_allowed(allow, "HEAD");
    }
    return found;
}

Router::Match Router::match(Request& request) const {
    std::string allow;
    std::string_view name = "-";
    if (const Route* route = find(request, allow, name)) {
        for (std::size_t i = 0; i < route->segments.size(); ++i) {
            if (is_param(route->segments[i])) request.bind_param(param_name(route->segments[i]), i);
        }
        return {route, std::nullopt, route->pattern};
    }
    if (allow.empty() && fallback_) {
        if (auto reply = fallback_(request)) {
            const bool is_asked_for = request.method() == Method::Get || request.method() == Method::Head;
            if (is_asked_for) return {nullptr, std::move(reply), fallback_name_};
            allow = "GET, HEAD";
            name = fallback_name_;
        }
    }
    if (allow.empty()) return {nullptr, Problem(ProblemCode::NotFound).reply(request), name};
    return {nullptr, Problem(ProblemCode::MethodNotAllowed).with_header("Allow", allow).reply(request), name};
}

Task Router::dispatch(Request& request) const {
    Match found = match(request);
    if (found.reply) co_return std::move(*found.reply);
    if (auto problem = refuse_before_body(*found.route, request, request.body().size(), false)) {
        co_return problem->reply(request);
    }
    std::string error;
    co_return co_await run_handler(*found.route, request, error);
}

std::optional<Problem> refuse_before_body(const Route& route, const Request& request,
                                          std::optional<std::uint64_t> content_length, bool chunked) {
    const RouteLimits& limits = route.limits;
    const auto refused = [&](ProblemCode code) {
        Problem problem(code);
        for (const auto& [name, value] : limits.answer_headers)
            problem.with_header(name, value);
        return problem;
    };
    if (limits.own_origin_only && !is_safe(route.method) && comes_from_elsewhere(request)) {
        return refused(ProblemCode::Forbidden);
    }
    if (!limits.content_types.empty()) {
        const std::string type = request.content_type();
        const auto& known = limits.content_types;
        if (std::find(known.begin(), known.end(), type) == known.end() || !charset_is_utf8(request)) {
            std::string accept;
            for (const std::string& each : known)
                accept += (accept.empty() ? "" : ", ") + each;
            return refused(ProblemCode::ContentTypeUnsupported).with_header("Accept", accept);
        }
        // RFC 9110 section 8.4: a body that was compressed would be read as broken, or kept as what it is not.
        const std::string_view coding = request.header("content-encoding").value_or("");
        if (!coding.empty() && !equals_ignoring_case(coding, "identity")) {
            return refused(ProblemCode::ContentTypeUnsupported).with_header("Accept-Encoding", "identity");
        }
    }
    const bool too_large =
        content_length.value_or(0) > limits.body_bytes_max || (chunked && limits.body_bytes_max == 0);
    if (too_large) {
        return refused(ProblemCode::BodyTooLarge).with("limit_bytes", static_cast<std::int64_t>(limits.body_bytes_max));
    }
    return std::nullopt;
}

Reply reply_to_exception(const Request& request, std::string& error) {
    try {
        throw;
    } catch (const Refused& refused) {
        return refused.problem().reply(request);
    } catch (const ports::Busy&) {
        return Problem(ProblemCode::Busy).with_header("Retry-After", busy_retry_seconds).reply(request);
    } catch (const std::exception& failure) {
        error = failure.what();
    } catch (...) {
        error = "an exception that is no std::exception";
    }
    return Problem(ProblemCode::Internal).reply(request);
}

Reply run_ready_handler(const Route& route, const Request& request, std::string& error) {
    Reply reply;
    try {
        reply = route.ready(request);
    } catch (...) {
        reply = reply_to_exception(request, error);
    }
    add_answer_headers(route, reply);
    return reply;
}

Task run_handler(const Route& route, const Request& request, std::string& error) {
    if (route.ready) co_return run_ready_handler(route, request, error);
    Reply reply;
    try {
        reply = co_await route.handler(request);
    } catch (...) {
        reply = reply_to_exception(request, error);
    }
    add_answer_headers(route, reply);
    co_return reply;
}

}  // namespace onetrip::http
