// What is done to accounts of the staff, and what is refused.

#include "server/accounts/staff_register.h"

#include <gtest/gtest.h>

#include "server/storage/open.h"
#include "tests/server/doubles.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::accounts {
namespace {

using storage::Unit;

TEST(StaffRegisterNames, TellApartWhatMayBeAUserName) {
    const std::pair<std::string, bool> lines[] = {
        {"zhang.wei", true},
        {"z", true},
        {"7", true},
        {"zhang_wei-2@hall", true},
        {std::string(user_name_bytes_max, 'a'), true},
        {std::string(user_name_bytes_max + 1, 'a'), false},
        {"", false},
        {"Zhang", false},
        {".zhang", false},
        {"-zhang", false},
        {"zhang wei", false},
        {"zhang/wei", false},
        {"张伟", false},
    };
    for (const auto& [user, is_one] : lines)
        EXPECT_EQ(is_user_name(user), is_one) << user;
}

TEST(StaffRegisterNames, TellApartWhatMayBeAMembersName) {
    const std::pair<std::string, bool> lines[] = {
        {"张伟", true},
        {"Zhang Wei (window 3)", true},
        {std::string(member_name_bytes_max, 'a'), true},
        {"", false},
        {"a\nb", false},
        {"a\x7F", false},
        {"\xE5\xBC", false},
        {std::string(member_name_bytes_max + 1, 'a'), false},
    };
    for (const auto& [name, is_one] : lines)
        EXPECT_EQ(is_member_name(name), is_one) << name;
}

class StaffRegister : public ::testing::Test {
protected:
    StaffRegister() : store(storage::open("sqlite:" + folder.path("onetrip.db"))) {
        EXPECT_EQ(outcome([](Unit& unit) {
                      return add_member(unit, {"clerk", "王窗口", {Role::Intake}, "hash"});
                  }),
                  "done");
    }

    template <typename Act>
    std::string outcome(Act act) {
        const RegisterResult result = storage::write_now(*store, act);
        if (result.ok()) return "done";
        switch (result.error()) {
            case RegisterRefusal::UserTaken: return "taken";
            case RegisterRefusal::UserUnknown: return "unknown";
            case RegisterRefusal::AlreadySo: break;
        }
        return "already so";
    }
    storage::StaffMember clerk() {
        return *storage::read_now(*store, [](const Unit& unit) { return unit.staff().find("clerk"); });
    }
    void begin_session() {
        storage::write_now(*store, [this](Unit& unit) {
            storage::StaffSession session;
            session.token_hash[0] = ++tokens;
            session.user = "clerk";
            session.expires_at = test::test_morning;
            unit.staff_sessions().add(session);
        });
    }
    std::size_t open_sessions() {
        return storage::read_now(
            *store, [](const Unit& unit) { return unit.staff_sessions().of("clerk", base::Instant(0)).size(); });
    }

    test::TemporaryFolder folder;
    std::unique_ptr<storage::Store> store;
    std::uint8_t tokens = 0;
};

TEST_F(StaffRegister, RefusesATakenNameAndKeepsTheAccountAsItWas) {
    EXPECT_EQ(outcome([](Unit& unit) { return add_member(unit, {"clerk", "x", Roles::all(), "other"}); }), "taken");
    EXPECT_EQ(clerk().name, "王窗口");
    EXPECT_EQ(clerk().password_hash, "hash");
}

TEST_F(StaffRegister, RefusesWhoIsUnknown) {
    EXPECT_EQ(outcome([](Unit& unit) { return set_roles(unit, "nobody", Roles::all()); }), "unknown");
    EXPECT_EQ(outcome([](Unit& unit) { return set_password(unit, "nobody", "hash"); }), "unknown");
    EXPECT_EQ(outcome([](Unit& unit) { return lock_member(unit, "nobody"); }), "unknown");
    EXPECT_EQ(outcome([](Unit& unit) { return unlock_member(unit, "nobody"); }), "unknown");
    EXPECT_EQ(outcome([](Unit& unit) { return reset_second_factor(unit, "nobody"); }), "unknown");
}

TEST_F(StaffRegister, ChangesOneThingAndEndsSessionsWhereTheyMustEnd) {
    begin_session();
    EXPECT_EQ(outcome([](Unit& unit) { return set_roles(unit, "clerk", {Role::Decider}); }), "done");
    EXPECT_EQ(outcome([](Unit& unit) { return set_roles(unit, "clerk", {Role::Decider}); }), "already so");
    EXPECT_EQ(clerk().roles, std::vector<std::string>{"decider"});
    EXPECT_EQ(open_sessions(), 1u) << "roles are read anew at each request";

    EXPECT_EQ(outcome([](Unit& unit) { return set_password(unit, "clerk", "new"); }), "done");
    EXPECT_EQ(clerk().password_hash, "new");
    EXPECT_EQ(open_sessions(), 0u);

    begin_session();
    EXPECT_EQ(outcome([](Unit& unit) { return unlock_member(unit, "clerk"); }), "already so");
    EXPECT_EQ(outcome([](Unit& unit) { return lock_member(unit, "clerk"); }), "done");
    EXPECT_EQ(outcome([](Unit& unit) { return lock_member(unit, "clerk"); }), "already so");
    EXPECT_EQ(open_sessions(), 0u);
    EXPECT_TRUE(clerk().disabled);
    EXPECT_EQ(outcome([](Unit& unit) { return unlock_member(unit, "clerk"); }), "done");
    EXPECT_FALSE(clerk().disabled);

    begin_session();
    EXPECT_EQ(outcome([](Unit& unit) { return reset_second_factor(unit, "clerk"); }), "done");
    EXPECT_EQ(open_sessions(), 0u);
}

}  // namespace
}  // namespace onetrip::accounts
