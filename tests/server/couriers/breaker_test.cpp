#include "server/couriers/breaker.h"

#include <gtest/gtest.h>

#include <vector>

namespace onetrip::couriers {
namespace {

constexpr BreakerSettings settings{.failures_max = 2, .pause_milliseconds_min = 100, .pause_milliseconds_max = 300};

// Asked, failed and succeeded at these milliseconds; what it says when it is asked.
TEST(Breaker, Table) {
    struct Step {
        std::int64_t at;
        char what;  // ? asks, + succeeded, - failed
        bool lets_through;
    };
    const struct {
        const char* what;
        std::vector<Step> steps;
    } table[] = {
        {"one failure is nothing", {{0, '?', true}, {0, '-', false}, {1, '?', true}}},
        {"two in a row open it", {{0, '-', false}, {0, '-', false}, {1, '?', false}, {99, '?', false}}},
        {"a success between them does not", {{0, '-', false}, {0, '+', false}, {0, '-', false}, {1, '?', true}}},
        {"after the pause one may try", {{0, '-', false}, {0, '-', false}, {100, '?', true}, {100, '?', false}}},
        {"and closes it if it succeeds",
         {{0, '-', false}, {0, '-', false}, {100, '?', true}, {110, '+', false}, {110, '?', true}, {110, '?', true}}},
        {"or opens it for twice as long",
         {{0, '-', false}, {0, '-', false}, {100, '?', true}, {110, '-', false}, {309, '?', false}, {310, '?', true}}},
        {"but not for longer than the most",
         {{0, '-', false},
          {0, '-', false},
          {100, '?', true},
          {100, '-', false},
          {300, '?', true},
          {300, '-', false},
          {599, '?', false},
          {600, '?', true},
          {600, '-', false},
          {899, '?', false},
          {900, '?', true}}},
    };
    for (const auto& row : table) {
        Breaker breaker(settings);
        for (const Step& step : row.steps) {
            const base::Instant at(step.at);
            if (step.what == '+') breaker.succeeded();
            if (step.what == '-') breaker.failed(at);
            if (step.what != '?') continue;
            EXPECT_EQ(breaker.lets_through(at), step.lets_through) << row.what << " at " << step.at;
        }
    }
}

}  // namespace
}  // namespace onetrip::couriers
