#include "core/seal/pass.h"

#include <gtest/gtest.h>

namespace onetrip::seal {
namespace {

const Pass a_pass{"AAAAAAAAAAAAAAAAAAAAAA", "city-hall", "certificate-collection", "2026-12-01T09:00"};

std::string verdict(std::string_view text, std::span<const VerifyingKey> keys) {
    const auto verified = verify_pass(text, keys);
    return verified ? verified->booking + ' ' + verified->hall + ' ' + verified->service + ' ' + verified->slot
                    : std::string(code_of(verified.error()));
}

TEST(Pass, is_one_short_line_signed_over_all_before_the_signature) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const std::string text = sign_pass(a_pass, key);
    const std::string said =
        "OTP1.AAAAAAAAAAAAAAAAAAAAAA.city-hall.certificate-collection.2026-12-01T09:00." + key.key_id();
    const Signature signature = key.sign(base::as_bytes("onetrip.pass.v1\n" + said));
    EXPECT_EQ(text, said + '.' + base::to_base64url(signature));
    EXPECT_LE(text.size(), 213u) << "a QR code of 57 modules at level M (ISO/IEC 18004, version 10)";
}

TEST(Pass, is_read_back_and_nothing_in_it_can_be_changed) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const SigningKey other = SigningKey::from_seed(Seed{8});
    const std::vector<VerifyingKey> keys{key.verifying_key()};
    const std::vector<VerifyingKey> other_keys{other.verifying_key()};
    const std::string text = sign_pass(a_pass, key);
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string copy = text;
        return copy.replace(copy.find(from), from.size(), to);
    };
    struct Line {
        std::string text;
        std::span<const VerifyingKey> keys;
        std::string verdict;
    };
    for (const Line& line : {
             Line{text, keys, "AAAAAAAAAAAAAAAAAAAAAA city-hall certificate-collection 2026-12-01T09:00"},
             Line{text, other_keys, "pass.key_unknown"},
             Line{text, {}, "pass.key_unknown"},
             Line{changed("AAAAAA", "AAAAAB"), keys, "pass.signature_invalid"},
             Line{changed("city-hall", "town-hall"), keys, "pass.signature_invalid"},
             Line{changed("09:00", "08:00"), keys, "pass.signature_invalid"},
             Line{changed("OTP1", "OTP2"), keys, "pass.malformed"},
             Line{changed("city-hall", "city hall"), keys, "pass.malformed"},
             Line{changed("city-hall", ""), keys, "pass.malformed"},
             Line{changed("city-hall.", ""), keys, "pass.malformed"},
             Line{changed("city-hall", std::string(65, 'h')), keys, "pass.malformed"},
             Line{text + ".more", keys, "pass.malformed"},
             Line{text + "AA", keys, "pass.malformed"},
             Line{text.substr(0, text.size() - 1), keys, "pass.malformed"},
             Line{"", keys, "pass.malformed"},
             Line{std::string(pass_bytes_max + 1, '.'), keys, "pass.malformed"},
         }) {
        EXPECT_EQ(verdict(line.text, line.keys), line.verdict) << line.text;
    }
}

TEST(Pass, does_not_pass_for_what_the_same_key_signs_otherwise) {
    const SigningKey key = SigningKey::from_seed(Seed{7});
    const std::string text = sign_pass(a_pass, key);
    const std::string said = text.substr(0, text.rfind('.'));
    const std::string forged = said + '.' + base::to_base64url(key.sign(base::as_bytes(said)));
    const std::vector<VerifyingKey> keys{key.verifying_key()};
    EXPECT_EQ(verdict(forged, keys), "pass.signature_invalid");
}

}  // namespace
}  // namespace onetrip::seal
