// Files that arrive in chunks: what was acknowledged is there, exactly once and in order.

#include <vector>

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

constexpr std::int64_t day = base::milliseconds_per_day;

Transfer transfer(std::string id, std::int64_t size_bytes, std::string citizen = "ann") {
    Transfer made;
    made.id = std::move(id);
    made.citizen = std::move(citizen);
    made.service = "teacher-qualification";
    made.material = "photo";
    made.size_bytes = size_bytes;
    made.metadata = "filename 54Wn54mHLmpwZw==";
    made.created_at = morning;
    made.expires_at = morning + day;
    return made;
}

template <typename Backend>
class TransfersContract : public StoreContract<Backend> {
protected:
    void add(const Transfer& added) {
        this->write([&](Unit& unit) { unit.transfers().add(added); });
    }
    bool append(std::string_view id, std::int64_t offset, std::string_view chunk) {
        return this->write([&](Unit& unit) { return unit.transfers().append(id, offset, base::as_bytes(chunk)); });
    }
    std::optional<Transfer> find(std::string_view id, base::Instant now = morning) {
        return this->read([&](const Unit& unit) { return unit.transfers().find(id, now); });
    }
    std::string content(std::string_view id) {
        const base::Bytes bytes = this->read([&](const Unit& unit) { return unit.transfers().content(id); });
        return std::string(base::as_text(bytes));
    }
    std::int64_t open(base::Instant now = morning) {
        return this->read([&](const Unit& unit) { return unit.transfers().open_of("ann", now); });
    }
};
TYPED_TEST_SUITE(TransfersContract, Backends);

TYPED_TEST(TransfersContract, AChunkIsTakenOnlyWhereTheLastOneEnded) {
    this->add(transfer("t", 10));
    struct Line {
        std::int64_t offset;
        std::string_view chunk;
        bool taken;
        std::int64_t offset_after;
    };
    const Line lines[] = {
        {3, "def", false, 0}, {0, "abc", true, 3},  {0, "abc", false, 3}, {2, "cde", false, 3},
        {3, "", true, 3},     {3, "defg", true, 7}, {7, "hij", true, 10}, {10, "", true, 10},
    };
    for (const Line& line : lines) {
        EXPECT_EQ(this->append("t", line.offset, line.chunk), line.taken) << line.offset << ' ' << line.chunk;
        this->reopen();
        EXPECT_EQ(this->find("t")->offset_bytes, line.offset_after) << line.offset << ' ' << line.chunk;
    }
    EXPECT_EQ(this->content("t"), "abcdefghij");
    EXPECT_TRUE(this->find("t")->has_arrived());
    EXPECT_FALSE(this->append("nothing", 0, "abc"));
    EXPECT_THROW(this->append("t", 10, "k"), Failure) << "more than was announced";
}

TYPED_TEST(TransfersContract, ATransferIsKeptAsItWasBegun) {
    Transfer made = transfer("t", 10);
    made.concatenation = "partial";
    this->add(made);
    const auto found = this->find("t");
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->citizen, "ann");
    EXPECT_EQ(found->service, "teacher-qualification");
    EXPECT_EQ(found->material, "photo");
    EXPECT_EQ(found->metadata, made.metadata);
    EXPECT_EQ(found->concatenation, "partial");
    EXPECT_EQ(found->created_at, morning);
    EXPECT_EQ(found->expires_at, morning + day);
    EXPECT_FALSE(found->merged_into || found->upload || found->findings);
}

TYPED_TEST(TransfersContract, PartsBecomeOneFileAndStayToBeAskedFor) {
    for (const auto& [id, text] : {std::pair{"p1", "abc"}, {"p2", ""}, {"p3", "defg"}}) {
        this->add(transfer(id, static_cast<std::int64_t>(std::string_view(text).size())));
        EXPECT_TRUE(this->append(id, 0, text));
    }
    Transfer whole = transfer("whole", 7);
    whole.offset_bytes = 7;
    this->write([&](Unit& unit) {
        std::vector<Transfer> parts;
        for (const char* id : {"p3", "p2", "p1"})
            parts.push_back(*unit.transfers().find(id, morning));
        unit.transfers().add(whole);
        unit.transfers().merge("whole", parts);
    });
    EXPECT_EQ(this->content("whole"), "defgabc");
    EXPECT_EQ(this->content("p1"), "");
    EXPECT_EQ(this->find("p1")->merged_into, "whole");
    EXPECT_EQ(this->find("p1")->offset_bytes, 3);
    EXPECT_EQ(this->open(), 1) << "the parts count no more";
    this->write([](Unit& unit) { unit.transfers().remove("whole"); });
    EXPECT_FALSE(this->find("whole") || this->find("p1") || this->find("p2") || this->find("p3"));
}

TYPED_TEST(TransfersContract, WhatIsSettledHasNoBytesAndCountsNoMore) {
    this->add(transfer("good", 3));
    this->add(transfer("bad", 3));
    this->add(transfer("open", 3));
    this->add(transfer("bobs", 3, "bob"));
    EXPECT_TRUE(this->append("good", 0, "abc"));
    EXPECT_TRUE(this->append("bad", 0, "abc"));
    EXPECT_EQ(this->open(), 3);
    this->write([](Unit& unit) {
        unit.transfers().accept("good", "u1");
        unit.transfers().refuse("bad", R"([{"code":"material.infected"}])");
    });
    this->reopen();
    EXPECT_EQ(this->find("good")->upload, "u1");
    EXPECT_EQ(this->find("bad")->findings, R"([{"code":"material.infected"}])");
    EXPECT_EQ(this->content("good") + this->content("bad"), "");
    EXPECT_EQ(this->open(), 1);
}

TYPED_TEST(TransfersContract, WhatHasExpiredIsGoneBeforeItIsTakenAway) {
    Transfer late = transfer("late", 3);
    late.expires_at = morning + 2 * day;
    this->add(transfer("early", 3));
    this->add(late);
    EXPECT_TRUE(this->append("early", 0, "abc"));
    EXPECT_TRUE(this->find("early", morning + (day - 1)).has_value());
    EXPECT_FALSE(this->find("early", morning + day).has_value());
    EXPECT_EQ(this->open(morning + day), 1);
    const auto forget = [&](base::Instant now) {
        return this->write([&](Unit& unit) { return unit.transfers().forget_expired(now, 10); });
    };
    EXPECT_EQ(forget(morning + (day - 1)), 0);
    EXPECT_EQ(forget(morning + day), 1);
    EXPECT_EQ(forget(morning + day), 0);
    EXPECT_FALSE(this->find("early").has_value());
    EXPECT_TRUE(this->find("late").has_value());
    EXPECT_EQ(this->content("early"), "");
}

}  // namespace
}  // namespace onetrip::storage::test
