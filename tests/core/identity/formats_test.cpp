#include "core/identity/formats.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(Formats, AreTheKinds) {
    EXPECT_TRUE(is_kind("citizen_id_18"));
    EXPECT_FALSE(is_kind("date"));
    EXPECT_TRUE(is_valid("citizen_id_18", "11010519491231002X"));
    EXPECT_FALSE(is_valid("citizen_id_18", "11010519491231002x"));
    EXPECT_FALSE(is_valid("uscc", "91350211M00013FA1N"));
    EXPECT_TRUE(is_valid("citizen_id_18", "659001202612310087"));  // no today, no future
    EXPECT_TRUE(is_valid("date", "anything"));
    EXPECT_FALSE(is_valid("mobile", ""));
}

}  // namespace
}  // namespace onetrip::identity
