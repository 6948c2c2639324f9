#include "server/endpoints/office_keys.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace onetrip::endpoints {
namespace {

static_assert(seal::seed_bytes == seal::digest_bytes);

/// The 32 bytes of that name, drawn if they are not there.
seal::Digest secret_of(storage::Unit& unit, std::string_view name, const seal::Digest& drawn) {
    auto known = unit.secrets().find(name);
    if (!known) {
        unit.secrets().add(name, drawn);
        return drawn;
    }
    if (known->size() != drawn.size()) throw storage::Failure(storage::FailureKind::Corrupt, "a secret is cut off");
    seal::Digest secret{};
    std::copy(known->begin(), known->end(), secret.begin());
    return secret;
}

}  // namespace

OfficeKeys load_keys(storage::Store& store, ports::Randomness& randomness) {
    seal::Digest drawn_seed{};
    seal::Digest drawn_key{};
    seal::Digest drawn_phone_key{};
    seal::Digest drawn_device_key{};
    for (seal::Digest* drawn : {&drawn_seed, &drawn_key, &drawn_phone_key, &drawn_device_key})
        randomness.fill(*drawn);
    return storage::write_now(store, [&](storage::Unit& unit) {
        return OfficeKeys{seal::SigningKey::from_seed(secret_of(unit, "receipt.seed", drawn_seed)),
                          secret_of(unit, "query_code.key", drawn_key), secret_of(unit, "phone.key", drawn_phone_key),
                          secret_of(unit, "staff_device.key", drawn_device_key)};
    });
}

seal::Digest hash_of_query_code(std::string_view code, const seal::Digest& key) {
    return seal::blake2b(base::as_bytes(code), key);
}

}  // namespace onetrip::endpoints
