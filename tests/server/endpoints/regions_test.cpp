// The table that addresses are chosen from: what it answers, and what it is refused for.

#include "server/endpoints/regions.h"

#include "tests/server/endpoints/city.h"

namespace onetrip::test {
namespace {

std::optional<endpoints::Regions> read(std::string_view text) {
    auto document = onetrip::json::Document::parse(text);
    return endpoints::Regions::read(std::make_unique<const onetrip::json::Document>(std::move(document).value()));
}

TEST(Regions, KnowWhereAnAddressCanLie) {
    const auto regions = read(R"({"regions":[["110000","北京市",[["110100","市辖区",[["110101","东城区"]]]]],)"
                              R"(["460000","海南省",[["460400","儋州市"],["469000","省直辖县级行政区划",)"
                              R"([["469001","五指山市"]]]]],["710000","台湾省"]]})");
    ASSERT_TRUE(regions.has_value());
    const struct {
        const char* code;
        std::optional<std::string> place;
    } table[] = {
        {"110101", "北京市东城区"},   {"110100", std::nullopt}, {"110000", std::nullopt}, {"460400", "海南省儋州市"},
        {"469001", "海南省五指山市"}, {"710000", "台湾省"},     {"", std::nullopt},       {"330106", std::nullopt},
    };
    for (const auto& line : table)
        EXPECT_EQ(regions->place(line.code), line.place) << line.code;
    EXPECT_NE(regions->answer_of("110000"), nullptr);
    EXPECT_EQ(regions->answer_of("110100"), nullptr);
}

TEST(Regions, AreRefusedInAnotherShape) {
    for (const std::string_view text : {
             R"({})",
             R"({"regions":[]})",
             R"({"regions":[["11000","北京市"]]})",
             R"({"regions":[["11000x","北京市"]]})",
             R"({"regions":[["110000"]]})",
             R"({"regions":[["110000","北京市",[]]]})",
             R"({"regions":[["110000","北京市"],["110000","北京市"]]})",
             R"({"regions":[["110000","a",[["110100","b",[["110101","c",[["110102","d"]]]]]]]]})",
         }) {
        EXPECT_FALSE(read(text).has_value()) << text;
    }
}

class RegionAnswers : public Endpoints {};

TEST_F(RegionAnswers, GiveProvincesFirstAndOneOfThemWhole) {
    const json provinces = citizen.get("/api/v1/regions").body["regions"];
    EXPECT_EQ(provinces.size(), 35u) << "34, and the demo city";
    EXPECT_EQ(provinces[0], (json{{"code", "990000"}, {"name", "云川市"}}));
    const json zhejiang = citizen.get("/api/v1/regions/330000").body["region"];
    EXPECT_EQ(zhejiang["name"], "浙江省");
    EXPECT_EQ(zhejiang["parts"].size(), 11u);
    EXPECT_EQ(zhejiang["parts"][0]["parts"][0],
              (json{{"code", "330102"}, {"name", "上城区"}, {"parts", json::array()}}));
    EXPECT_EQ(citizen.get("/api/v1/regions/330100").code(), "not_found");
}

}  // namespace
}  // namespace onetrip::test
