// What the official suite does not ask of the formats; its own cases run in suite_test.cpp.

#include "core/schema/formats.h"

#include <gtest/gtest.h>

#include <string>

namespace onetrip::schema {
namespace {

struct FormatRow {
    const char* format;
    const char* text;
    bool holds;
};

TEST(Formats, JudgeTheTextAsWritten) {
    const FormatRow rows[] = {
        {"date", "2026-11-28", true},
        {"date", "2026-11-31", false},
        {"time", "23:59:60+00:00", true},
        {"time", "12:00:60Z", false},
        {"time", "", false},
        {"date-time", "2026-11-28T09:30:00+08:00", true},
        {"date-time", "2026-11-28 09:30:00+08:00", false},
        {"duration", "P1Y2M", true},
        {"duration", "P1YT", false},
        {"duration", "PW", false},
        {"email", "a@b.example", true},
        {"email", "\"a\\\"b\"@b.example", true},
        {"email", "\"a\\\\\"b\"@b.example", false},
        {"email", "\"a\"b\"@b.example", false},
        {"email", "\"@b.example", false},
        {"email", "\xE5\xBC\xA0@b.example", false},
        {"idn-email", "\xE5\xBC\xA0@b.example", true},
        {"hostname", "a-1.example", true},
        {"idn-hostname", "\xE4\xB8\xAD\xE5\x9B\xBD.example", true},
        {"ipv4", "10.0.0.1", true},
        {"ipv4", "10.0.0.01", false},
        {"ipv6", "::", true},
        {"ipv6", "1::2::3", false},
        {"ipv6", "1:2:3:4:5:6:7::", true},
        {"ipv6", "1:2:3:4:5:6:7::8", false},
        {"uri", "https://a.example/b?c#d", true},
        {"uri", "a", false},
        {"uri", "http://[v1.a]/", true},
        {"uri", "http://[v.a]/", false},
        {"uri", "http://a:1b/", false},
        {"uri-reference", "a", true},
        {"uri-reference", "a:b:c", true},
        {"iri", "https://a.example/\xE4\xB8\xAD", true},
        {"uri", "https://a.example/\xE4\xB8\xAD", false},
        {"iri-reference", "\xE4\xB8\xAD", true},
        {"uri-template", "/{a,b*}/{?c:3}", true},
        {"uri-template", "/{a", false},
        {"uri-template", "/{a:}", false},
        {"uuid", "00000000-0000-0000-0000-00000000000A", true},
        {"uuid", "00000000-0000-0000-0000-00000000000", false},
        {"json-pointer", "/a~1b/~0", true},
        {"json-pointer", "/a~", false},
        {"relative-json-pointer", "1/a", true},
        {"relative-json-pointer", "0+1#", true},
        {"relative-json-pointer", "01", false},
        {"relative-json-pointer", "0+0", false},
        {"regex", "(?=a)\\p{L}", true},
        {"regex", "(", false},
    };
    for (const FormatRow& row : rows) {
        const Format* format = find_format(row.format);
        ASSERT_NE(format, nullptr) << row.format;
        EXPECT_EQ(format->holds(row.text), row.holds) << row.format << " " << row.text;
    }
}

TEST(Formats, KeepTheLengthsOfTheirStandardsAtTheEdge) {
    EXPECT_TRUE(is_email(std::string(64, 'a') + "@b.example"));
    EXPECT_FALSE(is_email(std::string(65, 'a') + "@b.example"));
    const std::string label = std::string(61, 'a') + ".";  // four of them and five characters: 253
    EXPECT_TRUE(is_hostname(label + label + label + label + "abcde"));
    EXPECT_FALSE(is_hostname(label + label + label + label + "abcdef"));
}

TEST(Formats, AskNothingOfNamesTheyDoNotKnow) {
    EXPECT_EQ(find_format("no-such"), nullptr);
    EXPECT_EQ(find_format(""), nullptr);
}

}  // namespace
}  // namespace onetrip::schema
