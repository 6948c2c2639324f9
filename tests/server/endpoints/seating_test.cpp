// Services that share teams, and visits of several slots, from the hall's data to the seats in the store.

#include "server/endpoints/seating.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "server/endpoints/booking_acts.h"
#include "server/storage/open.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

using endpoints::hold_booking;

// Wednesday 2026-12-02, 09:00 to 10:00: two desks do copies and deeds, the notary does deeds until half past nine.
constexpr std::string_view shared_hall = R"({"id":"shared","title":{"zh-CN":"合用大厅","en":"Shared hall"},
    "weekly":{"wednesday":[["09:00","10:00"]]},
    "teams":[{"id":"desks","slot_minutes":15,"places":{"online":2,"walk_in":3}},
             {"id":"notary","slot_minutes":15,"places":{"online":1},"weekly":{"wednesday":[["09:00","09:30"]]}}],
    "services":[{"id":"copies","teams":["desks"],"days_ahead_min":0,"days_ahead_max":7},
                {"id":"deed","teams":["notary","desks"],"slots":2,"days_ahead_min":0,"days_ahead_max":7}]})";

class Seating : public ::testing::Test {
protected:
    Seating() {
        const std::filesystem::path folder_of_catalogue = folder.path("catalog");
        std::filesystem::copy(source_path("catalog"), folder_of_catalogue, std::filesystem::copy_options::recursive);
        std::ofstream(folder_of_catalogue / "halls" / "shared.json") << shared_hall;
        catalogue = std::make_unique<endpoints::Catalogue>(folder_of_catalogue.string());
    }

    /// The team that serves them, or the refusal.
    std::string hold(const std::string& who, const std::string& service, std::string_view time) {
        const appointment::SlotStart slot = *appointment::read_slot_start("2026-12-02T" + std::string(time));
        const auto held = storage::write_now(*store, [&](storage::Unit& unit) {
            return hold_booking(unit, *catalogue, {"shared", service, slot}, who, who + "/" + service, test_morning);
        });
        return held ? held->slot.team : std::string(http::kind_of(held.error().code()).name);
    }

    TemporaryFolder folder;
    std::unique_ptr<endpoints::Catalogue> catalogue;
    std::unique_ptr<storage::Store> store = storage::open("sqlite:" + folder.path("onetrip.db"));
};

TEST_F(Seating, AVisitTakesTheFirstTeamWithRoomInAllOfItsSlots) {
    const struct {
        const char* who;
        const char* service;
        const char* time;
        const char* team;
    } table[] = {
        {"ann", "deed", "09:00", "notary"},  // the specialist first
        {"bob", "deed", "09:00", "desks"},   // 09:00 and 09:15 of one desk
        {"cy", "copies", "09:15", "desks"},  // of the other
        {"dan", "copies", "09:15", "slot_taken"},
        {"dan", "copies", "09:00", "desks"},  // the first quarter of an hour has one left
        {"eve", "deed", "09:00", "slot_taken"},
        {"eve", "deed", "09:15", "slot_taken"},
        {"eve", "deed", "09:30", "desks"},      // no notary then
        {"fay", "deed", "09:45", "not_found"},  // closes before it would end
        {"fay", "copies", "09:45", "desks"},
        {"gus", "copies", "09:45", "slot_taken"},
    };
    for (const auto& row : table)
        EXPECT_EQ(hold(row.who, row.service, row.time), row.team) << row.who << " " << row.service << " " << row.time;
}

TEST_F(Seating, APersonHasOneBookingOfAServiceAndMayHaveAnotherBeside) {
    EXPECT_EQ(hold("ann", "deed", "09:00"), "notary");
    EXPECT_EQ(hold("ann", "deed", "09:30"), "booking_open");
    EXPECT_EQ(hold("ann", "copies", "09:30"), "desks");
}

}  // namespace
}  // namespace onetrip::test
