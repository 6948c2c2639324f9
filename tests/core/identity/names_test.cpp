#include "core/identity/names.h"

#include "core/base/text.h"
#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int time = 0; time < times; ++time)
        out += text;
    return out;
}

TEST(Names, OfPersons) {
    const JudgedRow rows[] = {
        {"王伟", "valid script=han"},
        {"阿卜杜拉·麦提喀斯木", "valid script=han"},
        {"刘欣䶮", "valid script=han"},
        {"𠮷野", "valid script=han"},  // one character beyond the basic plane
        {"〇一", "valid script=han"},
        {"\uFA11山", "valid script=han"},  // U+FA11, a unified ideograph among the compatible ones
        {"MARIA DA SILVA-O'NEIL JR.", "valid script=latin"},
        {"李", "invalid ?name_single script=han"},
        {"𠮷", "invalid ?name_single script=han"},
        {"孟  伟", "invalid ?spelling ->孟伟 script=han"},
        {"Maria  da Silva", "invalid ?spelling ->MARIA DA SILVA script=latin"},
        {"牙力空.买提萨力", "invalid !interpunct suggestion=牙力空·买提萨力"},
        {"牙力空•买提萨力", "invalid !interpunct suggestion=牙力空·买提萨力"},
        {"牙力空・买提萨力", "invalid !interpunct suggestion=牙力空·买提萨力"},
        {"牙力空。买提萨力", "invalid !interpunct suggestion=牙力空·买提萨力"},
        {"牙力空-买提萨力", "invalid !interpunct suggestion=牙力空·买提萨力"},
        {"牙力空．买提萨力", "invalid !interpunct ?spelling ->牙力空.买提萨力 suggestion=牙力空·买提萨力"},
        {"翟冬:亮", "invalid !characters"},
        {"·伟", "invalid !characters"},
        {"伟·", "invalid !characters"},
        {"王··伟", "invalid !characters"},
        {"王伟1", "invalid !characters"},
        {"王A", "invalid !characters"},
        {"\uF900山", "invalid !characters"},  // U+F900, a duplicate that normalisation would change
        {"王😀", "invalid !characters"},
        {"刘欣\uE863", "invalid ?legacy_character ?spelling ->刘欣䶮 script=han"},
    };
    expect_judged("person_name", rows);
}

TEST(Names, HaveFiftyCharactersAtMost) {
    EXPECT_EQ(judged("person_name", repeated("𠮷", 50)), "valid script=han");
    EXPECT_EQ(judged("person_name", repeated("𠮷", 51)), "invalid !length");
    EXPECT_EQ(judged("person_name", repeated("A", 99)), "valid script=latin");
    EXPECT_EQ(judged("person_name", repeated("A", 100)), "invalid !length");
}

TEST(Names, AreComparedWithoutTheirSpelling) {
    EXPECT_EQ(name_comparison_key("牙力空.买提 萨力"), "牙力空·买提萨力");
    EXPECT_EQ(name_comparison_key("刘欣\uE863"), "刘欣䶮");
    EXPECT_EQ(name_comparison_key("Maria  da Silva"), name_comparison_key("MARIADASILVA"));
    EXPECT_EQ(normalise_name("　王　伟 "), "王伟");
    EXPECT_EQ(normalise_name("\u202A王\u200B伟\u202C"), "王伟");
    EXPECT_EQ(normalise_name(" Ｍaria  da "), "MARIA DA");
}

// GBK's FE50 to FEA0 lay at U+E815 to U+E864: each now has a place that is not private.
TEST(Names, EveryLegacyCharacterHasAPlace) {
    for (char32_t c = 0xE815; c <= 0xE864; ++c) {
        std::string legacy;
        base::append_code_point(legacy, c);
        const char32_t now = base::code_points(normalise_name(legacy)).front();
        EXPECT_FALSE(now == 0 || (now >= 0xE000 && now <= 0xF8FF)) << static_cast<std::uint32_t>(c);
    }
    EXPECT_EQ(normalise_name("\uE814\uE865"), "\uE814\uE865");
}

TEST(Names, ChineseCharactersAreByCodePoint) {
    EXPECT_TRUE(is_han(0x4E00));
    EXPECT_TRUE(is_han(0x9FFF));
    EXPECT_TRUE(is_han(0x3400));
    EXPECT_TRUE(is_han(0x323AF));
    EXPECT_TRUE(is_han(0x2EE5D));
    EXPECT_FALSE(is_han(0x323B0));
    EXPECT_FALSE(is_han(0x2EE5E));
    EXPECT_FALSE(is_han(0xF900));
    EXPECT_FALSE(is_han(U'A'));
}

}  // namespace
}  // namespace onetrip::identity
