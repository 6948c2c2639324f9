#include "server/couriers/form_fields.h"

#include <gtest/gtest.h>

namespace onetrip::couriers {
namespace {

TEST(FormFields, DecodeToTheBytesThatWereSent) {
    const auto fields = parse_form("param=%7B%22a%22%3A+1%7D&sign=&x&=y&param=second&%E4%B8%AD=%00%FF");
    ASSERT_TRUE(fields);
    ASSERT_EQ(fields->size(), 6u);
    EXPECT_EQ(field(*fields, "param"), R"({"a": 1})");
    EXPECT_EQ(field(*fields, "sign"), "");
    EXPECT_EQ(field(*fields, "x"), "");
    EXPECT_EQ(field(*fields, "中"), std::string_view("\0\xFF", 2));
    EXPECT_FALSE(field(*fields, "missing"));
}

TEST(FormFields, RefuseABrokenEncodingAndTooManyFields) {
    for (const char* broken : {"a=%", "a=%1", "a=%G0", "%=1"})
        EXPECT_FALSE(parse_form(broken)) << broken;
    std::string many;
    for (std::size_t at = 0; at < form_fields_max; ++at)
        many += "a=1&";
    EXPECT_TRUE(parse_form(many));
    EXPECT_FALSE(parse_form(many + "a=1"));
    EXPECT_TRUE(parse_form("")->empty());
}

TEST(FormFields, ComeBackFromWhatTheyWrite) {
    const FormFields fields = {{"schema", "json"}, {"param", "{\"城\":\"云川 +&=%\"}\r\n"}, {"", "*-._~"}};
    EXPECT_EQ(parse_form(write_form(fields)), fields);
}

}  // namespace
}  // namespace onetrip::couriers
