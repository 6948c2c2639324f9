#include "core/appointment/slot_start.h"

#include <gtest/gtest.h>

namespace onetrip::appointment {
namespace {

TEST(SlotStart, has_one_spelling) {
    EXPECT_EQ(read_slot_start("2026-12-01T09:00")->text(), "2026-12-01T09:00");
    for (const char* wrong : {"2026-12-01 09:00", "2026-12-01T24:00", "2026-02-30T09:00", "2026-12-01T09:00:00", ""}) {
        EXPECT_FALSE(read_slot_start(wrong)) << wrong;
    }
}

}  // namespace
}  // namespace onetrip::appointment
