#include "core/seal/receipt.h"

#include <algorithm>

#include "core/seal/hash.h"

namespace onetrip::seal {
namespace {

constexpr std::int64_t version_max = 1'000'000'000;

/// The members in canonical order (their names are ASCII, so the order of bytes is the order of RFC 8785); without the
/// signature this is what is signed.
json::Writer& write_signed_members(json::Writer& out, const Receipt& receipt, std::string_view received_at,
                                   std::string_view key_id) {
    return out.begin_object()
        .member("case_number", receipt.case_number)
        .member("content_hash", receipt.content_hash)
        .member("key_id", key_id)
        .member("received_at", received_at)
        .member("service", receipt.service)
        .member("service_version", receipt.service_version)
        .member("type", receipt_type);
}

std::string signed_text(const Receipt& receipt, std::string_view received_at, std::string_view key_id) {
    json::Writer canonical;
    write_signed_members(canonical, receipt, received_at, key_id).end_object();
    return std::string(receipt_type) + "\n" + canonical.take();
}

bool is_text(std::string_view text) {
    return !text.empty() && text.size() <= receipt_text_bytes_max;
}

}  // namespace

std::string_view code_of(ReceiptRefusal refusal) {
    switch (refusal) {
        case ReceiptRefusal::TypeUnknown: return "receipt.type_unknown";
        case ReceiptRefusal::Malformed: return "receipt.malformed";
        case ReceiptRefusal::KeyUnknown: return "receipt.key_unknown";
        case ReceiptRefusal::SignatureInvalid: return "receipt.signature_invalid";
    }
    return {};
}

std::string sign_receipt(const Receipt& receipt, const SigningKey& key, std::int32_t offset_minutes) {
    ONETRIP_ASSERT(is_text(receipt.case_number) && is_text(receipt.service) && is_digest_hex(receipt.content_hash));
    const std::string received_at = receipt.received_at.text(offset_minutes);
    const Signature signature = key.sign(base::as_bytes(signed_text(receipt, received_at, key.key_id())));
    json::Writer out;
    out.begin_object()
        .member("type", receipt_type)
        .member("case_number", receipt.case_number)
        .member("service", receipt.service)
        .member("service_version", receipt.service_version)
        .member("received_at", received_at)
        .member("content_hash", receipt.content_hash)
        .member("key_id", key.key_id())
        .member("signature", base::to_base64url(signature))
        .end_object();
    return out.take();
}

base::Result<Receipt, ReceiptRefusal> verify_receipt(json::View given, std::span<const VerifyingKey> keys) {
    if (given["type"].string_or({}) != receipt_type) return base::Err{ReceiptRefusal::TypeUnknown};
    json::Shape shape(given);
    Receipt receipt;
    receipt.case_number = shape.text("case_number");
    receipt.service = shape.text("service");
    receipt.service_version = shape.integer("service_version", 1, version_max);
    receipt.received_at = shape.instant("received_at");
    receipt.content_hash = shape.text("content_hash");
    const std::string_view received_at = shape.text("received_at");
    const std::string_view key_id = shape.text("key_id");
    const auto signature_given = base::from_base64url(shape.text("signature"));
    shape.only(
        {"type", "case_number", "service", "service_version", "received_at", "content_hash", "key_id", "signature"});
    const bool is_formed = !shape.fault() && is_text(receipt.case_number) && is_text(receipt.service) &&
                           is_digest_hex(receipt.content_hash) && is_text(key_id) && signature_given &&
                           signature_given->size() == signature_bytes;
    if (!is_formed) return base::Err{ReceiptRefusal::Malformed};

    const auto key = std::find_if(keys.begin(), keys.end(), [&](const VerifyingKey& k) { return k.key_id == key_id; });
    if (key == keys.end()) return base::Err{ReceiptRefusal::KeyUnknown};
    Signature signature{};
    std::copy(signature_given->begin(), signature_given->end(), signature.begin());
    // The time is signed as it was written: an equal moment spelled in another zone is another text.
    const std::string message = signed_text(receipt, received_at, key_id);
    if (!is_signed_by(key->public_key, base::as_bytes(message), signature)) {
        return base::Err{ReceiptRefusal::SignatureInvalid};
    }
    return receipt;
}

base::Result<std::string, json::Fault> content_hash(json::View content) {
    json::Shape shape(content);
    (void)shape.object("answers");
    const json::View materials = shape.object("materials");
    json::Shape digests(materials, shape.place("materials"));
    for (const json::Member material : materials.members()) {
        if (!is_digest_hex(material.value.string_or({}))) digests.wrong(material.name);
    }
    if (materials) shape.take(digests.fault());
    const json::View booking = content["booking"];
    if (!booking.is_object() && !booking.is_null()) shape.wrong("booking");
    if (!is_text(shape.text("service"))) shape.wrong("service");
    (void)shape.integer("service_version", 1, version_max);
    shape.only({"answers", "materials", "booking", "service", "service_version"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return sha256_hex(base::as_bytes(json::canonical(content)));
}

}  // namespace onetrip::seal
