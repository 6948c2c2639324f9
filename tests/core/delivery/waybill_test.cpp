#include "core/delivery/waybill.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

TEST(Waybill, is_refused_for_its_characters_and_length_alone) {
    const struct {
        std::string typed;
        std::optional<std::string> number;
    } table[] = {
        {"EA123456785CN", "EA123456785CN"},
        {" ea 1234 5678 5 cn ", "EA123456785CN"},
        {"ＳＦ１２３４５６７８９０１２", "SF123456789012"},
        {"JD0012345678901-1-2-", "JD0012345678901-1-2-"},
        {"123456", "123456"},
        {"12345", std::nullopt},
        {std::string(32, '1'), std::string(32, '1')},
        {std::string(33, '1'), std::nullopt},
        {"", std::nullopt},
        {"单号1234567", std::nullopt},
        {"12_34567", std::nullopt},
        {"123456\n", "123456"},
        {"\u200ESF\u00A01234567890123\uFEFF", "SF1234567890123"},
    };
    for (const auto& row : table)
        EXPECT_EQ(normalise_waybill(row.typed), row.number) << row.typed;
}

TEST(Waybill, patterns_guess_the_carrier) {
    using Carriers = std::vector<std::string_view>;
    const struct {
        const char* number;
        Carriers carriers;
    } table[] = {
        {"EA123456785CN", {"ems", "youzhengguoji"}},
        {"RB123456785GB", {"youzhengguoji"}},
        {"1012345678901", {"ems", "yunda"}},
        {"1212345678901", {"ems", "yunda"}},
        {"9912345678901", {"youzhengguonei", "yunda"}},
        {"GA12345678901", {"youzhengguonei", "yuantong"}},
        {"SF1234567890123", {"shunfeng", "yuantong"}},
        {"123456789012", {"shunfeng"}},
        {"712345678901", {"zhongtong", "shunfeng"}},
        {"71234567890123", {"zhongtong"}},
        {"JD0012345678901-1-2-", {"jd"}},
        {"JDX001234567890", {"jd"}},
        {"YT1234567890123", {"yuantong"}},
        {"812345678901234567", {"yuantong", "jd"}},
        {"JT1234567890123", {"jtexpress", "yuantong"}},
        {"DPK12345678901", {"debangkuaidi"}},
        {"268123456789", {"shentong", "shunfeng"}},
        {"123456789", {"debangkuaidi"}},
        {"A-B-C-D-E", {}},
        {"123456", {}},
    };
    for (const auto& row : table)
        EXPECT_EQ(likely_carriers(row.number), row.carriers) << row.number;
}

// From tracking_number_data (MIT), the tests of npm s10, and computed.
TEST(S10, check_digit) {
    const struct {
        const char* number;
        std::optional<bool> fits;
    } table[] = {
        {"RB123456785GB", true},         {"RB123456786US", false},        {"EB000717595HK", true},
        {"EB000717594HK", false},        {"EA123456785CN", true},         {"EA12345678CN", std::nullopt},
        {"1A123456785CN", std::nullopt}, {"EA1234567X5CN", std::nullopt}, {"1234567890123", std::nullopt},
    };
    for (const auto& row : table)
        EXPECT_EQ(check_s10(row.number), row.fits) << row.number;
    EXPECT_EQ(s10_check_digit("00071759"), '5');  // remainder 0: 11 becomes 5
}

}  // namespace
}  // namespace onetrip::delivery
