// The staff: accounts, sessions and their tokens, second factors.

#include "tests/server/storage/contract.h"

namespace onetrip::storage::test {
namespace {

template <typename Backend>
class StaffContract : public StoreContract<Backend> {
protected:
    StaffContract() {
        this->write([](Unit& unit) {
            unit.staff().put({"clerk", "窗口", "$argon2id$…", {"intake", "reviewer"}, false});
            unit.staff().put({"decider", "审批", "$argon2id$…", {"decider"}, false});
        });
    }

    std::optional<StaffSignedIn> find(std::string_view token, base::Instant now = morning) {
        return this->read([=](const Unit& unit) { return unit.staff_sessions().find(hash(token), now); });
    }

    static seal::Digest hash(std::string_view text) { return seal::sha256(base::as_bytes(text)); }

    static StaffSession token(std::string_view token, std::string session, std::string user,
                              std::int64_t drawn_minutes = 0) {
        StaffSession made;
        made.token_hash = hash(token);
        made.session = std::move(session);
        made.user = std::move(user);
        made.begun_at = morning;
        made.drawn_at = morning + drawn_minutes * minute;
        made.expires_at = morning + 480 * minute;
        return made;
    }
};

TYPED_TEST_SUITE(StaffContract, Backends);

TYPED_TEST(StaffContract, AccountsAreFoundReplacedAndListedByUserName) {
    this->write([](Unit& unit) {
        unit.staff().put({"clerk", "新窗口", "other", {"issuer"}, true});
        unit.second_factors().put_pending("decider", {{1}, -1});
        unit.second_factors().confirm("decider", 1, {});
        unit.second_factors().put_pending("clerk", {{1}, -1});
    });
    this->reopen();
    const auto list = [&](std::string_view after, std::int64_t limit) {
        std::string users;
        for (const StaffListed& listed :
             this->read([=](const Unit& unit) { return unit.staff().list(after, limit); })) {
            users += listed.member.user + (listed.has_second_factor ? "+ " : " ");
        }
        return users;
    };
    EXPECT_EQ(list("", 10), "clerk decider+ ") << "a pending factor is none";
    EXPECT_EQ(list("", 1), "clerk ");
    EXPECT_EQ(list("clerk", 10), "decider+ ");
    const auto clerk = this->read([](const Unit& unit) { return unit.staff().find("clerk"); });
    EXPECT_EQ(clerk->name, "新窗口");
    EXPECT_EQ(clerk->roles, std::vector<std::string>{"issuer"});
    EXPECT_TRUE(clerk->disabled);
    EXPECT_FALSE(this->read([](const Unit& unit) { return unit.staff().find("nobody").has_value(); }));
}

TYPED_TEST(StaffContract, ATokenHoldsUntilItIsOverOrEndedOrTheAccountIsDisabled) {
    this->write([](Unit& unit) {
        unit.staff_sessions().add(TestFixture::token("a", "s1", "clerk"));
        unit.staff_sessions().add(TestFixture::token("b", "s2", "clerk"));
        unit.staff_sessions().add(TestFixture::token("c", "s3", "decider"));
        EXPECT_FALSE(unit.staff_sessions().end("decider", "s2")) << "somebody else's";
        EXPECT_TRUE(unit.staff_sessions().end("clerk", "s2"));
        EXPECT_FALSE(unit.staff_sessions().end("clerk", "s2"));
    });
    this->reopen();
    ASSERT_TRUE(this->find("a").has_value());
    EXPECT_EQ(this->find("a")->member.roles, (std::vector<std::string>{"intake", "reviewer"}));
    EXPECT_EQ(this->find("a")->session.session, "s1");
    EXPECT_TRUE(this->find("a", morning + (480 * minute - 1)).has_value());
    EXPECT_FALSE(this->find("a", morning + 480 * minute).has_value());
    EXPECT_FALSE(this->find("b").has_value());
    EXPECT_FALSE(this->find("never").has_value());
    this->write([](Unit& unit) {
        auto clerk = *unit.staff().find("clerk");
        clerk.disabled = true;
        unit.staff().put(clerk);
        unit.staff_sessions().end_all_of("decider");
    });
    EXPECT_FALSE(this->find("a").has_value());
    EXPECT_FALSE(this->find("c").has_value());
}

TYPED_TEST(StaffContract, ASessionKeepsItsNameWhileItsTokensChange) {
    StaffSession first = TestFixture::token("first", "s1", "clerk");
    first.proven = true;
    this->write([&](Unit& unit) {
        unit.staff_sessions().add(first);
        unit.staff_sessions().add(TestFixture::token("second", "s1", "clerk", 15));
        unit.staff_sessions().add(TestFixture::token("other", "s2", "clerk"));
        first.seen_at = morning + 15 * minute;
        first.succeeded_at = morning + 16 * minute;
        unit.staff_sessions().mark(first);
        unit.staff_sessions().end_other_tokens("s1", TestFixture::hash("second"), morning + 17 * minute);
    });
    this->reopen();
    const auto found = this->find("first");
    ASSERT_TRUE(found.has_value());
    EXPECT_TRUE(found->session.proven);
    EXPECT_EQ(found->session.begun_at, morning);
    EXPECT_EQ(found->session.seen_at, morning + 15 * minute);
    EXPECT_EQ(found->session.succeeded_at, morning + 16 * minute);
    EXPECT_EQ(found->session.expires_at, morning + 17 * minute);
    EXPECT_EQ(this->find("second")->session.seen_at, std::nullopt);
    EXPECT_FALSE(this->find("second")->session.proven);
    EXPECT_FALSE(this->find("first", morning + 17 * minute).has_value());
    EXPECT_TRUE(this->find("second", morning + 17 * minute).has_value());
    EXPECT_TRUE(this->find("other", morning + 17 * minute).has_value());
    this->write([](Unit& unit) {
        unit.staff_sessions().end_other_tokens("s1", TestFixture::hash("second"), morning + 20 * minute);
    });
    EXPECT_FALSE(this->find("first", morning + 17 * minute).has_value()) << "never longer than before";
}

TYPED_TEST(StaffContract, ListsAMembersTokensAndForgetsThoseThatAreOver) {
    StaffSession later = TestFixture::token("later", "s2", "clerk", 30);
    later.begun_at = morning + 30 * minute;
    StaffSession over = TestFixture::token("over", "s3", "clerk");
    over.expires_at = morning + minute;
    this->write([&](Unit& unit) {
        unit.staff_sessions().add(TestFixture::token("a", "s1", "clerk"));
        unit.staff_sessions().add(TestFixture::token("b", "s1", "clerk", 15));
        unit.staff_sessions().add(later);
        unit.staff_sessions().add(over);
        unit.staff_sessions().add(TestFixture::token("theirs", "s4", "decider"));
    });
    std::vector<seal::Digest> listed;
    for (const StaffSession& each :
         this->read([](const Unit& unit) { return unit.staff_sessions().of("clerk", morning + minute); })) {
        listed.push_back(each.token_hash);
    }
    EXPECT_EQ(listed, (std::vector{TestFixture::hash("later"), TestFixture::hash("b"), TestFixture::hash("a")}));
    const auto forget = [&](std::int64_t limit) {
        return this->write(
            [=](Unit& unit) { return unit.staff_sessions().forget_before(morning + 480 * minute + 1, limit); });
    };
    EXPECT_EQ(forget(3), 3);
    EXPECT_EQ(forget(3), 2);
}

TYPED_TEST(StaffContract, ASecretIsPendingUntilItIsConfirmed) {
    const auto state = [&] {
        return this->read([](const Unit& unit) {
            const auto in_force = unit.second_factors().find("clerk");
            const auto pending = unit.second_factors().find_pending("clerk");
            const auto text = [](const std::optional<SecondFactor>& factor) {
                return factor ? std::string(base::as_text(factor->secret)) + ' ' + std::to_string(factor->last_step)
                              : std::string("none");
            };
            return text(in_force) + ", pending " + text(pending) + ", " +
                   std::to_string(unit.second_factors().recovery_codes_left("clerk")) + " codes";
        });
    };
    const auto secret = [](std::string_view text) {
        const auto bytes = base::as_bytes(text);
        return SecondFactor{{bytes.begin(), bytes.end()}, -1};
    };
    const std::vector<seal::Digest> codes = {TestFixture::hash("1"), TestFixture::hash("2")};
    const std::vector<seal::Digest> one_code = {TestFixture::hash("3")};
    EXPECT_EQ(state(), "none, pending none, 0 codes");
    this->write([&](Unit& unit) { unit.second_factors().put_pending("clerk", secret("a")); });
    this->write([&](Unit& unit) { unit.second_factors().put_pending("clerk", secret("b")); });
    EXPECT_EQ(state(), "none, pending b -1, 0 codes");
    this->write([&](Unit& unit) { unit.second_factors().confirm("clerk", 7, codes); });
    this->reopen();
    EXPECT_EQ(state(), "b 7, pending none, 2 codes");
    this->write([&](Unit& unit) {
        unit.second_factors().took("clerk", 8);
        unit.second_factors().put_pending("clerk", secret("c"));
    });
    EXPECT_EQ(state(), "b 8, pending c -1, 2 codes");
    this->write([&](Unit& unit) { unit.second_factors().confirm("clerk", 9, one_code); });
    EXPECT_EQ(state(), "c 9, pending none, 1 codes");
    this->write([&](Unit& unit) { unit.second_factors().forget("clerk"); });
    EXPECT_EQ(state(), "none, pending none, 0 codes");
}

TYPED_TEST(StaffContract, ARecoveryCodeIsSpentOnceByItsOwner) {
    const std::vector<seal::Digest> codes = {TestFixture::hash("1"), TestFixture::hash("2")};
    const auto spend = [&](std::string_view user, std::string_view code) {
        return this->write([=](Unit& unit) { return unit.second_factors().spend(user, TestFixture::hash(code)); });
    };
    this->write([&](Unit& unit) {
        unit.second_factors().put_pending("clerk", {{1}, -1});
        unit.second_factors().confirm("clerk", 1, codes);
    });
    EXPECT_FALSE(spend("decider", "1"));
    EXPECT_TRUE(spend("clerk", "1"));
    EXPECT_FALSE(spend("clerk", "1"));
    EXPECT_FALSE(spend("clerk", "3"));
    EXPECT_EQ(this->read([](const Unit& unit) { return unit.second_factors().recovery_codes_left("clerk"); }), 1);
}

TYPED_TEST(StaffContract, AnEnrolmentCodeIsKeptWithItsAccount) {
    const auto code_of = [&](std::string_view user) {
        return this->read([=](const Unit& unit) { return unit.staff().find(user)->enrolment_code_hash; });
    };
    EXPECT_EQ(code_of("clerk"), std::nullopt);
    this->write([](Unit& unit) {
        StaffMember clerk = *unit.staff().find("clerk");
        clerk.enrolment_code_hash = TestFixture::hash("code");
        unit.staff().put(clerk);
        unit.staff_sessions().add(TestFixture::token("a", "s1", "clerk"));
    });
    this->reopen();
    EXPECT_EQ(code_of("clerk"), TestFixture::hash("code"));
    EXPECT_EQ(this->find("a")->member.enrolment_code_hash, TestFixture::hash("code"));
    EXPECT_EQ(code_of("decider"), std::nullopt);
}

TYPED_TEST(StaffContract, TheLogIsReadBackwardsPageByPage) {
    const auto line = [](std::string user, std::string act, std::vector<std::string> roles = {}) {
        return StaffLogLine{0, morning, std::move(user), std::move(act), std::move(roles), "command/root"};
    };
    this->write([&](Unit& unit) {
        unit.staff_log().append(line("clerk", "added", {"intake", "reviewer"}));
        unit.staff_log().append(line("decider", "added", {"decider"}));
    });
    this->write([&](Unit& unit) { unit.staff_log().append(line("clerk", "locked")); });
    this->write([&](Unit& unit) {
        unit.staff_log().append(line("clerk", "unlocked"));
        unit.give_up();
    });
    this->reopen();
    const auto list = [&](std::optional<std::int64_t> before, std::int64_t limit) {
        std::string text;
        for (const StaffLogLine& each :
             this->read([=](const Unit& unit) { return unit.staff_log().list(before, limit); })) {
            EXPECT_EQ(each.at, morning);
            EXPECT_EQ(each.actor, "command/root");
            text += std::to_string(each.number) + ' ' + each.user + ' ' + each.act;
            for (const std::string& role : each.roles)
                text += ' ' + role;
            text += '\n';
        }
        return text;
    };
    EXPECT_EQ(list(std::nullopt, 2), "3 clerk locked\n2 decider added decider\n");
    EXPECT_EQ(list(2, 2), "1 clerk added intake reviewer\n");
    EXPECT_EQ(list(1, 2), "");
}

}  // namespace
}  // namespace onetrip::storage::test
