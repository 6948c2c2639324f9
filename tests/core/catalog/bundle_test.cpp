// One list of papers for several services, and one check of what was handed in for them.

#include "core/catalog/bundle.h"

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "core/material/remedies.h"

namespace onetrip::catalog {
namespace {

using Json = nlohmann::json;
using Services = std::vector<Json>;

const Json text = {{"zh-CN", "甲"}, {"en", "A"}};

Json material(const char* id, const char* standard, const char* necessity, Json more = Json::object()) {
    if (!more.contains("obtain")) more["obtain"] = {{{"by", "upload"}, {"reason", text}}};
    more.update({{"id", id}, {"title", text}, {"necessity", necessity}, {"legal_basis", text}});
    if (*standard != '\0') more["standard"] = standard;
    if (!more.contains("accept")) more["accept"] = {{"kinds", {"pdf"}}, {"size_bytes_max", 5000000}};
    return more;
}

json::Document parsed(const Json& value) {
    auto document = json::Document::parse(value.dump());
    EXPECT_TRUE(document.ok());
    return std::move(*document);
}

/// A service of these materials whose form asks for a name.
struct Made {
    json::Document definition;
    Service service;

    Made(const char* id, const Json& materials)
        : definition(parsed({{"id", id},
                             {"applicant", {{"name", "/name"}}},
                             {"form",
                              {{"version", 1},
                               {"steps",
                                {{{"id", "one"},
                                  {"title", text},
                                  {"fields",
                                   {{{"id", "name"},
                                     {"type", "name"},
                                     {"label", text},
                                     {"purpose", text},
                                     {"sensitivity", "personal"},
                                     {"required", true}}}}}}}}},
                             {"materials", materials},
                             {"visits", Json::array()}})),
          service(load(definition.root())) {}
    static Service load(json::View definition) {
        json::Defects defects;
        Service read = Service::load(definition, defects);
        EXPECT_TRUE(defects.can_run());
        return read;
    }
};

constexpr const char* today_text = "2026-11-30";

struct Bundle {
    std::vector<std::unique_ptr<Made>> made;
    json::Document answers = parsed({{"name", "张小满"}});
    json::Document known;
    material::Holdings holdings;
    std::vector<BundlePart> parts;
    base::Day today = *base::Day::parse(today_text);

