#include "server/accounts/roles.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>

namespace onetrip::accounts {
namespace {

TEST(Roles, HaveNamesBothWays) {
    for (const Role role :
         {Role::Intake, Role::Reviewer, Role::Decider, Role::Issuer, Role::Supervisor, Role::Editor, Role::Auditor}) {
        EXPECT_EQ(role_named(name_of(role)), role);
    }
    EXPECT_EQ(role_named("root"), std::nullopt);
}

TEST(Roles, AreReadFromNamesAndUnknownOnesGrantNothing) {
    const std::vector<std::string> names = {"decider", "king", "intake"};
    const Roles roles = Roles::of_names(names);
    EXPECT_EQ(roles, (Roles{Role::Intake, Role::Decider}));
    EXPECT_EQ(roles.names(), (std::vector<std::string>{"intake", "decider"}));
}

TEST(Permissions, NameEveryRouteOnceAndGiveItToSomebody) {
    std::set<std::pair<http::Method, std::string_view>> seen;
    for (const Permission& permission : permissions()) {
        EXPECT_TRUE(seen.insert({permission.method, permission.pattern}).second) << permission.pattern;
        EXPECT_FALSE(permission.roles.empty()) << permission.pattern;
    }
}

struct Line {
    Role role;
    std::string_view may;  ///< of: accept, notice, decide, ship, materials, see
};

TEST(Permissions, WhoMayDoWhat) {
    const std::pair<std::string_view, std::pair<http::Method, std::string_view>> acts[] = {
        {"accept", {http::Method::Post, "/api/v1/staff/cases/{number}/acceptance"}},
        {"notice", {http::Method::Post, "/api/v1/staff/cases/{number}/supplement-notices"}},
        {"decide", {http::Method::Post, "/api/v1/staff/cases/{number}/decisions"}},
        {"ship", {http::Method::Post, "/api/v1/staff/cases/{number}/shipments"}},
        {"materials", {http::Method::Get, "/api/v1/staff/cases/{number}/materials/{id}"}},
        {"see", {http::Method::Get, "/api/v1/staff/cases"}},
    };
    const Line lines[] = {
        {Role::Intake, "accept notice materials see"},
        {Role::Reviewer, "notice materials see"},
        {Role::Decider, "decide materials see"},
        {Role::Issuer, "ship see"},
        {Role::Supervisor, "see"},
        {Role::Editor, ""},
        {Role::Auditor, "see"},
    };
    for (const Line& line : lines) {
        std::string may;
        for (const auto& [act, route] : acts) {
            if (!roles_for(route.first, route.second).has(line.role)) continue;
            if (!may.empty()) may += ' ';
            may += act;
        }
        EXPECT_EQ(may, line.may) << name_of(line.role);
    }
}

TEST(Permissions, AnUnknownRouteMayBeUsedByNobody) {
    EXPECT_TRUE(roles_for(http::Method::Delete, "/api/v1/staff/cases/{number}").empty());
}

}  // namespace
}  // namespace onetrip::accounts
