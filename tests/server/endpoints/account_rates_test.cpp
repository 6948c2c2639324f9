// How often one account may ask, whatever address it comes from.

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

class AccountRates : public ::testing::Test {
protected:
    /// The codes of as many requests, by a blank each; `ok` for none.
    static std::string ask(Client& client, std::string_view target, int times) {
        std::string codes;
        for (int i = 0; i < times; ++i) {
            client.address = "10.0.0." + std::to_string(++addresses);
            const std::string code = client.get(target).code();
            codes += (codes.empty() ? "" : " ") + (code.empty() ? "ok" : code);
        }
        return codes;
    }

    static inline int addresses = 0;
    City city{{.account_rate = {1, 3}}};
    Client citizen{city};
    Client clerk{city};
};

TEST_F(AccountRates, FollowTheAccountFromAddressToAddress) {
    citizen.begin();
    clerk.sign_in("clerk", accounts::Roles::all());
    EXPECT_EQ(ask(citizen, "/api/v1/cases", 4), "ok ok ok too_many_requests");
    EXPECT_EQ(ask(clerk, "/api/v1/staff/cases", 4), "ok ok ok too_many_requests");
    const Answer refused = clerk.get("/api/v1/staff/cases");
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.reply.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(refused.reply.header("Retry-After"), "1");
}

TEST_F(AccountRates, AnAccountThatAsksTooOftenStopsNobodyElse) {
    citizen.begin();
    clerk.sign_in("clerk", accounts::Roles::all());
    ask(citizen, "/api/v1/cases", 5);
    ask(clerk, "/api/v1/staff/cases", 5);
    Client other_citizen(city);
    Client other_clerk(city);
    other_citizen.address = other_clerk.address = citizen.address;
    EXPECT_EQ(ask(other_citizen.begin(), "/api/v1/cases", 1), "ok");
    EXPECT_EQ(ask(other_clerk.sign_in("other", accounts::Roles::all()), "/api/v1/staff/cases", 1), "ok");
}

TEST_F(AccountRates, WhoIsRefusedByRoleSpendsTheAllowanceAllTheSame) {
    clerk.sign_in("clerk", {accounts::Role::Editor});
    EXPECT_EQ(ask(clerk, "/api/v1/staff/cases", 4), "forbidden forbidden forbidden too_many_requests");
}

TEST_F(AccountRates, TheMachineItselfIsNotLimited) {
    citizen.begin();
    citizen.address = "127.0.0.1";
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(citizen.get("/api/v1/cases").status, 200);
}

TEST_F(AccountRates, OpenRoutesAreNobodys) {
    citizen.begin();
    EXPECT_EQ(ask(citizen, "/api/v1/services", 6), "ok ok ok ok ok ok");
}

}  // namespace
}  // namespace onetrip::test
