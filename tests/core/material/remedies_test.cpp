#include "core/material/remedies.h"

#include <gtest/gtest.h>

namespace onetrip::material {
namespace {

TEST(Remedies, say_what_to_do_in_a_word) {
    EXPECT_EQ(remedy_of("material.missing"), "give");
    EXPECT_EQ(remedy_of("material.active_content"), "print_anew");
    EXPECT_EQ(remedy_of("material.unseen_content"), "print_anew");
    EXPECT_EQ(remedy_of("material.blurred"), "hold_still");
    EXPECT_EQ(remedy_of("material.horse"), "");
    EXPECT_EQ(remedy_of(""), "");
}

}  // namespace
}  // namespace onetrip::material
