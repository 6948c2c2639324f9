#include "core/identity/bank_card.h"

#include "tests/core/identity/judged.h"

namespace onetrip::identity {
namespace {

TEST(BankCard, Luhn) {
    const JudgedRow rows[] = {
        {"79927398713", "valid"},
        {"6228480402564890018", "valid"},
        {"6222026006705354217", "invalid ?check_digit"},
        {"00", "valid"},
        {"0", "invalid !length"},
        {"123456789012345678901234567890123", "invalid !length"},
        {"7992739871X", "invalid !characters"},
    };
    expect_judged("luhn", rows);
    EXPECT_TRUE(passes_luhn("79927398713"));
    EXPECT_FALSE(passes_luhn("79927398710"));
}

TEST(BankCard, OfTwelveToNineteenDigits) {
    const JudgedRow rows[] = {
        {"6228480402564890018", "valid"},
        {"6228 4804 0256 4890 018", "invalid ?spelling ->6228480402564890018"},
        {"000000000000", "valid"},
        {"79927398713", "invalid !length"},
        {"62284804025648900180", "invalid !length"},
    };
    expect_judged("bank_card", rows);
}

}  // namespace
}  // namespace onetrip::identity
