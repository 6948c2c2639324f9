#include "server/http/rate_limiter.h"

#include <array>
#include <cstring>
#include <mutex>
#include <unordered_map>

namespace onetrip::http {

namespace {

constexpr std::int64_t second_ns = 1'000'000'000;
/// Never a client's own: newcomers share it when the table is full.
constexpr std::uint64_t shared_key = 0;

[[nodiscard]] std::uint64_t key_of(std::string_view client, std::uint64_t secret) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ secret;
    for (const char c : client)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdULL;
    hash ^= hash >> 33;
    return hash == shared_key ? 1 : hash;
}

[[nodiscard]] std::uint64_t draw_number(ports::Randomness& randomness) {
    std::array<std::uint8_t, 8> bytes{};
    randomness.fill(bytes);
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data(), bytes.size());
    return number;
}

}  // namespace

struct RateLimiter::Stripe {
    mutable std::mutex mutex;
    /// When each client's allowance will be full again.
    std::unordered_map<std::uint64_t, std::int64_t> full_at_ns;
};

RateLimiter::RateLimiter(Rate rate, std::size_t clients_max, ports::Randomness& randomness)
    : interval_ns_(rate.per_second == 0 ? 0 : second_ns / rate.per_second),
      tolerance_ns_(interval_ns_ * std::int64_t{rate.burst == 0 ? 0 : rate.burst - 1}),
      clients_max_(clients_max / stripe_count + 1),
      secret_(draw_number(randomness)),
      stripes_(std::make_unique<Stripe[]>(stripe_count)) {}

RateLimiter::~RateLimiter() = default;

std::uint32_t RateLimiter::take(std::string_view client, Time now) {
    if (interval_ns_ == 0) return 0;
    const std::int64_t now_ns = std::chrono::nanoseconds(now.time_since_epoch()).count();
    std::uint64_t key = key_of(client, secret_);
    Stripe& stripe = stripes_[key % stripe_count];
    const std::lock_guard lock(stripe.mutex);
    auto& clients = stripe.full_at_ns;
    if (clients.size() >= clients_max_ && clients.find(key) == clients.end()) {
        // Whose allowance is full is as good as unknown.
        for (auto each = clients.begin(); each != clients.end();) {
            each = each->second <= now_ns ? clients.erase(each) : std::next(each);
        }
        if (clients.size() >= clients_max_) key = shared_key;
    }
    std::int64_t& full_at_ns = clients.try_emplace(key, now_ns).first->second;
    const std::int64_t begin_ns = full_at_ns > now_ns ? full_at_ns : now_ns;
    const std::int64_t early_ns = begin_ns - tolerance_ns_ - now_ns;
    if (early_ns > 0) return static_cast<std::uint32_t>((early_ns + second_ns - 1) / second_ns);
    full_at_ns = begin_ns + interval_ns_;
    return 0;
}

std::size_t RateLimiter::client_count() const {
    std::size_t count = 0;
    for (std::size_t i = 0; i < stripe_count; ++i) {
        const std::lock_guard lock(stripes_[i].mutex);
        count += stripes_[i].full_at_ns.size();
    }
    return count;
}

}  // namespace onetrip::http
