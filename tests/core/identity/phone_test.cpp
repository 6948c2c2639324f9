#include "core/identity/phone.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(Phone, Mobile) {
    const JudgedRow rows[] = {
        {"13800138000", "valid country_code=86"},
        {"19212345678", "valid country_code=86"},
        {"+8613800138000", "valid ->13800138000 country_code=86"},
        {"008613800138000", "valid ->13800138000 country_code=86"},
        {"8613800138000", "valid ->13800138000 country_code=86"},
        {"138 0013 8000", "invalid ?spelling ->13800138000 country_code=86"},
        {"+86 138-0013-8000", "invalid ?spelling ->13800138000 country_code=86"},
        {"+85261234567", "valid ?mobile_abroad country_code=852"},
        {"+85361234567", "valid ?mobile_abroad country_code=853"},
        {"+8860912345678", "valid ?mobile_abroad country_code=886"},
        {"+85351234567", "invalid !length"},
        {"1380013800", "invalid !length"},
        {"138001380000", "invalid !length"},
        {"10086", "invalid !length"},
        {"1064912345678", "invalid !length"},
        {"12345678901", "invalid !characters"},
        {"23800138000", "invalid !characters"},
        {"1380013800a", "invalid !characters ?spelling ->1380013800A"},
    };
    expect_judged("mobile", rows);
}

TEST(Phone, Landline) {
    const JudgedRow rows[] = {
        {"010-62345678", "valid type=landline area_code=010"},
        {"01062345678", "valid ->010-62345678 type=landline area_code=010"},
        {"0755-26500000-123", "valid type=landline area_code=0755 extension=123"},
        {"075526500000-123", "valid ->0755-26500000-123 type=landline area_code=0755 extension=123"},
        {"0936-4211235", "valid type=landline area_code=0936"},
        {"021-62345678-123456", "valid type=landline area_code=021 extension=123456"},
        {"400-123-4567", "valid type=service"},
        {"4001234567", "valid ->400-123-4567 type=service"},
        {"400-1234567", "valid ->400-123-4567 type=service"},
        {"800-820-8820", "valid type=service"},
        {"12345", "valid type=hotline"},
        {"110", "valid type=hotline"},
        {"+85221234567", "valid type=abroad"},
        {"0755 26500000", "invalid ?spelling ->0755-26500000 type=landline area_code=0755"},
        {"０１０－６２３４５６７８", "invalid ?spelling ->010-62345678 type=landline area_code=010"},
        {"010-1234567", "invalid !length"},
        {"010-12345678", "invalid !characters"},
        {"0755-265000000", "invalid !length"},
        {"0755-265000", "invalid !length"},
        {"021-62345678-1234567", "invalid !length"},
        {"021-62345678-", "invalid !length"},
        {"012-62345678", "invalid !area_code"},
        {"0055-62345678", "invalid !area_code"},
        {"62345678", "invalid !area_code"},
        {"999", "invalid !length"},
        {"010-6234567x", "invalid !characters"},
        {"40-01234567", "invalid !area_code"},
        {"400-12-34567", "invalid ?spelling ->400-123-4567 type=service"},
    };
    expect_judged("landline", rows);
    EXPECT_EQ(normalise_landline(" ０１０－6234 5678"), "010-62345678");
}

}  // namespace
}  // namespace onetrip::identity
