#include "server/accounts/allowance.h"

#include <string>

namespace onetrip::accounts {

seal::Digest allowance_key(const Allowance& allowance, std::string_view whose) {
    std::string text(allowance.what);
    text.append("\n").append(whose);
    return seal::blake2b(base::as_bytes(text));
}

std::int64_t take(storage::Unit& unit, const Allowance& allowance, std::string_view whose, base::Instant now) {
    const std::int64_t length = allowance.window_seconds * 1000;
    const base::Instant window(now.milliseconds() / length * length);
    if (unit.throttles().add(allowance_key(allowance, whose), window) <= allowance.times) return 0;
    return (window.milliseconds() + length - now.milliseconds() + 999) / 1000;
}

}  // namespace onetrip::accounts
