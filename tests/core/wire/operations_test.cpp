#include "core/wire/operations.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace onetrip::wire {
namespace {

TEST(Operations, HaveDistinctNamesOfADomainAndAnAct) {
    std::set<std::string_view> seen;
    for (const Operation& operation : all_operations()) {
        EXPECT_TRUE(seen.insert(operation.name).second) << operation.name;
        EXPECT_EQ(std::string(operation.name).find_first_not_of("abcdefghijklmnopqrstuvwxyz_."), std::string::npos);
        EXPECT_EQ(find_operation(operation.name)->run, operation.run);
    }
    EXPECT_FALSE(seen.empty());
    EXPECT_EQ(find_operation("no.such"), nullptr);
}

TEST(Operations, TakeNoInputForAnInput) {
    for (const Operation& operation : all_operations()) {
        json::Writer answer;
        const Outcome outcome = operation.run({}, answer);
        // Whatever an operation needs, a missing input is a named failure or a whole answer, never a crash.
        EXPECT_TRUE(outcome.ok() || !outcome.error().code.empty()) << operation.name;
    }
}

}  // namespace
}  // namespace onetrip::wire
