#include "core/seal/receipt.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/seal/hash.h"

namespace onetrip::seal {
namespace {

const std::string content_hash_of_nothing(64, '0');

Receipt a_receipt() {
    Receipt receipt;
    receipt.case_number = "2611283301060000016";
    receipt.service = "teacher-qualification";
    receipt.service_version = 3;
    receipt.received_at = *base::Instant::parse("2026-11-28T09:00:00+08:00");
    receipt.content_hash = content_hash_of_nothing;
    return receipt;
}

std::string verdict(const std::string& text, std::span<const VerifyingKey> keys) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto verified = verify_receipt(parsed->root(), keys);
    return verified ? "valid" : std::string(code_of(verified.error()));
}

TEST(Receipt, is_signed_over_its_type_and_canonical_form) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const auto receipt = nlohmann::json::parse(sign_receipt(a_receipt(), key), nullptr, false);
    ASSERT_TRUE(receipt.is_object());
    // Built here from the definition: nlohmann's object is sorted, and its dump has no white space.
    nlohmann::json unsigned_part = receipt;
    unsigned_part.erase("signature");
    const std::string message = "onetrip.receipt.v1\n" + unsigned_part.dump();
    EXPECT_EQ(receipt["signature"], base::to_base64url(key.sign(base::as_bytes(message))));
    EXPECT_EQ(receipt["received_at"], "2026-11-28T09:00:00+08:00");
}

TEST(Receipt, comes_back_as_it_was_signed) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const VerifyingKey keys[] = {SigningKey::from_seed(Seed{8}).verifying_key(), key.verifying_key()};
    const auto parsed = json::Document::parse(sign_receipt(a_receipt(), key));
    ASSERT_TRUE(parsed.ok());
    const auto verified = verify_receipt(parsed->root(), keys);
    ASSERT_TRUE(verified.ok());
    EXPECT_EQ(verified->case_number, a_receipt().case_number);
    EXPECT_EQ(verified->service, a_receipt().service);
    EXPECT_EQ(verified->service_version, 3);
    EXPECT_EQ(verified->received_at, a_receipt().received_at);
    EXPECT_EQ(verified->content_hash, content_hash_of_nothing);
}

// Each line changes one member of a valid receipt; null takes the member away.
TEST(Receipt, any_change_is_refused_and_named) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const VerifyingKey keys[] = {key.verifying_key()};
    const SigningKey foreign = SigningKey::from_seed(Seed{9});
    const std::string other_hash = "1" + content_hash_of_nothing.substr(1);
    const struct {
        const char* member;
        nlohmann::json value;
        const char* verdict;
    } table[] = {
        {"key_id", key.key_id(), "valid"},
        {"type", "onetrip.receipt.v2", "receipt.type_unknown"},
        {"type", nullptr, "receipt.type_unknown"},
        {"case_number", nullptr, "receipt.malformed"},
        {"case_number", "", "receipt.malformed"},
        {"case_number", std::string(receipt_text_bytes_max + 1, '1'), "receipt.malformed"},
        {"case_number", std::string(receipt_text_bytes_max, '1'), "receipt.signature_invalid"},
        {"case_number", "2611283301060000027", "receipt.signature_invalid"},
        {"service", "id-card", "receipt.signature_invalid"},
        {"service_version", 4, "receipt.signature_invalid"},
        {"service_version", 0, "receipt.malformed"},
        {"service_version", "3", "receipt.malformed"},
        {"received_at", "2026-11-28T09:00:01+08:00", "receipt.signature_invalid"},
        {"received_at", "2026-11-28T01:00:00Z", "receipt.signature_invalid"},
        {"received_at", "yesterday", "receipt.malformed"},
        {"content_hash", other_hash, "receipt.signature_invalid"},
        {"content_hash", "0", "receipt.malformed"},
        {"key_id", foreign.key_id(), "receipt.key_unknown"},
        {"signature", base::to_base64url(Signature{}), "receipt.signature_invalid"},
        {"signature", "AAAA", "receipt.malformed"},
        {"note", "added later", "receipt.malformed"},
    };
    for (const auto& row : table) {
        auto receipt = nlohmann::json::parse(sign_receipt(a_receipt(), key), nullptr, false);
        if (row.value.is_null()) {
            receipt.erase(row.member);
        } else {
            receipt[row.member] = row.value;
        }
        EXPECT_EQ(verdict(receipt.dump(), keys), row.verdict) << row.member << " = " << row.value.dump();
    }
    EXPECT_EQ(verdict("[]", keys), "receipt.type_unknown");
}

TEST(Receipt, somebody_elses_signature_under_our_key_id_is_refused) {
    const SigningKey ours = SigningKey::from_seed(Seed{7});
    auto receipt = nlohmann::json::parse(sign_receipt(a_receipt(), SigningKey::from_seed(Seed{9})), nullptr, false);
    receipt["key_id"] = ours.key_id();
    const VerifyingKey keys[] = {ours.verifying_key()};
    EXPECT_EQ(verdict(receipt.dump(), keys), "receipt.signature_invalid");
}

std::string hash_or_fault(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    if (!parsed) return "no JSON";
    const auto hash = content_hash(parsed->root());
    return hash ? *hash : "fault at " + hash.error().at;
}

TEST(ContentHash, is_of_the_canonical_form) {
    const std::string photo(64, 'a');
    const std::string canonical = R"({"answers":{"age":30,"name":"测试"},"booking":null,"materials":{"photo":")" +
                                  photo + R"("},"service":"s","service_version":1})";
    EXPECT_EQ(hash_or_fault(R"( {"service_version":1.0,"service":"s", "booking":null, "materials":{"photo":")" + photo +
                            R"("}, "answers":{"name":"\u6d4b\u8bd5","age":3e1}} )"),
              sha256_hex(base::as_bytes(canonical)));
}

TEST(ContentHash, names_the_place_that_is_not_of_the_form) {
    const struct {
        const char* content;
        const char* answer;
    } table[] = {
        {R"([])", "fault at "},
        {R"({"materials":{},"booking":null,"service":"s","service_version":1})", "fault at /answers"},
        {R"({"answers":[],"materials":{},"booking":null,"service":"s","service_version":1})", "fault at /answers"},
        {R"({"answers":{},"booking":null,"service":"s","service_version":1})", "fault at /materials"},
        {R"({"answers":{},"materials":{"a/b":"00"},"booking":null,"service":"s","service_version":1})",
         "fault at /materials/a~1b"},
        {R"({"answers":{},"materials":{},"service":"s","service_version":1})", "fault at /booking"},
        {R"({"answers":{},"materials":{},"booking":"2026-12-01T09:00","service":"s","service_version":1})",
         "fault at /booking"},
        {R"({"answers":{},"materials":{},"booking":{},"service":"","service_version":1})", "fault at /service"},
        {R"({"answers":{},"materials":{},"booking":{},"service":"s","service_version":0})",
         "fault at /service_version"},
        {R"({"answers":{},"materials":{},"booking":{},"service":"s","service_version":1,"note":1})", "fault at /note"},
    };
    for (const auto& row : table)
        EXPECT_EQ(hash_or_fault(row.content), row.answer) << row.content;
}

}  // namespace
}  // namespace onetrip::seal
