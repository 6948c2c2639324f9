#include "core/json/measure.h"

#include <gtest/gtest.h>

namespace onetrip::json {
namespace {

TEST(Measure, stands_in_two_members_or_not_at_all) {
    const struct {
        std::optional<base::Measure> measure;
        const char* text;
    } table[] = {
        {std::nullopt, "{}"},
        {base::Measure{5'000'001, 5'000'000}, R"({"measured":5000001,"limit":5000000})"},
        {base::Measure{-3, 0}, R"({"measured":-3,"limit":0})"},
    };
    for (const auto& row : table) {
        Writer out;
        out.begin_object();
        write_measure(out, row.measure);
        out.end_object();
        EXPECT_EQ(out.text(), row.text);
    }
}

}  // namespace
}  // namespace onetrip::json