    explicit Bundle(const Services& services, const Json& held = Json::object()) : known(parsed(held)) {
        holdings = *material::read_holdings(known.root());
        const char* ids[] = {"one", "two", "three"};
        for (std::size_t i = 0; i < services.size(); ++i) {
            made.push_back(std::make_unique<Made>(ids[i], services[i]));
            parts.push_back({&made.back()->service, answers.root()});
        }
    }
    [[nodiscard]] std::vector<BundleItem> list() const { return list_bundle(parts, today, holdings); }
    /// `id necessity copies due spared: service/material …`, one a line.
    [[nodiscard]] std::string lines() const {
        std::string told;
        for (const BundleItem& item : list()) {
            told += item.id + " " + std::string(material::name_of(item.necessity())) + " " +
                    std::to_string(item.copies()) + " " + (item.late_due() ? item.late_due()->day.text() : "-") + " " +
                    (item.is_spared() ? "spared" : "asked") + ":";
            for (const Serving& each : item.serves)
                told += " " + std::string(each.service->id()) + "/" + std::string(each.item.material->id);
            told += "\n";
        }
        return told;
    }
    [[nodiscard]] BundleReport check(const Json& handed_in) const {
        const json::Document given = parsed(handed_in);
        return precheck_bundle(parts, given.root(), today, holdings);
    }
    /// Whether each service by itself takes it.
    [[nodiscard]] bool passes(const Json& handed_in) const {
        const json::Document given = parsed(handed_in);
        const auto items = list();
        bool passes = true;
        for (const BundlePart& part : parts) {
            const auto own = json::Document::parse(materials_for(*part.service, items, given.root()));
            // What passes this, passes core/submission: tests/core/submission/fixing_test.cpp holds the two together.
            const auto report = material::precheck(part.service->materials(), own->root(),
                                                   part.service->situation(part.answers, today, holdings));
            passes = passes && report.verdict() != material::Verdict::Fail;
        }
        return passes && material::verdict_of(check(handed_in).others) != material::Verdict::Fail;
    }
};

const Json data_sharing = {{{"by", "data_sharing"}, {"reason", text}}};

TEST(Bundle, EachPaperStandsOnceWithTheStrictestThatItServes) {
    const Bundle bundle(Services{
        Json::array({material("book", "household_book", "later", {{"late_workdays", 10}, {"copies", 1}}),
                     material("form", "", "required")}),
        Json::array(
            {material("register", "household_book", "required", {{"copies", 2}}), material("form", "", "optional")}),
        Json::array({material("household", "household_book", "optional", {{"copies", 5}, {"obtain", data_sharing}})})});
    EXPECT_EQ(bundle.lines(),
              "household_book required 2 - asked: one/book two/register three/household\n"
              "one/form required 0 - asked: one/form\n"
              "two/form optional 0 - asked: two/form\n");
}

TEST(Bundle, WhatMayFollowHasTheEarliestDayOfAll) {
    const Bundle bundle(Services{Json::array({material("a", "deed", "later", {{"late_workdays", 10}})}),
                                 Json::array({material("b", "deed", "optional")}),
                                 Json::array({material("c", "deed", "later", {{"late_workdays", 5}})})});
    EXPECT_EQ(bundle.lines(), "deed later 0 2026-12-07 asked: one/a two/b three/c\n");
}

TEST(Bundle, IsSparedOnlyIfEverybodySparesIt) {
    const Bundle bundle(
        Services{Json::array({material("a", "id_card", "required", {{"obtain", data_sharing}, {"copies", 3}})}),
                 Json::array({material("b", "id_card", "later", {{"obtain", data_sharing}, {"late_workdays", 5}})})});
    EXPECT_EQ(bundle.lines(), "id_card required 3 - spared: one/a two/b\n");
}

TEST(Bundle, TheSameTwiceInOneServiceIsTwoPapers) {
    const Bundle bundle(
        Services{Json::array({material("mine", "id_card", "required"), material("hers", "id_card", "required")}),
                 Json::array({material("theirs", "id_card", "required")})});
    EXPECT_EQ(bundle.lines(),
              "id_card required 0 - asked: one/mine two/theirs\n"
              "one/hers required 0 - asked: one/hers\n");
}

TEST(Bundle, OneFileServesAllAndIsHeldAgainstWhatEachAsksOfIt) {
    const Bundle bundle(Services{
        Json::array({material("a", "deed", "required")}),
        Json::array({material("b", "deed", "required", {{"accept", {{"kinds", {"pdf"}}, {"pages_max", 2}}}})})});
    const auto codes = [&](const Json& handed_in) {
        std::string told;
        const BundleReport report = bundle.check(handed_in);
        for (const BundleItem& item : report.items) {
            for (const Serving& each : item.serves) {
                for (const base::Finding& finding : each.findings)
                    told += std::string(each.service->id()) + " " + finding.code + " ";
            }
        }
        for (const base::Finding& finding : report.others)
            told += finding.field + " " + finding.code + " ";
        return told + std::string(material::name_of(report.verdict()));
    };
    const Json two_pages = {{"kind", "pdf"}, {"size_bytes", 20000}, {"pages", 2}};
    const Json three_pages = {{"kind", "pdf"}, {"size_bytes", 20000}, {"pages", 3}};
    EXPECT_EQ(codes({{"deed", two_pages}}), "pass");
    EXPECT_EQ(codes({{"deed", three_pages}}), "two material.pages_too_many fail");
    EXPECT_EQ(codes(Json::object()), "one material.missing two material.missing fail");
    EXPECT_EQ(codes({{"deed", two_pages}, {"horse", two_pages}}), "material:horse material.unknown fail");
    EXPECT_TRUE(bundle.passes({{"deed", two_pages}}));
    EXPECT_FALSE(bundle.passes({{"deed", three_pages}}));
}

TEST(Bundle, WhatNobodyAsksForNowIsUnneeded) {
    const Bundle bundle(
        Services{Json::array({material("a", "deed", "required", {{"obtain", data_sharing}})}),
                 Json::array({material("b", "deed", "required", {{"needed", false}}), material("c", "", "optional")})});
    const BundleReport report = bundle.check({{"deed", {{"kind", "pdf"}, {"size_bytes", 1}}}});
    ASSERT_EQ(report.others.size(), 1u);
    EXPECT_EQ(report.others[0].code, "material.unneeded");
    EXPECT_EQ(report.verdict(), material::Verdict::Warn);
}

/// A generator that gives the same everywhere.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed) {}
    std::uint32_t below(std::uint32_t end) {
        state_ = state_ * 1664525 + 1013904223;
        return (state_ >> 8) % end;
    }

private:
    std::uint32_t state_;
};

// Whoever mends everything that the bundle's report names, and nothing else, has papers that each service takes.
TEST(Bundle, MendingEverythingOnTheReportMakesEveryServicePass) {
    const Json certificate = {{{"by", "e_certificate"}, {"certificate", "book"}, {"reason", text}},
                              {{"by", "upload"}, {"reason", text}}};
    const Json agrees = {{{"value", "holder_name"}, {"as", "name"}, {"with", "/name"}}};
    int failed = 0;
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        Dice dice(seed);
        Json held = Json::object();
        if (dice.below(2) == 0) {
            held["certificates"] = {{{"id", "C1"},
                                     {"type", "book"},
                                     {"status", dice.below(3) == 0 ? "revoked" : "valid"},
                                     {"consent", dice.below(3) != 0},
                                     {"values", {{"holder_name", dice.below(2) == 0 ? "王小满" : "张小满"}}}}};
        }
        Json handed_in = Json::object();
        const char* ids[] = {"book", "deed", "two/own", "horse"};
        for (int i = 0; i < 4; ++i) {
            if (dice.below(3) == 0) continue;
            handed_in[ids[i]] = {{"kind", dice.below(4) == 0 ? "png" : "pdf"},
                                 {"size_bytes", dice.below(4) == 0 ? 6000000 : 20000},
                                 {"pages", 1 + dice.below(4)},
                                 {"sha256", std::string(63, '0') + std::to_string(i)}};
        }
        const Services services = {
            Json::array({material("a", "book", "required", {{"obtain", certificate}, {"agrees", agrees}}),
                         material("d", "deed", "required")}),
            Json::array({material("b", "book", "required"), material("own", "", "required"),
                         material("d", "deed", "required", {{"accept", {{"kinds", {"pdf"}}, {"pages_max", 2}}}})})};
        const auto bundle = std::make_unique<Bundle>(services, held);
        const BundleReport report = bundle->check(handed_in);
        failed += report.verdict() == material::Verdict::Fail ? 1 : 0;
        EXPECT_EQ(report.verdict() != material::Verdict::Fail, bundle->passes(handed_in)) << seed;
        for (const BundleItem& item : report.items) {
            for (const Serving& each : item.serves) {
                for (const base::Finding& finding : each.findings) {
                    const std::string_view remedy = material::remedy_of(finding.code);
                    if (remedy == "correct") held["certificates"][0]["values"]["holder_name"] = "张小满";
                    if (remedy == "give" || remedy == "choose_other" || remedy == "make_smaller" ||
                        remedy == "fewer_pages") {
                        handed_in[item.id] = {{"kind", "pdf"},
                                              {"size_bytes", 20000},
                                              {"pages", 1},
                                              {"sha256", std::string(60, 'a') + std::to_string(1000 + seed % 9000)}};
                    }
                }
            }
        }
        for (const base::Finding& finding : report.others)
            handed_in.erase(finding.field.substr(std::string_view("material:").size()));
        const auto mended = std::make_unique<Bundle>(services, held);
        ASSERT_TRUE(mended->passes(handed_in)) << seed << handed_in << held;
    }
    EXPECT_GT(failed, 700);
}

}  // namespace
}  // namespace onetrip::catalog
