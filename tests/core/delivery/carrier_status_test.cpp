#include "core/delivery/carrier_status.h"

#include <gtest/gtest.h>

#include <string>

namespace onetrip::delivery {
namespace {

// Kuaidi100's table of states, basic and advanced, and what is in no table.
TEST(Kuaidi100Status, reads_in_our_words) {
    const struct {
        const char* code;
        const char* status;
    } table[] = {
        {"0", "in_transit"},
        {"1001", "in_transit"},
        {"1002", "in_transit"},
        {"1003", "in_transit"},
        {"1", "collected"},
        {"101", "label_ready"},
        {"102", "label_ready"},
        {"103", "collected"},
        {"2", "problem"},
        {"201", "problem"},
        {"203", "problem"},
        {"205", "problem"},
        {"210", "problem"},
        {"3", "delivered"},
        {"301", "delivered"},
        {"302", "delivered"},
        {"303", "delivered_proxy"},
        {"304", "delivered"},
        {"4", "returned"},
        {"401", "returned"},
        {"5", "out_for_delivery"},
        {"501", "in_locker"},
        {"6", "returning"},
        {"7", "in_transit"},
        {"8", "in_transit"},
        {"10", "in_transit"},
        {"13", "in_transit"},
        {"14", "returned"},
        {"1009", "in_transit"},
        {"509", "out_for_delivery"},
        {"299", "problem"},
        {"9", "-"},
        {"15", "-"},
        {"999", "-"},
        {"2001", "-"},
        {"", "-"},
        {"-1", "-"},
        {"3.0", "-"},
        {"30100", "-"},
    };
    for (const auto& row : table) {
        const auto status = status_of_kuaidi100(row.code);
        EXPECT_EQ(status ? std::string(name_of(*status)) : "-", row.status) << row.code;
    }
}

TEST(Status, names_read_back_and_four_are_final) {
    std::size_t final_count = 0;
    for (std::size_t i = 0; i < status_count; ++i) {
        const auto status = static_cast<Status>(i);
        EXPECT_EQ(status_of(name_of(status)), status);
        final_count += is_final(status) ? 1 : 0;
    }
    EXPECT_EQ(final_count, 4u);
    EXPECT_FALSE(is_final(Status::InLocker));
    EXPECT_FALSE(is_final(Status::Lost));
    EXPECT_EQ(status_of("signed"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::delivery
