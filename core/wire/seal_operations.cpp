#include "core/wire/seal_operations.h"

#include "core/json/shape.h"
#include "core/seal/receipt.h"
#include "core/wire/verifying_keys_internal.h"

namespace onetrip::wire {
namespace {

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

Outcome verify_receipt(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const json::View receipt = shape.object("receipt");
    const std::vector<seal::VerifyingKey> keys = read_verifying_keys(shape);
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
