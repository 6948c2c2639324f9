// Drafts on their way from one device to another: each is taken by one, and not after it lapsed.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

constexpr std::int64_t minute = 60'000;

seal::Digest hash_of(std::string_view code) {
    return seal::sha256(base::as_bytes(code));
}

Handover handover(std::string_view code, base::Instant expires_at = morning + 15 * minute) {
    const base::BytesView closed = base::as_bytes("closed");
    return {hash_of(code), "ann", base::Bytes(closed.begin(), closed.end()), expires_at};
}

template <typename Backend>
class HandoversContract : public StoreContract<Backend> {
protected:
    void put(const Handover& added) {
        this->write([&](Unit& unit) { unit.handovers().put(added); });
    }
    std::optional<Handover> take(std::string_view code, base::Instant now = morning, std::string_view by = "bob") {
        return this->write([&](Unit& unit) { return unit.handovers().take(hash_of(code), by, now); });
    }
};
TYPED_TEST_SUITE(HandoversContract, Backends);

TYPED_TEST(HandoversContract, IsTakenByOneAsItWasGiven) {
    this->put(handover("a"));
    this->reopen();
    EXPECT_FALSE(this->take("b").has_value());
    const auto taken = this->take("a");
    ASSERT_TRUE(taken.has_value());
    EXPECT_EQ(taken->citizen, "ann");
    EXPECT_EQ(base::as_text(taken->closed), "closed");
    EXPECT_EQ(taken->expires_at, morning + 15 * minute);
    EXPECT_FALSE(this->take("a", morning, "eve").has_value());
    EXPECT_TRUE(this->take("a").has_value()) << "the answer may have been lost";
}

TYPED_TEST(HandoversContract, FollowsItsCitizenWhoSignsIn) {
    this->put(handover("a"));
    this->write([](Unit& unit) { unit.citizens().move_belongings("ann", "person"); });
    EXPECT_EQ(this->take("a")->citizen, "person");
}

TYPED_TEST(HandoversContract, LapsesToTheMillisecond) {
    this->put(handover("a"));
    EXPECT_FALSE(this->take("a", morning + 15 * minute).has_value());
    EXPECT_TRUE(this->take("a", morning + 15 * minute + -1).has_value());
}

TYPED_TEST(HandoversContract, TheSameCodeAgainTakesThePlaceOfTheFirst) {
    this->put(handover("a", morning + 1));
    this->put(handover("a"));
    EXPECT_TRUE(this->take("a", morning + 2).has_value());
    this->put(handover("a"));
    EXPECT_TRUE(this->take("a", morning + 2, "eve").has_value()) << "nobody has taken this one";
}

TYPED_TEST(HandoversContract, WhatLapsedIsForgottenInParts) {
    for (const char* code : {"a", "b", "c"})
        this->put(handover(code, morning + minute));
    this->put(handover("d"));
    const auto forget = [&](base::Instant before) {
        return this->write([&](Unit& unit) { return unit.handovers().forget_before(before, 2); });
    };
    EXPECT_EQ(forget(morning + minute), 0);
    EXPECT_EQ(forget(morning + 2 * minute), 2);
    EXPECT_EQ(forget(morning + 2 * minute), 1);
    EXPECT_TRUE(this->take("d").has_value());
}

}  // namespace
}  // namespace onetrip::storage::test
