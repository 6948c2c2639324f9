#include "server/accounts/known_device.h"

#include <gtest/gtest.h>

namespace onetrip::accounts {
namespace {

TEST(KnownDevices, ABrowserIsKnownForTheAccountItSignedInto) {
    const KnownDevices devices("device", seal::Digest{1});
    const KnownDevices elsewhere("device", seal::Digest{2});
    const http::SetCookie laid = devices.cookie("nonce", "clerk", true);
    EXPECT_TRUE(laid.secure);
    EXPECT_EQ(laid.max_age_seconds, device_cookie_seconds);
    const auto name = [](const KnownDevices& who, const std::string& value, std::string_view account) {
        return who.name_of(http::Request(http::Method::Get, "/").with_header("Cookie", "device=" + value), account);
    };
    EXPECT_EQ(name(devices, laid.value, "clerk"), laid.value);
    EXPECT_EQ(name(devices, laid.value, "decider"), "") << "another account";
    EXPECT_EQ(name(elsewhere, laid.value, "clerk"), "") << "another city's key";
    EXPECT_EQ(name(devices, "other" + laid.value.substr(5), "clerk"), "") << "another nonce";
    for (const std::string wrong : {"", "nonce", "nonce.", ".", "."}) {
        EXPECT_EQ(name(devices, wrong, "clerk"), "") << wrong;
    }
    EXPECT_EQ(devices.name_of(http::Request(http::Method::Get, "/"), "clerk"), "");
}

}  // namespace
}  // namespace onetrip::accounts
