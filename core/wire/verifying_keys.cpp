#include "core/wire/verifying_keys_internal.h"

namespace onetrip::wire {
namespace {

constexpr std::size_t keys_max = 64;

}  // namespace

std::vector<seal::VerifyingKey> read_verifying_keys(json::Shape& parent) {
    std::vector<seal::VerifyingKey> keys;
    const json::View list = parent.array("keys");
    if (list.size() > keys_max) parent.wrong("keys");
    std::size_t index = 0;
    for (const json::View element : list.elements()) {
        json::Shape shape(element, parent.place("keys", index++));
        const auto key = seal::read_public_key(shape.text("public_key"));
        if (!key) shape.wrong("public_key");
        // A key under a foreign id would let one signer speak in another's name.
        if (key && shape.text("key_id") != key->key_id) shape.wrong("key_id");
        shape.only({"key_id", "public_key"});
        parent.take(shape.fault());
        if (key) keys.push_back(*key);
    }
    return keys;
}

}  // namespace onetrip::wire
