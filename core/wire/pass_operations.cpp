#include "core/wire/pass_operations.h"

#include "core/json/shape.h"
#include "core/seal/pass.h"
#include "core/wire/verifying_keys_internal.h"

namespace onetrip::wire {
namespace {

Outcome verify_pass(const Request& request, json::Writer& answer) {
    json::Shape shape(request.input);
    const std::string_view text = shape.text("pass");
    const std::vector<seal::VerifyingKey> keys = read_verifying_keys(shape);
    shape.only({"pass", "keys"});
    if (shape.fault()) return input_invalid(*shape.fault());
    const auto pass = seal::verify_pass(text, keys);
    answer.begin_object().member("valid", pass.ok()).name("reason");
    if (pass) {
        answer.null().member("booking", pass->booking).member("hall", pass->hall);
        answer.member("service", pass->service).member("slot", pass->slot);
    } else {
        answer.value(seal::code_of(pass.error()));
    }
    answer.end_object();
    return base::Done{};
}

constexpr Operation operations[] = {{"seal.verify_pass", verify_pass}};

}  // namespace

std::span<const Operation> pass_operations() {
    return operations;
}

}  // namespace onetrip::wire
