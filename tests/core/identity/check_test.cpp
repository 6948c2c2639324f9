#include "core/identity/check.h"

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/identity/formats.h"
#include "tests/core/identity/judged.h"
#include "tests/source_path.h"

namespace onetrip::identity {
namespace {

using nlohmann::json;

json file(const std::string& path) {
    std::ifstream in(path);
    return json::parse(in, nullptr, false);
}

json as_json(const IdentityReport& report) {
    json facts = json::object();
    for (const Fact& fact : report.facts)
        facts[std::string(fact.name)] = fact.value;
    json findings = json::array();
    for (const ValueFinding& finding : report.findings) {
        findings.push_back({{"code", finding.code}, {"severity", base::name_of(finding.severity)}});
    }
    return {{"value", report.value}, {"valid", report.valid}, {"facts", facts}, {"findings", findings}};
}

TEST(Check, AnswersTheVectors) {
    const json vectors = file(source_path("tests/vectors/identity.json"));
    ASSERT_TRUE(vectors.is_array());
    int checked = 0;
    for (const json& vector : vectors) {
        const json& request = vector["request"];
        if (request["op"] != "identity.check" || !vector["answer"].contains("ok")) continue;
        const json& input = request["input"];
        const auto report = check(input["kind"].get<std::string>(), input["value"].get<std::string>(),
                                  base::Day::parse(input.value("today", "")));
        ASSERT_TRUE(report.has_value()) << input.dump();
        EXPECT_EQ(as_json(*report), vector["answer"]["ok"]) << input.dump();
        ++checked;
    }
    EXPECT_GE(checked, 104);
}

// The published vectors, where they lie beside the project.
TEST(Check, AnswersThePublishedVectors) {
    const json reference = file(source_path("../shared/reference/vectors.json"));
    if (!reference.is_object()) {
        std::cout << "passed over: ../shared/reference/vectors.json is absent\n";
        return;
    }
    for (const auto& [kind, entries] : reference.items()) {
        if (!entries.is_array() || kind == "workday_add") continue;
        for (const json& entry : entries) {
            if (!entry.contains("valid")) continue;
            const std::string value = entry["value"];
            const auto report = check(kind, value, base::Day::parse("2026-11-21"));
            ASSERT_TRUE(report.has_value()) << kind;
            EXPECT_EQ(report->valid, entry["valid"].get<bool>()) << kind << " " << value;
            for (const char* fact : {"birth", "sex", "region", "upgraded", "accept_province", "area", "birth_yymmdd"}) {
                if (!entry.contains(fact)) continue;
                EXPECT_EQ(report->fact(fact), entry[fact].get<std::string>()) << value;
            }
        }
    }
}

TEST(Check, EveryKindHoldsAgainstAnyText) {
    EXPECT_EQ(kinds().size(), 29u);
    std::set<std::string_view> names;
    const std::string at_limit(value_bytes_max, '1');
    const std::string beyond(value_bytes_max + 1, '1');
    for (const Kind& kind : kinds()) {
        names.insert(kind.name);
        EXPECT_EQ(find_kind(kind.name), &kind);
        EXPECT_EQ(judged(kind.name, ""), "invalid !length") << kind.name;
        EXPECT_EQ(judged(kind.name, "\xFF"), "invalid !characters ->") << kind.name;
        EXPECT_EQ(judged(kind.name, beyond), "invalid !length") << kind.name;
        for (const std::string& text :
             {at_limit, std::string("-"), std::string("("), std::string(")"), std::string("()"), std::string("1()"),
              std::string("+"), std::string("0"), std::string("京"), std::string("·"), std::string("1."),
              std::string("\0", 1), std::string("400"), std::string("400-"), std::string("00000"), std::string("10000"),
              std::string("1.2.156.3005.2."), std::string("𠮷𠮷𠮷𠮷𠮷𠮷𠮷")}) {
            const auto report = check(kind, text, std::nullopt);
            EXPECT_EQ(report.valid, is_valid(kind.name, text)) << kind.name << " " << text;
            EXPECT_TRUE(report.valid || !report.findings.empty()) << kind.name << " " << text;
        }
    }
    EXPECT_EQ(names.size(), kinds().size());
    EXPECT_FALSE(check("passport", "E12345678", std::nullopt).has_value());
}

}  // namespace
}  // namespace onetrip::identity
