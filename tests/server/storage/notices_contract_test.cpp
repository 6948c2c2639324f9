// What citizens are told of their visits: once each, until they put it away.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

Notice notice(std::string id, std::string citizen, std::int64_t minutes_later = 0) {
    return {std::move(id), std::move(citizen),      "b1",
            "day_before",  morning + 1440 * minute, morning + minutes_later * minute};
}

template <typename Backend>
class NoticesContract : public StoreContract<Backend> {
protected:
    bool add(const Notice& added) {
        return this->write([=](Unit& unit) { return unit.notices().add(added); });
    }
    bool put_away(std::string_view citizen, std::string_view id) {
        return this->write([=](Unit& unit) { return unit.notices().put_away(citizen, id, morning); });
    }
    std::string ids_of(std::string_view citizen, std::int64_t limit = 10) {
        return this->read([=](const Unit& unit) {
            std::string ids;
            for (const Notice& one : unit.notices().of(citizen, limit))
                ids += one.id + ' ';
            return ids;
        });
    }
};
TYPED_TEST_SUITE(NoticesContract, Backends);

TYPED_TEST(NoticesContract, KeepsEveryMember) {
    this->add(notice("n1", "ann", 3));
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.notices().of("ann", 10); });
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].citizen, "ann");
    EXPECT_EQ(found[0].booking, "b1");
    EXPECT_EQ(found[0].news, "day_before");
    EXPECT_EQ(found[0].visit_at, morning + 1440 * minute);
    EXPECT_EQ(found[0].told_at, morning + 3 * minute);
}

TYPED_TEST(NoticesContract, TellsEachOnceNewestFirstAndToWhomItBelongs) {
    EXPECT_TRUE(this->add(notice("n1", "ann", 0)));
    EXPECT_TRUE(this->add(notice("n2", "ann", 1)));
    EXPECT_TRUE(this->add(notice("n3", "bob", 2)));
    EXPECT_FALSE(this->add(notice("n1", "ann", 9)));
    EXPECT_EQ(this->ids_of("ann"), "n2 n1 ");
    EXPECT_EQ(this->ids_of("ann", 1), "n2 ");
    EXPECT_EQ(this->ids_of("bob"), "n3 ");
}

TYPED_TEST(NoticesContract, WhatIsPutAwayIsNeverToldAgain) {
    this->add(notice("n1", "ann"));
    EXPECT_FALSE(this->put_away("bob", "n1"));
    EXPECT_FALSE(this->put_away("ann", "n2"));
    EXPECT_TRUE(this->put_away("ann", "n1"));
    EXPECT_EQ(this->ids_of("ann"), "");
    EXPECT_FALSE(this->add(notice("n1", "ann")));
    EXPECT_EQ(this->ids_of("ann"), "");
}

TYPED_TEST(NoticesContract, ForgetsTheOldest) {
    for (const std::int64_t at : {0, 1, 2})
        this->add(notice("n" + std::to_string(at), "ann", at));
    const auto forget = [&](std::int64_t limit) {
        return this->write([=](Unit& unit) { return unit.notices().forget_before(morning + 2 * minute, limit); });
    };
    EXPECT_EQ(forget(1), 1);
    EXPECT_EQ(this->ids_of("ann"), "n2 n1 ");
    EXPECT_EQ(forget(10), 1);
    EXPECT_EQ(this->ids_of("ann"), "n2 ");
}

TYPED_TEST(NoticesContract, GoAlongWithWhoeverSignsIn) {
    this->add(notice("n1", "anonymous"));
    this->write([](Unit& unit) { unit.citizens().move_belongings("anonymous", "ann"); });
    EXPECT_EQ(this->ids_of("ann"), "n1 ");
}

}  // namespace
}  // namespace onetrip::storage::test
