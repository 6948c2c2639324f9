#include "core/casework/case_number.h"

#include <gtest/gtest.h>

namespace onetrip::casework {
namespace {

const base::Day day = *base::Day::parse("2026-11-28");

// ISO/IEC 7064 names 0794 with check digit 5 for MOD 11,10.
TEST(CheckDigit, iso_7064_mod_11_10) {
    EXPECT_EQ(check_digit_mod_11_10("0794"), '5');
    EXPECT_EQ(check_digit_mod_11_10(""), '1');
}

TEST(CaseNumber, is_made_and_read_back) {
    const CaseNumber made = make_case_number(day, "330106", 42);
    EXPECT_EQ(made.digits.substr(0, 18), "261128330106000042");
    EXPECT_EQ(made.digits.size(), case_number_digits);
    EXPECT_EQ(made.grouped(), "261128 330106 000042 " + made.digits.substr(18));
    const auto read = read_case_number(made.grouped());
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->digits, made.digits);
    EXPECT_EQ(read->day, day);
    EXPECT_EQ(read->region, "330106");
    EXPECT_EQ(read->sequence, 42);
}

// MOD 11,10 finds every single wrong digit.
TEST(CaseNumber, one_wrong_digit_is_always_noticed) {
    const std::string right = make_case_number(day, "330106", 123456).digits;
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string typed = right;
            typed[at] = digit;
            EXPECT_EQ(read_case_number(typed).ok(), typed == right) << typed;
        }
    }
}

std::string verdict(std::string_view text) {
    const auto read = read_case_number(text);
    return read ? "ok" : std::string(code_of(read.error()));
}

TEST(CaseNumber, is_refused_with_the_first_reason) {
    const std::string right = make_case_number(day, "330106", 1).digits;
    const auto checked = [](std::string digits) { return digits + check_digit_mod_11_10(digits); };
    const struct {
        std::string text;
        const char* verdict;
    } table[] = {
        {right, "ok"},
        {"２６１１２８ 330106 000001 " + right.substr(18), "ok"},
        {"", "case_number.not_digits"},
        {"26112833010600000X", "case_number.not_digits"},
        {right.substr(1), "case_number.length"},
        {right + "0", "case_number.length"},
        {checked("261128330106000001").substr(0, 18) + (right[18] == '9' ? "0" : "9"), "case_number.check"},
        {checked("260230330106000001"), "case_number.date"},
        {checked("261128330106000000"), "case_number.sequence"},
        {checked("000101000000999999"), "ok"},
    };
    for (const auto& row : table)
        EXPECT_EQ(verdict(row.text), row.verdict) << row.text;
}

TEST(QueryCode, is_made_from_random_bytes_and_read_leniently) {
    EXPECT_EQ(make_query_code({0, 31, 32, 10, 18, 255}), "0Z0AJZ");
    EXPECT_EQ(read_query_code("0Z0AJZ"), "0Z0AJZ");
    EXPECT_EQ(read_query_code(" oz-oaj z"), "0Z0AJZ");
    EXPECT_EQ(read_query_code("iL2345"), "112345");
    EXPECT_EQ(read_query_code("0Z0AJU"), std::nullopt);
    EXPECT_EQ(read_query_code("0Z0AJ"), std::nullopt);
    EXPECT_EQ(read_query_code("0Z0AJZ0"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::casework
