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
        EXPECT_EQ(outcome([this](Unit& unit) {
                      return add_member(unit, {"clerk", "王窗口", {Role::Intake}, "hash", code}, by);
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

    /// `user act roles actor`, the oldest first; without what the fixture did.
    std::vector<std::string> log() {
        std::vector<std::string> lines;
        for (const storage::StaffLogLine& line :
             storage::read_now(*store, [](const Unit& unit) { return unit.staff_log().list(std::nullopt, 99); })) {
            std::string roles;
            for (const std::string& role : line.roles)
                roles += ' ' + role;
            lines.insert(lines.begin(), line.user + ' ' + line.act + roles + " by " + line.actor);
        }
        return lines;
    }

    const By by = by_command("root", test::test_morning);
    const seal::Digest code = seal::sha256(base::as_bytes("code"));
    test::TemporaryFolder folder;
    std::unique_ptr<storage::Store> store;
    std::uint8_t tokens = 0;
};

TEST_F(StaffRegister, RefusesATakenNameAndKeepsTheAccountAsItWas) {
    EXPECT_EQ(outcome([&](Unit& unit) {
                  return add_member(unit, {"clerk", "x", Roles::all(), "other", code}, by);
              }),
              "taken");
    EXPECT_EQ(clerk().name, "王窗口");
    EXPECT_EQ(clerk().password_hash, "hash");
    EXPECT_EQ(log().size(), 1u) << "what was refused leaves no line";
}

TEST_F(StaffRegister, RefusesWhoIsUnknown) {
    EXPECT_EQ(outcome([&](Unit& unit) { return set_roles(unit, "nobody", Roles::all(), by); }), "unknown");
    EXPECT_EQ(outcome([&](Unit& unit) { return set_password(unit, "nobody", "hash", by); }), "unknown");
    EXPECT_EQ(outcome([&](Unit& unit) { return lock_member(unit, "nobody", by); }), "unknown");
    EXPECT_EQ(outcome([&](Unit& unit) { return unlock_member(unit, "nobody", by); }), "unknown");
    EXPECT_EQ(outcome([&](Unit& unit) { return reset_second_factor(unit, "nobody", code, by); }), "unknown");
}

TEST_F(StaffRegister, ChangesOneThingAndEndsSessionsWhereTheyMustEnd) {
    begin_session();
    EXPECT_EQ(outcome([&](Unit& unit) { return set_roles(unit, "clerk", {Role::Decider}, by); }), "done");
    EXPECT_EQ(outcome([&](Unit& unit) { return set_roles(unit, "clerk", {Role::Decider}, by); }), "already so");
    EXPECT_EQ(clerk().roles, std::vector<std::string>{"decider"});
    EXPECT_EQ(open_sessions(), 1u) << "roles are read anew at each request";

    EXPECT_EQ(outcome([&](Unit& unit) { return set_password(unit, "clerk", "new", by); }), "done");
    EXPECT_EQ(clerk().password_hash, "new");
    EXPECT_EQ(open_sessions(), 0u);

    begin_session();
    EXPECT_EQ(outcome([&](Unit& unit) { return unlock_member(unit, "clerk", by); }), "already so");
    EXPECT_EQ(outcome([&](Unit& unit) { return lock_member(unit, "clerk", by); }), "done");
    EXPECT_EQ(outcome([&](Unit& unit) { return lock_member(unit, "clerk", by); }), "already so");
    EXPECT_EQ(open_sessions(), 0u);
    EXPECT_TRUE(clerk().disabled);
    EXPECT_EQ(outcome([&](Unit& unit) { return unlock_member(unit, "clerk", by); }), "done");
    EXPECT_FALSE(clerk().disabled);

    begin_session();
    EXPECT_EQ(outcome([&](Unit& unit) { return reset_second_factor(unit, "clerk", code, by); }), "done");
    EXPECT_EQ(open_sessions(), 0u);
}

TEST_F(StaffRegister, EveryActLeavesItsLineInTheLog) {
    const By supervisor = by_staff("zhao", test::test_morning);
    storage::write_now(*store, [&](Unit& unit) {
        EXPECT_TRUE(set_roles(unit, "clerk", {Role::Intake, Role::Decider}, by).ok());
        EXPECT_TRUE(set_password(unit, "clerk", "new", by).ok());
        EXPECT_TRUE(lock_member(unit, "clerk", by).ok());
        EXPECT_TRUE(unlock_member(unit, "clerk", by).ok());
        EXPECT_TRUE(reset_second_factor(unit, "clerk", code, supervisor).ok());
        EXPECT_EQ(unit.staff().find("clerk")->enrolment_code_hash, code);
        note_second_factor(unit, "clerk", by_staff("clerk", test::test_morning));
        EXPECT_EQ(unit.staff().find("clerk")->enrolment_code_hash, std::nullopt) << "spent";
    });
    EXPECT_EQ(log(), (std::vector<std::string>{
                         "clerk added intake by command/root",
                         "clerk roles_changed intake decider by command/root",
                         "clerk password_changed by command/root",
                         "clerk locked by command/root",
                         "clerk unlocked by command/root",
                         "clerk second_factor_reset by staff/zhao",
                         "clerk second_factor_set_up by staff/clerk",
                     }));
}

}  // namespace
}  // namespace onetrip::accounts
