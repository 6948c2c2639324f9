#include "core/identity/mask.h"

#include <gtest/gtest.h>

namespace onetrip::identity {
namespace {

TEST(MaskOfValues, ByKind) {
    struct Row {
        const char* by;
        const char* value;
        const char* masked;
    };
    const Row rows[] = {
        {"name", "王伟", "王*"},
        {"name", "张小满", "张**"},
        {"name", "欧阳小明", "欧**明"},
        {"name", "阿卜杜拉·麦提喀斯木", "阿********木"},
        {"name", "𠮷野", "𠮷*"},
        {"name", "李", "*"},
        {"name", "", ""},
        {"resident_id", "110101199003078670", "110101********8670"},
        {"resident_id", "1101018670", "**********"},
        {"resident_id_public", "110101199003078670", "1****************0"},
        {"mobile", "13800138000", "138****8000"},
        {"mobile", "+85261234567", "+852****4567"},
        {"mobile", "8000", "****"},
        {"bank_card", "6228480402564890018", "***************0018"},
        {"certificate", "20263301042000017", "*************0017"},
        {"certificate", "0017", "****"},
        {"email", "zhang@example.org", "z****@example.org"},
        {"email", "z@example.org", "*@example.org"},
        {"email", "example.org", "***********"},
        {"address", "江山市临江区望江街道桂花路8号3幢502室", "江山市临江区望江街道****"},
        {"address", "江山市临江区桂花路8号", "江山市临江区****"},
        {"address", "桂花路8号", "****"},
        {"address", "江山市临江区望江街道", "江山市临江区望江街道"},
    };
    for (const Row& row : rows) {
        const auto by = mask_named(row.by);
        ASSERT_TRUE(by.has_value()) << row.by;
        EXPECT_EQ(mask(*by, row.value), row.masked) << row.value;
    }
    EXPECT_EQ(mask_named("id"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::identity
