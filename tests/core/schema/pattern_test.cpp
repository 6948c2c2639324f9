#include "core/schema/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace onetrip::schema {
namespace {

struct SearchRow {
    const char* pattern;
    const char* text;
    bool found;
};

void expect_rows(std::span<const SearchRow> rows) {
    for (const SearchRow& row : rows) {
        const auto pattern = Pattern::compile(row.pattern);
        ASSERT_TRUE(pattern) << row.pattern;
        EXPECT_EQ(pattern->search(row.text), row.found) << row.pattern << " in " << row.text;
    }
}

TEST(Pattern, FindsAnywhereUnlessAnchored) {
    const SearchRow rows[] = {
        {"", "", true},          {"", "x", true},           {"b", "abc", true},        {"b", "", false},
        {"^b", "abc", false},    {"^a", "abc", true},       {"c$", "abc", true},       {"b$", "abc", false},
        {"^$", "", true},        {"^$", "a", false},        {"^abc$", "abc\n", false}, {"a^", "a", false},
        {"$a", "a", false},      {"x$|^a", "ab", true},     {"(?:^|,)b", "a,b", true}, {"a$|b", "ba", true},
        {"(^a|b$)", "cb", true}, {"(^a|b$)", "cbd", false},
    };
    expect_rows(rows);
}

TEST(Pattern, RepeatsAsOftenAsItSays) {
    const SearchRow rows[] = {
        {"^a*$", "", true},
        {"^a+$", "", false},
        {"^a+$", "aaa", true},
        {"^a?b$", "b", true},
        {"^a?b$", "aab", false},
        {"^a{3}$", "aaa", true},
        {"^a{3}$", "aaaa", false},
        {"^a{2,}$", "a", false},
        {"^a{2,}$", "aaaaa", true},
        {"^a{2,4}$", "aaaaa", false},
        {"^a{2,4}$", "aaaa", true},
        {"^a{0}b$", "b", true},
        {"^(ab){2}$", "abab", true},
        {"^(a|bc){2,3}$", "abca", true},
        {"^(a*)*$", "aaab", false},
        {"^(?:a*)*b$", "aaab", true},
        {"^(?:|a)+$", "aaa", true},
        {"^(?:){1000000}a$", "a", true},
        {"^a*?b$", "aab", true},
        {"^a{1,2}?$", "aa", true},
        {"^(?:a{2}){2,3}$", "aaaaa", false},
    };
    expect_rows(rows);
}

TEST(Pattern, KnowsTheClassesOfEcmaScript) {
    const SearchRow rows[] = {
        {"^\\d$", "7", true},
        {"^\\d$", "\xDF\x80", false},  // NKO DIGIT ZERO
        {"^\\D$", "\xDF\x80", true},
        {"^\\w$", "\xC3\xA9", false},
        {"^\\W$", "\xC3\xA9", true},
        {"^\\s$", "\xE3\x80\x80", true},  // IDEOGRAPHIC SPACE
        {"^\\s$", "\xEF\xBB\xBF", true},
        {"^\\S$", "\xE2\x80\x93", true},
        {"^.$", "\xE4\xB8\xAD", true},
        {"^.$", "\n", false},
        {"^.$", "\xE2\x80\xA8", false},  // LINE SEPARATOR
        {"^[^]$", "\n", true},
        {"[]", "a", false},
        {"^[a-c-]$", "-", true},
        {"^[-a]$", "-", true},
        {"^[^a-c]$", "b", false},
        {"^[\\d\\-x]+$", "1-x", true},
        {"^[\\b]$", "\b", true},
        {"^[\\w-]+$", "a-b", true},
        {"^[^\\D5]$", "5", false},
        {"^[^\\D5]$", "4", true},
    };
    expect_rows(rows);
}

TEST(Pattern, ReadsCharactersAndNotUnits) {
    const SearchRow rows[] = {
        {"^\xF0\x9F\x90\xB2*$", "\xF0\x9F\x90\xB2\xF0\x9F\x90\xB2", true},  // U+1F432
        {"^\xF0\x9F\x90\xB2*$", "\xF0\x9F\x90\x89", false},
        {"^\\u{1F432}$", "\xF0\x9F\x90\xB2", true},
        {"^\\ud83d\\udc32$", "\xF0\x9F\x90\xB2", true},
        {"^[\\ud83d\\udc32-\\ud83d\\udc33]$", "\xF0\x9F\x90\xB3", true},
        {"\\ud83d", "\xF0\x9F\x90\xB2", false},
        {"^.{2}$", "\xF0\xA0\xAE\xB7\xE9\x87\x8E", true},  // U+20BB7 U+91CE
        {"^[\\u4e00-\\u9fa5\xC2\xB7]{2,20}$", "\xE9\x98\xBF\xC2\xB7\xE4\xB9\xB0", true},
        {"^[\\u4e00-\\u9fa5\xC2\xB7]{2,20}$", "\xE9\x98\xBF", false},
        {"^\\x41\\cJ\\0\\t\\/$", "A", false},
        {"^\\x41\\cj\\t\\/$", "A\n\t/", true},
    };
    expect_rows(rows);
    const auto nul = Pattern::compile("^a\\0b$");
    ASSERT_TRUE(nul);
    EXPECT_TRUE(nul->search(std::string_view("a\0b", 3)));
}

TEST(Pattern, KnowsUnicodeProperties) {
    const SearchRow rows[] = {
        {"^\\p{Letter}+$", "\xC3\xA9\xE4\xB8\xAD", true},
        {"^\\p{L}$", "1", false},
        {"^\\p{digit}+$", "\xE0\xA7\xAA\xE0\xA7\xA8", true},  // Bengali digits
        {"^\\p{Lu}\\p{Ll}$", "Aa", true},
        {"^\\p{gc=Uppercase_Letter}$", "a", false},
        {"^\\p{Script=Han}+$", "\xE6\xB1\x89\xF0\xA0\xAE\xB7", true},
        {"^\\p{sc=Tibt}$", "\xE0\xBD\x80", true},
        {"^\\p{Script=Han}$", "a", false},
        {"^\\P{L}$", "1", true},
        {"^[^\\p{L}\\d]$", "-", true},
        {"^[\\p{Script=Han}\xC2\xB7]+$", "\xE4\xB9\xB0\xC2\xB7\xE6\x8F\x90", true},
        {"^\\p{Any}$", "\n", true},
        {"^\\p{ASCII}$", "\xC2\xB7", false},
    };
    expect_rows(rows);
}

TEST(Pattern, KnowsWhereWordsEnd) {
    const SearchRow rows[] = {
        {"\\bab\\b", "x ab y", true}, {"\\bab\\b", "xab", false}, {"\\Bb", "ab", true}, {"\\Bb", "b", false},
        {"^\\b", "", false},          {"^\\B$", "", true},        {"a\\b", "a", true},  {"a\\b", "a\xC3\xA9", true},
    };
    expect_rows(rows);
}

TEST(Pattern, RefusesWhatEcmaScriptRefusesWithU) {
    const char* const malformed[] = {
        "(",           ")",           "[",
        "a**",         "*",           "+a",
        "a{",          "a{1",         "{1}",
        "}",           "]",           "a{2,1}",
        "\\",          "\\-",         "\\a",
        "\\Z",         "\\u12",       "\\x1",
        "\\u{}",       "\\u{110000}", "\\c",
        "\\c1",        "\\1",         "(a)\\2",
        "\\00",        "[b-a]",       "[\\d-z]",
        "[a-\\d]",     "[\\1]",       "[\\B]",
        "\\k",         "\\k<a>",      "(?<a>x)(?<a>y)",
        "(?<1>x)",     "(?<>x)",      "(?a)",
        "(?=a)*",      "(?<!a)+",     "^*",
        "\\b+",        "\\p",         "\\p{}",
        "\\p{gc=Foo}", "\\p{=L}",     "\\pL",
        "(?:a",        "a{1}{2}",     "\\p{Block=Han}",
        "(?<!",        "[a-\\",
    };
    for (const char* source : malformed) {
        const auto pattern = Pattern::compile(source);
        ASSERT_FALSE(pattern) << source;
        EXPECT_EQ(pattern.error(), PatternRefusal::Malformed) << source;
        EXPECT_FALSE(is_well_formed_pattern(source)) << source;
    }
}

TEST(Pattern, RefusesOnPurposeWhatHasNoLinearAnswer) {
    const char* const unsupported[] = {
        "(?=a)b", "(?!a)b",        "(?<=a)b",           "(?<!a)b",      "(a)\\1",
        "\\1(a)", "(?<n>a)\\k<n>", "\\p{Script=Runic}", "\\p{scx=Han}", "\\p{Emoji}",
    };
    for (const char* source : unsupported) {
        const auto pattern = Pattern::compile(source);
        ASSERT_FALSE(pattern) << source;
        EXPECT_EQ(pattern.error(), PatternRefusal::Unsupported) << source;
        EXPECT_TRUE(is_well_formed_pattern(source)) << source;
    }
    EXPECT_TRUE(Pattern::compile("(?<\xE5\x90\x8D>a)"));  // a group may have a Chinese name
}

TEST(Pattern, KeepsItsLimitsAtTheEdge) {
    const auto refusal = [](const std::string& source, const PatternLimits& limits) {
        const auto pattern = Pattern::compile(source, limits);
        return pattern ? "" : pattern.error() == PatternRefusal::TooLarge ? "too large" : "other";
    };
    EXPECT_STREQ(refusal("abcd", {.length_bytes_max = 4}), "");
    EXPECT_STREQ(refusal("abcde", {.length_bytes_max = 4}), "too large");
    EXPECT_STREQ(refusal("((a))", {.nesting_max = 2}), "");
    EXPECT_STREQ(refusal("(((a)))", {.nesting_max = 2}), "too large");
    EXPECT_STREQ(refusal("a{9}", {.instructions_max = 10}), "");
    EXPECT_STREQ(refusal("a{10}", {.instructions_max = 10}), "too large");
    EXPECT_STREQ(refusal("((a{100}){100}){100}", {}), "too large");
    EXPECT_STREQ(refusal("a{99999999999999999999}", {}), "too large");
    EXPECT_STREQ(refusal("(?:(?:){99999999}|){9}", {}), "");
}

TEST(Pattern, IsATableWhereThatIsSmall) {
    const char* const tables[] = {"^1[3-9]\\d{9}$",
                                  "^[\\u4e00-\\u9fa5\xC2\xB7]{2,20}$",
                                  "^\\d{4}-\\d{2}-\\d{2}$",
                                  "^\\p{Letter}+$",
                                  "^.{1,200}$",
                                  "foo"};
    for (const char* source : tables) {
        EXPECT_TRUE(Pattern::compile(source)->is_table()) << source;
    }
    const char* const programs[] = {"\\bfoo", "(a|b)*a(a|b){20}", "^.{1000}$"};
    for (const char* source : programs) {
        EXPECT_FALSE(Pattern::compile(source)->is_table()) << source;
    }
}

// What takes a backtracking engine minutes is one pass here, as a table and as a program.
TEST(Pattern, TakesLinearTime) {
    const std::string text(100'000, 'a');
    EXPECT_FALSE(Pattern::compile("^(a+)+$")->search(text + "!"));
    EXPECT_FALSE(Pattern::compile("\\b(a|aa)+$")->search(text + "!"));
    EXPECT_TRUE(Pattern::compile("(x+x+)+y|a$")->search(text));
}

}  // namespace
}  // namespace onetrip::schema
