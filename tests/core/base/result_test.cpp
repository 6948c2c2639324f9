#include "core/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace onetrip::base {
namespace {

enum class Refusal { TooLate };

Result<std::string, Refusal> booked(bool in_time) {
    if (!in_time) return Err{Refusal::TooLate};
    return std::string("booked");
}

TEST(Result, IsAValueOrAReason) {
    EXPECT_TRUE(booked(true));
    EXPECT_EQ(*booked(true), "booked");
    EXPECT_EQ(booked(true)->size(), 6u);
    EXPECT_FALSE(booked(false));
    EXPECT_EQ(booked(false).error(), Refusal::TooLate);
}

TEST(Result, CarriesWhatCanOnlyBeMoved) {
    Result<std::unique_ptr<int>, Refusal> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(result).value();
    EXPECT_EQ(*taken, 7);
}

TEST(ResultDeathTest, ToAskForWhatIsNotThereIsABug) {
    EXPECT_DEATH(static_cast<void>(booked(false).value()), "bug:");
    EXPECT_DEATH(static_cast<void>(booked(true).error()), "bug:");
}

}  // namespace
}  // namespace onetrip::base
