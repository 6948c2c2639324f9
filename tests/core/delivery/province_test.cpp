#include "core/delivery/province.h"

#include <gtest/gtest.h>

namespace onetrip::delivery {
namespace {

TEST(Province, is_read_off_the_first_words_of_an_address) {
    const struct {
        const char* address;
        const char* code;
    } table[] = {
        {"浙江省杭州市西湖区文三路 1 号", "33"},
        {"浙江杭州文三路 1 号", "33"},
        {"北京市海淀区中关村大街 1 号", "11"},
        {"内蒙古自治区呼和浩特市", "15"},
        {"黑龙江省哈尔滨市", "23"},
        {"香港特别行政区中西区", "81"},
        {"中国上海市黄浦区", "31"},
        {"中国 浙江省杭州市", "33"},
        {" 中国\u3000 江苏省南京市", "32"},
        {"  \u3000 江苏省南京市", "32"},
        {"云川市城东区学府路 8 号", "-"},  // people at home leave it out
        {"学府路北京小区 8 号", "-"},      // a name further on is a street's
        {"浙", "-"},
        {"", "-"},
    };
    for (const auto& line : table)
        EXPECT_EQ(province_of_address(line.address).value_or("-"), line.code) << line.address;
}

}  // namespace
}  // namespace onetrip::delivery
