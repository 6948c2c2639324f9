#include "server/http/reply.h"

#include <gtest/gtest.h>

namespace onetrip::http::testing {

TEST(Reply, CookiesAreNeverForScriptsNorForOtherSites) {
    const auto laid = [](const SetCookie& cookie) {
        return std::string(Reply(204).with_cookie(cookie).header("set-cookie"));
    };
    EXPECT_EQ(laid({"onetrip_staff", "abc", 3600, true}),
              "onetrip_staff=abc; Path=/; HttpOnly; SameSite=Strict; Max-Age=3600; Secure");
    EXPECT_EQ(laid({"onetrip_staff", "", 0, false}), "onetrip_staff=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST(Reply, AFieldCannotCarryAnother) {
    EXPECT_THROW(Reply(200).with_header("X", "a\r\nSet-Cookie: b"), std::invalid_argument);
    EXPECT_THROW(Reply(200).with_header("X", std::string("a\0b", 3)), std::invalid_argument);
    EXPECT_EQ(Reply(200).with_header("X", "a\tb 一").header("x"), "a\tb 一");
}

TEST(Reply, BodiesAreSharedNotCopied) {
    const auto owner = std::make_shared<const std::string>(100'000, 'x');
    const Reply first = Reply::bytes(200, "text/plain", SharedBytes(owner, *owner));
    const Reply second = Reply::bytes(200, "text/plain", SharedBytes(owner, *owner));
    EXPECT_EQ(first.body().data(), owner->data());
    EXPECT_EQ(second.body().data(), owner->data());
    EXPECT_EQ(Reply::bytes(200, "x/y", base::Bytes{'a', 'b'}).body(), "ab");
}

}  // namespace onetrip::http::testing
