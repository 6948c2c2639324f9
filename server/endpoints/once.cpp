#include "server/endpoints/once.h"

#include <algorithm>

#include "core/base/text.h"

namespace onetrip::endpoints {
namespace {

using http::Problem;
using http::ProblemCode;

constexpr std::size_t key_characters_min = 8;
constexpr std::size_t key_characters_max = 128;

bool is_key_character(char c) {
    return base::is_ascii_digit(c) || base::is_ascii_upper(base::to_ascii_upper(c)) || c == '_' || c == '-';
}

bool is_key(std::string_view text) {
    return text.size() >= key_characters_min && text.size() <= key_characters_max &&
           std::all_of(text.begin(), text.end(), is_key_character);
}

/// Every part with its length in front, so that no two requests run together to the same text.
void append_part(std::string& text, std::string_view part) {
    text += std::to_string(part.size());
    text += ':';
    text += part;
}

seal::Digest fingerprint_of(const http::Request& request) {
    std::string text;
    append_part(text, http::name_of(request.method()));
    append_part(text, request.path());
    for (const auto& [name, value] : request.query_items()) {
        append_part(text, name);
        append_part(text, value);
    }
    append_part(text, request.content_type());
    const seal::Digest body = seal::blake2b(request.body_bytes());
    append_part(text, base::as_text(body));
    return seal::blake2b(base::as_bytes(text));
}

}  // namespace

http::Reply reply_of(const http::Request& request, Attempt attempt) {
    if (!attempt.ok()) return attempt.error().reply(request);
    http::Reply reply = http::Reply::json(attempt->status, std::move(attempt->body));
    if (attempt->replayed) reply.with_header("Idempotency-Replayed", "true");
    return reply;
}

Keyed keyed(const http::Request& request, std::string scope, KeyDuty duty) {
    const auto key = request.header("Idempotency-Key");
    if (!key && duty == KeyDuty::Optional) return {std::move(scope), {}, {}};
    if (!key || !is_key(*key)) throw http::Refused(Problem(ProblemCode::IdempotencyKeyMissing));
    return {std::move(scope), std::string(*key), fingerprint_of(request)};
}

std::optional<Attempt> answered_before(const storage::Unit& unit, const Keyed& keyed) {
    if (keyed.key.empty()) return std::nullopt;
    auto kept = unit.kept_answers().find(keyed.scope, keyed.key);
    if (!kept) return std::nullopt;
    if (kept->fingerprint != keyed.fingerprint) {
        return Attempt(base::Err{Problem(ProblemCode::IdempotencyKeyReused)});
    }
    return Attempt(Answer{static_cast<std::uint16_t>(kept->status), std::move(kept->body), true});
}

}  // namespace onetrip::endpoints
