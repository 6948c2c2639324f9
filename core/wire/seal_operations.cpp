#include "core/wire/seal_operations.h"

#include <vector>

#include "core/json/shape.h"
#include "core/seal/receipt.h"

namespace onetrip::wire {
namespace {

constexpr std::size_t keys_max = 64;

Outcome content_hash(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View content = shape.object("content");
    shape.only({"content"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto hash = seal::content_hash(content);
    if (!hash) return input_invalid(shape.place("content") + hash.error().at);
    answer.begin_object().member("hash", *hash).end_object();
    return base::Done{};
}

std::vector<seal::VerifyingKey> read_keys(json::Shape& parent) {
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

Outcome verify_receipt(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View receipt = shape.object("receipt");
    const std::vector<seal::VerifyingKey> keys = read_keys(shape);
    shape.only({"receipt", "keys"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto verified = seal::verify_receipt(receipt, keys);
    answer.begin_object().member("valid", verified.ok()).name("reason");
    if (verified) {
        answer.null();
    } else {
        answer.value(seal::code_of(verified.error()));
    }
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {
    {"seal.content_hash", content_hash},
    {"seal.verify_receipt", verify_receipt},
};

}  // namespace

std::span<const Operation> seal_operations() {
    return operations;
}

}  // namespace onetrip::wire
