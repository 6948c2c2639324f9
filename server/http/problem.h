#pragma once

/// Problems by RFC 9457: one closed table of codes, each with its status and its words for people. `title` says what
/// happened, `detail` what to do; both in the language of Accept-Language.
///
///     co_return Problem(ProblemCode::BodyInvalid).with("at", "/slot").reply(request);
///     -> {"type":"/problems/body_invalid","title":…,"detail":…,"status":400,"code":"body_invalid",
///         "request_id":"…","at":"/slot"}
///
/// Whoever opened the address itself in a browser (GET that accepts text/html) gets the same words as a page.

#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/http/reply.h"
#include "server/http/request.h"

namespace onetrip::http {

enum class ProblemCode : std::uint8_t {
    BadRequest,              ///< 400 the message breaks HTTP's own grammar; with `at` where it is one field
    MalformedJson,           ///< 400
    BodyInvalid,             ///< 400 with `at`
    QueryInvalid,            ///< 400 with `at`, the name of the query item
    IdempotencyKeyMissing,   ///< 400
    SignedOut,               ///< 401
    SignInNeeded,            ///< 401 for an anonymous session
    SignInFailed,            ///< 401
    CodeWrong,               ///< 401 with `tries_left`
    SecondFactorNeeded,      ///< 401 with `awaits`: `code` or `enrolment`
    SecondFactorWrong,       ///< 401
    Forbidden,               ///< 403
    CallbackForged,          ///< 403
    NotFound,                ///< 404
    MethodNotAllowed,        ///< 405 with Allow
    RequestTimeout,          ///< 408
    SlotTaken,               ///< 409
    BookingOpen,             ///< 409 with `booking`
    BookingRefused,          ///< 409 with `refusal`
    CaseState,               ///< 409 with `refusal`
    IdempotencyKeyReused,    ///< 409
    TransferOffset,          ///< 409 with `offset_bytes`
    TransferUnfinished,      ///< 409 with `offset_bytes`
    TransfersOpen,           ///< 409 with `limit`
    TusVersion,              ///< 412 with Tus-Version
    BodyTooLarge,            ///< 413 with `limit_bytes`
    TargetTooLong,           ///< 414
    ContentTypeUnsupported,  ///< 415 with Accept
    ExpectationFailed,       ///< 417
    Findings,                ///< 422 with `findings`
    FileNotAccepted,         ///< 422 with `findings`
    TooManyRequests,         ///< 429 with Retry-After
    HeaderTooLarge,          ///< 431
    ChecksumMismatch,        ///< 460 the tus protocol's own
    Internal,                ///< 500
    NotImplemented,          ///< 501 a transfer coding nobody here reads
    StorageUnavailable,      ///< 503 with Retry-After
    SmsUnavailable,          ///< 503
    WechatUnavailable,       ///< 503
    Busy,                    ///< 503 with Retry-After
    ScannerUnavailable,      ///< 503 with Retry-After
    VersionNotSupported      ///< 505
};

struct ProblemKind {
    ProblemCode code;
    std::string_view name;  ///< `body_invalid`
    std::uint16_t status;
    std::string_view title_chinese, detail_chinese;
    std::string_view title_english, detail_english;
};

/// Every kind, in the enum's order.
[[nodiscard]] std::span<const ProblemKind> problem_kinds();
[[nodiscard]] const ProblemKind& kind_of(ProblemCode code);

class Problem {
public:
    explicit Problem(ProblemCode code) : code_(code) {}

    /// A further member. Its name must be none of the seven that every problem has.
    Problem& with(std::string_view name, std::string_view text) &;
    Problem& with(std::string_view name, std::int64_t number) &;
    /// `json` is one whole JSON value.
    Problem& with_json(std::string_view name, std::string json) &;
    Problem& with_header(std::string_view name, std::string_view value) &;
    Problem&& with(std::string_view name, std::string_view text) && { return std::move(with(name, text)); }
    Problem&& with(std::string_view name, std::int64_t number) && { return std::move(with(name, number)); }
    Problem&& with_json(std::string_view name, std::string json) && {
        return std::move(with_json(name, std::move(json)));
    }
    Problem&& with_header(std::string_view name, std::string_view value) && {
        return std::move(with_header(name, value));
    }

    [[nodiscard]] ProblemCode code() const { return code_; }
    [[nodiscard]] Reply reply(const Request& request) const;

private:
    [[nodiscard]] std::string document(const Request& request, std::string_view title, std::string_view detail) const;

    ProblemCode code_;
    std::vector<std::pair<std::string, std::string>> members_;  ///< name, JSON
    std::vector<std::pair<std::string, std::string>> headers_;
};

/// 429 with Retry-After.
[[nodiscard]] Problem too_many_requests(std::int64_t retry_after_seconds);

/// Ends a handler with a problem from wherever it is: for guards that every handler of a group calls first.
///
///     const Staff& staff = require_staff(request);   // throws Refused(Problem(ProblemCode::SignedOut))
class Refused : public std::exception {
public:
    explicit Refused(Problem problem) : problem_(std::move(problem)) {}
    [[nodiscard]] const Problem& problem() const { return problem_; }
    [[nodiscard]] const char* what() const noexcept override { return "refused with a problem"; }

private:
    Problem problem_;
};

}  // namespace onetrip::http
