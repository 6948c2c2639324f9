#include "server/http/session.h"

#include <algorithm>
#include <cstring>

#include "server/http/client_address.h"
#include "server/http/reply_head.h"

namespace onetrip::http {

namespace asio = boost::asio;
using std::chrono::steady_clock;

namespace {

/// A form with its header comes in one read.
constexpr std::size_t buffer_bytes_first = 8u << 10;
/// Bodies up to this size are not counted against what all connections may hold together.
constexpr std::size_t uncounted_bytes = 64u << 10;
constexpr std::size_t read_bytes = 64u << 10;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
/// How long a connection may linger while the server is being stopped.
constexpr std::chrono::milliseconds lingering_while_draining{1000};

}  // namespace

asio::awaitable<void> run_session(std::unique_ptr<Session> session) {
    co_await session->run();
}

Session::Session(Shard& shard, int socket, std::string address, bool turn_away)
    : shard_(shard),
      common_(shard.common()),
      connection_(std::make_unique<Connection>(shard, socket, std::move(address))),
      turn_away_(turn_away) {
    request_.with_client_address(connection_->address());
    rate_client_ = rate_client(connection_->address());
}

Session::~Session() {
    let_body_go();
}

asio::awaitable<void> Session::run() {
    try {
        if (common_.tls && !co_await begin_tls()) co_return;
        while (co_await serve_one())
            served_before_ = true;
        if (lingers_ && connection_) co_await linger();
    } catch (const std::exception& failure) {
        common_.ports.observer.troubled(failure.what());
    }
}

asio::awaitable<bool> Session::begin_tls() {
    connection_->set_deadline(steady_clock::now() + common_.limits.header_timeout);
    connection_->set_idle(true);
    const bool secure = co_await connection_->accept_tls(*common_.tls);
    connection_->set_idle(false);
    co_return secure;
}

asio::awaitable<bool> Session::serve_one() {
    request_.clear();
    error_.clear();
    refusal_.reset();
    body_bytes_in_ = 0;

    const Head head = co_await read_head();
    if (head == Head::Gone) co_return false;
    head_done_at_ = steady_clock::now();
    request_.with_id(shard_.next_request_id());
    if (head == Head::Refused) co_return co_await refuse(*refusal_, "-");
    if (turn_away_) co_return co_await refuse(Problem(ProblemCode::Busy).with_header("Retry-After", "2"), "-");

    if (auto reply = over_rate()) co_return co_await answer_unread(*reply, "-");

    Router::Match found = common_.router.match(request_);
    if (!found.reply) {
        const auto problem = refuse_before_body(*found.route, request_, parser_->announced_bytes(), parser_->chunked());
        if (problem) found.reply = problem->reply(request_);
    }
    if (found.reply) co_return co_await answer_unread(*found.reply, found.name);
    if (!parser_->is_done()) {
        const bool is_answered = co_await read_body(*found.route);
        const bool is_cut = !is_answered || (refusal_ && refusal_->code() == ProblemCode::RequestTimeout);
        if (is_cut && found.route->limits.takes_cut_body) co_await hand_over_cut_body(*found.route);
        if (!is_answered) co_return false;
        if (refusal_) co_return co_await refuse(*refusal_, found.name);
    }
    body_bytes_in_ = request_.body().size();

    if (found.route->ready) {
        const Reply reply = run_ready_handler(*found.route, request_, error_);
        // Each answer wakes its reader, which costs the kernel as much as a form costs us; readers that are awake are
        // not woken: answers to what came in together leave together.
        if (body_bytes_in_ > 0) co_await shard_.let_others_go_first();
        co_return co_await answer(reply, found.name, may_keep());
    }
    const Reply reply = co_await run_handler(*found.route, request_, error_);
    if (reply.event_stream() != nullptr && request_.method() == Method::Get) {
        co_return co_await begin_stream(reply, found.name);
    }
    co_return co_await answer(reply, found.name, may_keep());
}

std::optional<Reply> Session::over_rate() {
    const Limits& limits = common_.limits;
    if (!limits.trusted_proxies.empty()) {
        request_.with_client_address(client_address(connection_->address(), request_, limits.trusted_proxies));
        rate_client_ = rate_client(request_.client_address());
    }
    if (rate_client_.empty()) return std::nullopt;
    const std::uint32_t wait_seconds = common_.rates.take(rate_client_, head_done_at_);
    if (wait_seconds == 0) return std::nullopt;
    return too_many_requests(wait_seconds).reply(request_);
}

bool Session::may_keep() const {
    return parser_->keep_alive() && !common_.draining.load(std::memory_order_relaxed);
}

asio::awaitable<Session::Head> Session::read_head() {
    const Limits& limits = common_.limits;
    parser_.emplace(limits, request_);
    const auto patience = served_before_ ? limits.idle_timeout : limits.header_timeout;
    connection_->set_deadline(steady_clock::now() + patience);
    // RFC 9112 section 2.2: empty lines before a request line are skipped; a few, not a stream of them.
    std::size_t skipped = 0;
    bool begun = false;
    for (;;) {
        while (!begun && begin_ < end_ && (buffer_[begin_] == '\r' || buffer_[begin_] == '\n') && skipped++ < 8) {
            ++begin_;
        }
        if (begin_ < end_) {
            if (!std::exchange(begun, true)) connection_->set_deadline(steady_clock::now() + limits.header_timeout);
            std::size_t used = 0;
            const auto progress = parser_->feed(unread(), used);
            begin_ += used;
            if (progress == MessageParser::Progress::Refused) {
                refusal_.emplace(parser_->refusal());
                break;
            }
            if (progress != MessageParser::Progress::NeedMore) break;
        }
        connection_->set_idle(!begun);
        // One byte more than the limit lets the parser be the one that says what is too large.
        const bool more = co_await fill(limits.header_bytes_max + 1);
        connection_->set_idle(false);
        if (more) continue;
        if (!begun || !connection_->is_expired()) co_return Head::Gone;
        refusal_.emplace(ProblemCode::RequestTimeout);
        break;
    }
    connection_->clear_deadline();
    co_return refusal_ ? Head::Refused : Head::Done;
}

asio::awaitable<bool> Session::read_body(const Route& route) {
    body_begun_at_ = steady_clock::now();
    if (parser_->expects_continue() && begin_ == end_) {
        out_[0] = asio::buffer(continue_line);
        std::span<asio::const_buffer> left(out_.data(), 1);
        if (!connection_->write_at_once(left) && !co_await connection_->write_rest(left)) co_return false;
    }
    const auto size = parser_->announced_bytes();
    const bool whole = size ? co_await read_sized_body(*size) : co_await read_chunked_body(route.limits.body_bytes_max);
    const bool timed_out = connection_->is_expired();
    connection_->clear_deadline();
    if (whole || refusal_) co_return true;
    if (!timed_out) co_return false;
    refusal_.emplace(ProblemCode::RequestTimeout);
    co_return true;
}

asio::awaitable<void> Session::hand_over_cut_body(const Route& route) {
    if (request_.body().empty()) co_return;
    request_.set_cut();
    const Reply unread = co_await run_handler(route, request_, error_);
    static_cast<void>(unread);
}

asio::awaitable<bool> Session::read_sized_body(std::uint64_t size) {
    std::string& body = request_.body_storage();
    const std::size_t at_hand = std::min<std::size_t>(size, end_ - begin_);
    body.assign(buffer_.data() + begin_, at_hand);
    begin_ += at_hand;
    // Straight into the body, growing as it comes: a header alone makes nobody reserve megabytes.
    for (std::size_t received = at_hand; received < size;) {
        const std::size_t step = std::min<std::size_t>(size - received, read_bytes);
        if (!may_hold(received + step)) co_return false;
        body.resize(received + step);
        set_body_deadline(received);
        const std::size_t got = co_await connection_->read_some(body.data() + received, step);
        received += got;
        body.resize(received);
        if (got == 0) co_return false;
    }
    co_return true;
}

asio::awaitable<bool> Session::read_chunked_body(std::size_t size_max) {
    parser_->body_limit(size_max);
    for (;;) {
        std::size_t used = 0;
        const auto progress = parser_->feed(unread(), used);
        begin_ += used;
        if (progress == MessageParser::Progress::Done) co_return true;
        if (progress == MessageParser::Progress::Refused) {
            refusal_.emplace(parser_->refusal());
            if (parser_->refusal() == ProblemCode::BodyTooLarge) {
                refusal_->with("limit_bytes", static_cast<std::int64_t>(size_max));
            }
            co_return false;
        }
        if (!may_hold(request_.body().size() + read_bytes)) co_return false;
        set_body_deadline(request_.body().size());
        const std::size_t before = end_ - begin_;
        if (!co_await fill(common_.limits.header_bytes_max + 1)) co_return false;
        if (end_ - begin_ == before) {  // a chunk's own line or the trailers fill the whole buffer
            refusal_.emplace(ProblemCode::BadRequest);
            co_return false;
        }
    }
}

void Session::set_body_deadline(std::size_t received_bytes) {
    const Limits& limits = common_.limits;
    const std::chrono::milliseconds earned(received_bytes * 1000 / limits.pace_bytes_per_second_min);
    connection_->set_deadline(body_begun_at_ + limits.body_timeout + earned);
}

bool Session::may_hold(std::size_t bytes) {
    if (bytes <= uncounted_bytes + held_bytes_) return true;
    const std::size_t further = bytes - uncounted_bytes - held_bytes_;
    const std::size_t before = common_.body_bytes_in_flight.fetch_add(further, std::memory_order_relaxed);
    held_bytes_ += further;
    if (before + further <= common_.limits.body_bytes_in_flight_max) return true;
    refusal_.emplace(ProblemCode::Busy);
    refusal_->with_header("Retry-After", "2");
    return false;
}

void Session::let_body_go() {
    common_.body_bytes_in_flight.fetch_sub(std::exchange(held_bytes_, 0), std::memory_order_relaxed);
    std::string& body = request_.body_storage();
    body.clear();
    if (body.capacity() > uncounted_bytes) body.shrink_to_fit();
}

asio::awaitable<bool> Session::answer(const Reply& reply, std::string_view route, bool keep) {
    // Before the answer leaves: a slow reader does not hold a photo, and the next one may come in at once.
    let_body_go();
    head_.clear();
    std::size_t buffers = 0;
    const std::uint16_t status = reply.status();
    const PreparedAnswer* prepared = reply.prepared_answer();
    if (prepared != nullptr) {
        out_[buffers++] = asio::buffer(prepared->head);
    } else {
        const auto length = has_body(status) ? std::optional(reply.body().size()) : std::nullopt;
        append_fixed_head(head_, status, reply.headers(), length);
    }
    append_changing_head(head_,
                         {shard_.date_line(), request_.id(), keep, parser_->is_http_1_0(), connection_->is_secure()});
    out_[buffers++] = asio::buffer(head_);
    std::size_t bytes_out = 0;
    if (has_body(status) && request_.method() != Method::Head) {
        bytes_out = reply.body().size();
        out_[buffers++] = asio::buffer(reply.body());
    }
    std::span<asio::const_buffer> left(out_.data(), buffers);
    connection_->forget_expiry();
    // First the log, so that whoever holds an answer finds its line there.
    report(route, status, bytes_out);
    const bool as_file = bytes_out > 0 && prepared != nullptr && prepared->file;
    const bool sent_at_once =
        as_file ? connection_->write_at_once(left, *prepared->file) : connection_->write_at_once(left);
    const bool sent = sent_at_once || co_await connection_->write_rest(left);
    // Who was to be kept and is not may already be sending the next request.
    if (!keep && sent && parser_->is_header_done() && parser_->keep_alive()) lingers_ = true;
    co_return keep&& sent;
}

asio::awaitable<bool> Session::answer_unread(const Reply& reply, std::string_view route) {
    if (parser_->is_done()) co_return co_await answer(reply, route, may_keep());
    const auto size = parser_->announced_bytes();
    const bool short_rest = size && *size <= common_.limits.skipped_bytes_max && !parser_->expects_continue();
    if (!short_rest) {
        lingers_ = true;
        co_return co_await answer(reply, route, false);
    }
    if (!co_await answer(reply, route, may_keep())) co_return false;
    co_return co_await skip_body(*size);
}

asio::awaitable<bool> Session::refuse(const Problem& problem, std::string_view route) {
    lingers_ = true;
    co_return co_await answer(problem.reply(request_), route, false);
}

asio::awaitable<bool> Session::skip_body(std::uint64_t size) {
    connection_->set_deadline(steady_clock::now() + common_.limits.body_timeout);
    while (size > 0) {
        if (begin_ == end_ && !co_await fill(common_.limits.header_bytes_max + 1)) co_return false;
        const std::size_t part = std::min<std::size_t>(size, end_ - begin_);
        begin_ += part;
        size -= part;
    }
    co_return true;
}

asio::awaitable<bool> Session::begin_stream(const Reply& reply, std::string_view route) {
    EventStream& stream = *reply.event_stream();
    if (common_.draining.load()) {
        co_return co_await refuse(Problem(ProblemCode::Busy).with_header("Retry-After", "2"), route);
    }
    const auto listener = shard_.events().register_listener(stream);
    std::vector<Event> snapshot;
    std::optional<Reply> failure;
    try {
        if (stream.snapshot) snapshot = co_await stream.snapshot();
    } catch (...) {
        failure = reply_to_exception(request_, error_);
    }
    if (failure) {
        shard_.events().end(listener);
        co_return co_await answer(*failure, route, may_keep());
    }
    std::string head;
    append_fixed_head(head, 200, reply.headers(), std::nullopt);
    // Whoever stands between must not keep events back to send them together.
    head += "X-Accel-Buffering: no\r\n";
    append_changing_head(head, {shard_.date_line(), request_.id(), false, false, connection_->is_secure()});
    head += "retry: " + std::to_string(common_.limits.event_retry.count()) + "\n\n";
    report(route, 200, 0);
    shard_.events().begin(listener, std::move(connection_), std::move(head), snapshot);
    co_return false;
}

asio::awaitable<void> Session::linger() {
    const Limits& limits = common_.limits;
    const bool draining = common_.draining.load();
    connection_->end_output();
    connection_->forget_expiry();
    connection_->set_idle(!draining);
    connection_->set_deadline(steady_clock::now() + (draining
                                                         ? std::min(limits.lingering_timeout, lingering_while_draining)
                                                         : limits.lingering_timeout));
    buffer_.resize(std::max(buffer_.size(), read_bytes / 4));
    for (std::size_t thrown_away = 0; thrown_away < limits.lingering_bytes_max;) {
        const std::size_t got = co_await connection_->read_some(buffer_.data(), buffer_.size());
        if (got == 0) break;
        thrown_away += got;
    }
}

asio::awaitable<bool> Session::fill(std::size_t size_max) {
    if (begin_ == end_) begin_ = end_ = 0;
    if (end_ == buffer_.size() && begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= std::exchange(begin_, 0);
    }
    if (end_ == buffer_.size()) {
        if (end_ >= size_max) co_return true;
        buffer_.resize(std::min(std::max(buffer_bytes_first, buffer_.size() * 2), size_max));
    }
    const std::size_t got = co_await connection_->read_some(buffer_.data() + end_, buffer_.size() - end_);
    end_ += got;
    co_return got > 0;
}

void Session::report(std::string_view route, std::uint16_t status, std::size_t bytes_out) {
    Exchange exchange;
    exchange.request_id = request_.id();
    exchange.method = request_.method();
    exchange.route = route;
    exchange.status = status;
    exchange.duration = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - head_done_at_);
    exchange.body_bytes_in = body_bytes_in_;
    exchange.body_bytes_out = bytes_out;
    exchange.error = error_;
    common_.ports.observer.exchanged(exchange);
}

}  // namespace onetrip::http
