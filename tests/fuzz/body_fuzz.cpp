// The body of every route that takes one: the first byte chooses the route, the rest is the body, sent by somebody who
// may send it, about a case that is there. Whatever it is, the answer is one that the interface document knows.

#include <vector>

#include "core/base/assert.h"
#include "tests/server/endpoints/city.h"

namespace {

using namespace onetrip;

/// A city with one case, its citizen and a clerk.
struct Stage {
    Stage() {
        citizen.begin();
        number = test::submit(citizen).number;
        clerk.sign_in("clerk", {accounts::Role::Intake, accounts::Role::Reviewer, accounts::Role::Decider,
                                accounts::Role::Issuer});
        for (const http::Route& route : city.router.routes()) {
            if (route.method == http::Method::Post && route.limits.body_bytes_max > 0) routes.push_back(&route);
        }
    }

    /// The route's pattern with the case's number in it.
    [[nodiscard]] std::string target_of(const http::Route& route) const {
        std::string target = route.pattern;
        const std::size_t brace = target.find('{');
        if (brace != std::string::npos) target.replace(brace, target.find('}') + 1 - brace, number);
        if (target.ends_with("/uploads")) target += "?service=teacher-qualification&material=photo";
        return target;
    }

    test::City city;
    test::Client citizen{city};
    test::Client clerk{city};
    std::string number;
    std::vector<const http::Route*> routes;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static auto& stage = *new Stage();
    if (size == 0) return 0;
    const http::Route& route = *stage.routes[data[0] % stage.routes.size()];
    test::Client& client = route.pattern.find("/staff/") != std::string::npos ? stage.clerk : stage.citizen;
    const std::string type =
        route.limits.content_types.empty() ? "application/json" : route.limits.content_types.front();
    const test::Answer answer = client.post_text(
        stage.target_of(route), std::string(reinterpret_cast<const char*>(data) + 1, size - 1), {}, type);
    // An answer that the interface document does not know is a finding like any other.
    ONETRIP_ASSERT(answer.status != 500 && !::testing::Test::HasFailure());
    return 0;
}
