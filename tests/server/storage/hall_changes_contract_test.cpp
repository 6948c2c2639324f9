// Other hours and places than the catalogue says: kept with whoever said so, also when they are over.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

HallChange change(std::string id, std::string from_day, std::optional<std::string> to_day, std::int64_t minutes = 0) {
    HallChange made;
    made.id = std::move(id);
    made.hall = "city-hall";
    made.team = "counter";
    made.from_day = std::move(from_day);
    made.to_day = std::move(to_day);
    made.plan = R"({"places":{"online":2}})";
    made.reason = "检修";
    made.staff = "supervisor";
    made.made_at = morning + minutes * minute;
    return made;
}

template <typename Backend>
class HallChangesContract : public StoreContract<Backend> {
protected:
    void add(const HallChange& made) {
        this->write([=](Unit& unit) { unit.hall_changes().add(made); });
    }
    bool end(std::string_view hall, std::string_view id, std::string_view last_day) {
        return this->write([=](Unit& unit) { return unit.hall_changes().end(hall, id, last_day, "other"); });
    }
    std::string from(std::string_view day) {
        return this->read([=](const Unit& unit) {
            std::string ids;
            for (const HallChange& one : unit.hall_changes().of("city-hall", day))
                ids += one.id + ' ';
            return ids;
        });
    }
};
TYPED_TEST_SUITE(HallChangesContract, Backends);

TYPED_TEST(HallChangesContract, KeepsEveryMember) {
    this->add(change("c1", "2026-12-01", "2026-12-24"));
    this->add(change("c2", "2026-12-02", std::nullopt, 1));
    this->reopen();
    const auto found = this->read([](const Unit& unit) { return unit.hall_changes().list("city-hall", 10); });
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].id, "c2") << "the latest first";
    EXPECT_FALSE(found[0].to_day.has_value());
    EXPECT_EQ(found[1].id + ' ' + found[1].hall + ' ' + found[1].team, "c1 city-hall counter");
    EXPECT_EQ(found[1].from_day + ' ' + *found[1].to_day, "2026-12-01 2026-12-24");
    EXPECT_EQ(found[1].plan, R"({"places":{"online":2}})");
    EXPECT_EQ(found[1].reason + ' ' + found[1].staff + ' ' + found[1].ended_by, "检修 supervisor ");
    EXPECT_EQ(found[1].made_at, morning);
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.hall_changes().list("city-hall", 1); }).size(), 1u);
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.hall_changes().list("elsewhere", 9); }).size(), 0u);
}

TYPED_TEST(HallChangesContract, AreFoundUntilTheirLastDay) {
    this->add(change("short", "2026-12-01", "2026-12-03"));
    this->add(change("long", "2026-12-01", std::nullopt, 1));
    EXPECT_EQ(this->from("2026-11-01"), "long short ");
    EXPECT_EQ(this->from("2026-12-03"), "long short ");
    EXPECT_EQ(this->from("2026-12-04"), "long ");
}

TYPED_TEST(HallChangesContract, AreEndedAndStay) {
    this->add(change("c1", "2026-12-01", std::nullopt));
    this->add(change("c2", "2026-12-05", "2026-12-09", 1));
    EXPECT_FALSE(this->end("elsewhere", "c1", "2026-12-03"));
    EXPECT_FALSE(this->end("city-hall", "c3", "2026-12-03"));
    EXPECT_TRUE(this->end("city-hall", "c1", "2026-12-03"));
    EXPECT_FALSE(this->end("city-hall", "c1", "2026-12-03")) << "it holds no longer anyway";
    EXPECT_FALSE(this->end("city-hall", "c2", "2026-12-09"));
    EXPECT_TRUE(this->end("city-hall", "c2", "2026-12-04")) << "before it began";
    EXPECT_EQ(this->from("2026-12-01"), "c1 ");
    const auto all = this->read([](const Unit& unit) { return unit.hall_changes().list("city-hall", 10); });
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].ended_by, "other");
}

}  // namespace
}  // namespace onetrip::storage::test
