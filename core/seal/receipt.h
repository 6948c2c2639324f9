#pragma once

/// The receipt (回执): the office's signed word of what it received and when. The citizen keeps it and anybody can
/// check it without the office: with the published key, and for the content with the answers the citizen still has.
///
///     {"type":"onetrip.receipt.v1","case_number":"2611283301060000016","service":"teacher-qualification",
///      "service_version":1,"received_at":"2026-11-28T09:00:00+08:00","content_hash":"<64 hex>",
///      "key_id":"<16 hex>","signature":"<base64url, 86 characters>"}
///
/// Signed is "onetrip.receipt.v1\n" followed by the RFC 8785 canonical form of the object without `signature`. The
/// type stands in front so that a signature made for something else can never pass for a receipt.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/json/writer.h"
#include "core/seal/keys.h"

namespace onetrip::seal {

inline constexpr std::string_view receipt_type = "onetrip.receipt.v1";
inline constexpr std::size_t receipt_text_bytes_max = 128;  ///< of each text in a receipt

/// What a receipt says.
struct Receipt {
    std::string case_number;
    std::string service;
    std::int64_t service_version = 1;
    base::Instant received_at;
    std::string content_hash;  ///< see `content_hash`
};

/// Writes the signed receipt as one JSON object. Times are written in the office's zone.
[[nodiscard]] std::string sign_receipt(const Receipt& receipt, const SigningKey& key,
                                       std::int32_t offset_minutes = base::china_offset_minutes);

/// In the order in which they are looked for.
enum class ReceiptRefusal : std::uint8_t {
    TypeUnknown,       ///< `receipt.type_unknown`: no `onetrip.receipt.v1`
    Malformed,         ///< `receipt.malformed`: a member is missing, foreign, too long or not of its form
    KeyUnknown,        ///< `receipt.key_unknown`: none of the given keys has this id
    SignatureInvalid,  ///< `receipt.signature_invalid`: the key did not sign this
};
[[nodiscard]] std::string_view code_of(ReceiptRefusal refusal);

/// The receipt as far as it can be believed, or why not. Whether `content_hash` fits the reader's own answers is the
/// reader's to compare.
[[nodiscard]] base::Result<Receipt, ReceiptRefusal> verify_receipt(json::View receipt,
                                                                   std::span<const VerifyingKey> keys);

/// SHA-256 (lower-case hexadecimal) of the canonical form of what was submitted:
///
///     {"answers":{…},"materials":{"photo":"<sha256 of the file>"},"booking":{…} or null,
///      "service":"teacher-qualification","service_version":1}
///
/// All five members are required and no others are taken: a content that says more than the hash covers would let two
/// readers believe different things.
[[nodiscard]] base::Result<std::string, json::Fault> content_hash(json::View content);

}  // namespace onetrip::seal
