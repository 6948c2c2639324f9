// RFC 6238 appendix B (SHA-1) and RFC 4226 appendix D, and which codes are taken when.

#include "server/accounts/totp.h"

#include <gtest/gtest.h>

#include "server/accounts/base32.h"

namespace onetrip::accounts {
namespace {

const base::Bytes rfc_secret = [] {
    const auto bytes = base::as_bytes("12345678901234567890");
    return base::Bytes(bytes.begin(), bytes.end());
}();

base::Instant at_second(std::int64_t seconds) {
    return base::Instant(seconds * 1000);
}

TEST(Totp, Rfc6238AppendixB) {
    struct Line {
        std::int64_t seconds;
        std::string_view code;
    };
    const Line lines[] = {
        {59, "94287082"},
        {1'111'111'109, "07081804"},
        {1'111'111'111, "14050471"},
        {1'234'567'890, "89005924"},
        {2'000'000'000, "69279037"},
        {20'000'000'000, "65353130"},
    };
    for (const Line& line : lines) {
        EXPECT_EQ(totp_code(rfc_secret, totp_step_at(at_second(line.seconds)), 8), line.code) << line.seconds;
    }
}

TEST(Totp, Rfc4226AppendixD) {
    const std::string_view codes[] = {"755224", "287082", "359152", "969429", "338314",
                                      "254676", "287922", "162583", "399871", "520489"};
    std::int64_t count = 0;
    for (const std::string_view code : codes)
        EXPECT_EQ(totp_code(rfc_secret, count++), code) << count;
}

TEST(Totp, IsTakenOneStepToEitherSideAndOnce) {
    struct Line {
        std::string_view code;
        std::int64_t seconds;
        std::int64_t last_step;
        std::optional<std::int64_t> taken;
    };
    // 162583 is the code of step 7, from second 210 to 239.
    const Line lines[] = {
        {"162583", 179, totp_never, std::nullopt},  // two steps early
        {"162583", 180, totp_never, 7},
        {"162583", 210, totp_never, 7},
        {"162583", 239, totp_never, 7},
        {"162583", 269, totp_never, 7},
        {"162583", 270, totp_never, std::nullopt},  // two steps late
        {"162583", 210, 6, 7},
        {"162583", 210, 7, std::nullopt},  // taken before
        {"162583", 239, 8, std::nullopt},  // a later one was taken
        {"287922", 210, totp_never, 6},
        {"287922", 210, 6, std::nullopt},
        {"399871", 210, totp_never, 8},
        {"000000", 210, totp_never, std::nullopt},
        {"16258", 210, totp_never, std::nullopt},
        {"1625833", 210, totp_never, std::nullopt},
        {"", 210, totp_never, std::nullopt},
        {"755224", 0, totp_never, 0},  // the very first step
    };
    for (const Line& line : lines) {
        EXPECT_EQ(take_totp(rfc_secret, line.code, at_second(line.seconds), line.last_step), line.taken)
            << line.code << " at " << line.seconds << " after " << line.last_step;
    }
}

TEST(Totp, AnAddressForAuthenticators) {
    EXPECT_EQ(totp_address("OneTrip", "clerk", rfc_secret),
              "otpauth://totp/OneTrip:clerk?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=OneTrip&algorithm=SHA1&"
              "digits=6&period=30");
    const std::string named = totp_address("一趟办", "a&secret=x /?#%", rfc_secret);
    EXPECT_EQ(named.substr(0, named.find('?')),
              "otpauth://totp/%E4%B8%80%E8%B6%9F%E5%8A%9E:a%26secret%3Dx%20%2F%3F%23%25");
}

TEST(Base32, Rfc4648Section10WithoutPadding) {
    const std::pair<std::string_view, std::string_view> lines[] = {
        {"", ""},
        {"f", "MY"},
        {"fo", "MZXQ"},
        {"foo", "MZXW6"},
        {"foob", "MZXW6YQ"},
        {"fooba", "MZXW6YTB"},
        {"foobar", "MZXW6YTBOI"},
    };
    for (const auto& [text, spelled] : lines)
        EXPECT_EQ(to_base32(base::as_bytes(text)), spelled);
}

}  // namespace
}  // namespace onetrip::accounts
