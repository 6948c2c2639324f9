#include "core/casework/state.h"

#include <gtest/gtest.h>

namespace onetrip::casework {
namespace {

TEST(State, names_read_back) {
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        EXPECT_FALSE(name_of(state).empty());
        EXPECT_EQ(state_of(name_of(state)), state);
    }
    EXPECT_EQ(state_of("Submitted"), std::nullopt);
    EXPECT_EQ(state_of(""), std::nullopt);
}

TEST(State, three_are_final) {
    std::size_t final_states = 0;
    for (std::size_t i = 0; i < state_count; ++i)
        final_states += is_final(static_cast<State>(i)) ? 1 : 0;
    EXPECT_EQ(final_states, 3u);
    EXPECT_TRUE(is_final(State::Closed));
    EXPECT_FALSE(is_final(State::Delivered));
}

TEST(ClosingResult, carries_the_national_codes) {
    EXPECT_EQ(static_cast<int>(ClosingResult::Certificate), 0);
    EXPECT_EQ(static_cast<int>(ClosingResult::Done), 6);
    for (const auto result : {ClosingResult::Certificate, ClosingResult::Returned, ClosingResult::Voided,
                              ClosingResult::SupplementOverdue, ClosingResult::Done}) {
        EXPECT_EQ(closing_result_of(name_of(result)), result);
    }
    EXPECT_EQ(closing_result_of("deleted"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::casework
