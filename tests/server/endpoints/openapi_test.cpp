// The interface document against what is there: routes both ways, roles, problems, embedded text.

#include <algorithm>
#include <fstream>
#include <set>

#include "tests/server/endpoints/city.h"
#include "tests/source_path.h"

namespace onetrip::test {
namespace {

class Interface : public Endpoints {
protected:
    /// `POST /cases` for every operation of the document.
    std::set<std::string> documented() {
        std::set<std::string> found;
        for (const auto& [path, operations] : city.document.root()["paths"].items()) {
            for (const auto& [method, operation] : operations.items()) {
                std::string upper = method;
                for (char& c : upper)
                    c = static_cast<char>(c - 32);
                found.insert(upper + " /api/v1" + path);
            }
        }
        return found;
    }
    std::set<std::string> routed() {
        std::set<std::string> found;
        for (const http::Route& route : city.router.routes()) {
            found.insert(std::string(name_of(route.method)) + ' ' + route.pattern);
        }
        return found;
    }
};

TEST_F(Interface, EveryRouteIsInTheDocumentAndEveryOperationIsRouted) {
    EXPECT_EQ(documented(), routed());
}

TEST_F(Interface, IsServedAsItStandsInTheRepository) {
    std::ifstream file(source_path("server/endpoints/openapi.json"));
    const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    EXPECT_EQ(citizen.get("/api/v1/openapi.json").text, text);
}

TEST_F(Interface, RolesOfTheDocumentAreThoseOfTheTable) {
    for (const http::Route& route : city.router.routes()) {
        const json& operation = city.document.operation(name_of(route.method), route.pattern);
        const accounts::Roles roles = accounts::roles_for(route.method, route.pattern);
        if (operation.contains("x-roles")) {
            EXPECT_EQ(operation["x-roles"], json(roles.names())) << route.pattern;
        } else {
            EXPECT_TRUE(roles.empty() || roles == accounts::Roles::all()) << route.pattern;
        }
        const bool is_staff = !operation["security"].empty() && operation["security"][0].contains("staff");
        EXPECT_EQ(is_staff, !roles.empty()) << route.pattern;
    }
}

TEST_F(Interface, WhereAWholeSignInIsAskedForIsWhatTheTableSays) {
    for (const accounts::Permission& permission : accounts::permissions()) {
        const json& problems = city.document.operation(name_of(permission.method), permission.pattern)["x-problems"];
        const bool says_so = std::find(problems.begin(), problems.end(), "second_factor_needed") != problems.end();
        EXPECT_EQ(says_so, permission.proof == accounts::Proof::Whole) << permission.pattern;
    }
}

TEST_F(Interface, EveryProblemOfTheServerIsInTheDocumentAndBackAgain) {
    const json& schema = city.document.root()["components"]["schemas"]["ProblemCode"]["enum"];
    std::set<std::string> documented_codes(schema.begin(), schema.end());
    std::set<std::string> known;
    for (const http::ProblemKind& kind : http::problem_kinds())
        known.insert(std::string(kind.name));
    EXPECT_EQ(documented_codes, known);
    for (const auto& [path, operations] : city.document.root()["paths"].items()) {
        for (const auto& [method, operation] : operations.items()) {
            for (const json& code : operation["x-problems"]) {
                EXPECT_TRUE(known.count(code.get<std::string>())) << path << ' ' << code;
                const auto kind =
                    std::find_if(http::problem_kinds().begin(), http::problem_kinds().end(),
                                 [&](const http::ProblemKind& one) { return one.name == code.get<std::string>(); });
                EXPECT_TRUE(operation["responses"].contains(std::to_string(kind->status))) << path << ' ' << code;
            }
        }
    }
}

TEST_F(Interface, BodiesThatCreateAskForAKey) {
    for (const auto& [path, operations] : city.document.root()["paths"].items()) {
        if (!operations.contains("post")) continue;
        const json& problems = operations["post"]["x-problems"];
        if (path == "/transfers") continue;  // other people's clients of the protocol know no key: it may be left out
        const bool asks = std::find(problems.begin(), problems.end(), "idempotency_key_missing") != problems.end();
        const std::set<std::string> without = {"/services/{id}/checks",
                                               "/services/{id}/register-answers",
                                               "/services/{id}/certificates",
                                               "/bundles/{id}/checklists",
                                               "/transfers/{id}",
                                               "/transfers/{id}/upload",
                                               "/sessions",
                                               "/phone-codes",
                                               "/sign-ins",
                                               "/wechat-sign-ins",
                                               "/cases/{number}/wechat-subscriptions",
                                               "/notice-choices",
                                               "/case-lookups",
                                               "/handovers",
                                               "/handover-takings",
                                               "/staff/sessions",
                                               "/staff/password",
                                               "/staff/sessions/current/second-factor",
                                               "/staff/second-factor",
                                               "/staff/second-factor/confirmation",
                                               "/cases/{number}/withdrawal",
                                               "/cases/{number}/commitments/{material}/withdrawal",
                                               "/plans",
                                               "/cases/{number}/parcel/receipt",
                                               "/cases/{number}/parcels/{waybill}/receipt",
                                               "/staff/parcels/{waybill}/label",
                                               "/staff/parcels/{waybill}/hand-over",
                                               "/staff/parcels/{waybill}/settlement",
                                               "/staff/cases/{number}/acceptance",
                                               "/couriers/kdniao/callbacks/{token}",
                                               "/couriers/kuaidi100/callbacks/{token}"};
        EXPECT_EQ(asks, without.count(path) == 0) << path;
    }
}

}  // namespace
}  // namespace onetrip::test
