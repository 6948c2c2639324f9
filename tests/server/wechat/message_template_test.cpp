// A template as a setting, and how it is filled in.

#include "server/wechat/message_template.h"

#include <gtest/gtest.h>

namespace onetrip::wechat {
namespace {

TEST(MessageTemplate, IsAnIdAndKeywordsWithOurValues) {
    const auto read = parse_template("  ID-1 thing1=service  time4=when");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->id, "ID-1");
    const std::vector<std::pair<std::string, std::string>> keywords = {{"thing1", "service"}, {"time4", "when"}};
    EXPECT_EQ(read->keywords, keywords);
}

TEST(MessageTemplate, WhatNamesNothingIsNone) {
    for (const char* text : {"", "ID", "thing1=service", "ID thing1", "ID thing1=salary", "ID thing=service",
                             "ID colour1=service", "ID 1=service"}) {
        EXPECT_FALSE(parse_template(text).has_value()) << text;
    }
}

TEST(MessageTemplate, TextsAreCutToWhatTheirKindHolds) {
    MessageValues values;
    values.service = "一二三四五六七八九十一二三四五六七八九十多";
    values.state = "需要您补正";
    values.number = "4401";
    const auto filled =
        filled_in(*parse_template("ID thing1=service phrase2=service character_string3=number"), values);
    const std::vector<std::pair<std::string, std::string>> expected = {
        {"thing1", "一二三四五六七八九十一二三四五六七八九十"},
        {"phrase2", "一二三四五"},
        {"character_string3", "4401"}};
    EXPECT_EQ(filled, expected);
}

TEST(MessageTemplate, TopicsGoByTheirNames) {
    for (const Topic topic : topics)
        EXPECT_EQ(topic_named(name_of(topic)), topic);
    EXPECT_FALSE(topic_named("weather").has_value());
}

}  // namespace
}  // namespace onetrip::wechat
