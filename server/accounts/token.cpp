#include "server/accounts/token.h"

#include <array>

#include "core/base/bytes.h"

namespace onetrip::accounts {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t id_bytes = 16;

template <std::size_t size>
std::string draw(ports::Randomness& randomness) {
    std::array<std::uint8_t, size> bytes{};
    randomness.fill(bytes);
    return base::to_base64url(bytes);
}

}  // namespace

std::string draw_token(ports::Randomness& randomness) {
    return draw<token_bytes>(randomness);
}

std::optional<storage::TokenHash> hash_of_token(std::string_view token) {
    const auto bytes = base::from_base64url(token);
    if (!bytes || bytes->size() != token_bytes) return std::nullopt;
    return seal::sha256(*bytes);
}

std::string draw_id(ports::Randomness& randomness) {
    return draw<id_bytes>(randomness);
}

}  // namespace onetrip::accounts
