// Complete: whoever mends everything that the report names, and nothing else, has an application that passes. Each
// remedy is carried out as a page would, once; what a report hid behind something else would come up afterwards.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/material/file_facts.h"
#include "core/material/precheck.h"
#include "core/material/remedies.h"
#include "core/submission/application.h"
#include "tests/core/catalog/catalog_under_test.h"

namespace onetrip::submission {
namespace {

using Json = nlohmann::json;

/// A generator that gives the same everywhere.
class Dice {
public:
    explicit Dice(std::uint32_t seed) : state_(seed) {}
    std::uint32_t below(std::uint32_t end) {
        state_ = state_ * 1664525 + 1013904223;
        return (state_ >> 8) % end;
    }
    bool often() { return below(4) != 0; }

private:
    std::uint32_t state_;
};

const Json text = {{"zh-CN", "甲"}, {"en", "A"}};

/// A service of the materials that a city may think of, one of each sort.
Json service() {
    const auto way = [](const char* by, Json more = Json::object()) {
        more["by"] = by;
        more["reason"] = text;
        return more;
    };
    const auto material = [](const char* id, const char* necessity, Json obtain, Json accept,
                             Json more = Json::object()) {
        more.update({{"id", id}, {"title", text}, {"necessity", necessity}, {"legal_basis", text}, {"obtain", obtain}});
        if (!accept.is_null()) more["accept"] = accept;
        return more;
    };
    const Json notice = {{"template_version", 2}, {"proof", text},
                         {"content", text},       {"legal_basis", text},
                         {"who_may", text},       {"liability", text},
                         {"published", false},    {"verification", {{"by", {"credit"}}, {"workdays", 20}}}};
    const Json photo = {{"kinds", {"jpeg"}}, {"size_bytes_min", 5000}, {"size_bytes_max", 200000},
                        {"width_min", 295},  {"width_max", 295},       {"height_min", 413},
                        {"height_max", 413}, {"ratio", {295, 413}}};
    const Json paper = {{"kinds", {"jpeg", "png", "pdf"}}, {"size_bytes_max", 5000000}, {"pages_max", 4}};
    const Json field = {
        {"id", "name"},    {"type", "name"}, {"label", text}, {"purpose", text}, {"sensitivity", "personal"},
        {"required", true}};
    Json number = field;
    number.update({{"id", "id_no"}, {"type", "identity"}, {"kind", "citizen_id_18"}});
    return {
        {"id", "all-sorts"},
        {"applicant", {{"name", "/name"}}},
        {"form", {{"version", 1}, {"steps", {{{"id", "one"}, {"title", text}, {"fields", {field, number}}}}}}},
        {"materials",
         {material("photo", "required", {way("upload")}, photo),
          material("book", "required",
                   {way("data_sharing", {{"register", "police"}}), way("e_certificate", {{"certificate", "book"}}),
                    way("upload")},
                   paper,
                   {{"agrees",
                     {{{"value", "holder_name"}, {"as", "name"}, {"with", "/name"}},
                      {{"value", "holder_number"}, {"as", "number"}, {"with", "/id_no"}}}}}),
          material("deed", "later", {way("upload")}, paper, {{"late_workdays", 10}, {"files_max", 2}}),
          material("conduct", "required", {way("commitment", {{"commitment", notice}}), way("upload")}, paper),
          material("register", "required", {way("data_sharing", {{"register", "tax"}})}, nullptr)}},
        {"visits", Json::array()},
    };
}

/// A file that nothing is wrong with.
Json sound_file(Dice& dice, bool is_photo) {
    std::string hash(64, '0');
    for (char& digit : hash)
        digit = "0123456789abcdef"[dice.below(16)];
    if (is_photo) return {{"kind", "jpeg"}, {"size_bytes", 20000}, {"width", 295}, {"height", 413}, {"sha256", hash}};
    return {{"kind", "pdf"}, {"size_bytes", 20000}, {"pages", 2}, {"sha256", hash}};
}

Json any_file(Dice& dice, bool is_photo) {
    if (dice.below(20) == 0) return 7;
    Json file = sound_file(dice, is_photo);
    if (!dice.often()) file["kind"] = Json({"unknown", "jpeg", "png", "tiff", "docx", "pdf"})[dice.below(6)];
    if (!dice.often()) file["size_bytes"] = Json({0, 1, 4999, 200001, 5000001, 30000000})[dice.below(6)];
    if (!dice.often()) file["width"] = Json({1, 294, 296, 9000})[dice.below(4)];
    if (!dice.often()) file["height"] = Json({1, 412, 414, 9000})[dice.below(4)];
    if (!dice.often()) file["pages"] = dice.below(9);
    if (!dice.often()) file["misnamed"] = true;
    if (file.contains("width") != file.contains("height")) file["width"] = file["height"] = 300;
    for (const char* damage : {"truncated", "encrypted", "active_content", "embedded_files", "polyglot", "bomb"}) {
        if (dice.below(8) == 0) file["damage"].push_back(damage);
    }
    if (!dice.often()) {
        file["values"] = {{"holder_name", dice.often() ? "张小满" : "王小满"},
                          {"valid_to", dice.often() ? "2036-01-01" : "2026-11-01"}};
    }
    return file;
}

/// What is handed in and what is known.
struct Attempt {
    Json materials = Json::object();
    Json holdings = Json::object();
};

Attempt any_attempt(Dice& dice) {
    Attempt attempt;
    for (const char* id : {"photo", "book", "deed", "conduct", "horse"}) {
        if (dice.often()) attempt.materials[id] = any_file(dice, id == std::string_view("photo"));
        if (dice.below(6) == 0)
            attempt.materials[id] = {any_file(dice, false), any_file(dice, false), any_file(dice, false)};
    }
    if (!dice.often()) attempt.materials["book"] = attempt.materials["photo"];
    for (const char* id : {"book", "register"}) {
        const char* source = id == std::string_view("book") ? "police" : "tax";
        if (dice.often()) continue;
        attempt.holdings["registry"].push_back(
            {{"material", id},
             {"register", source},
             {"source", "s"},
             {"as_of", "2026-11-28"},
             {"consent", dice.often()},
             {"outcome", Json({"found", "not_found", "unavailable"})[dice.below(3)]}});
        if (dice.often()) attempt.holdings["registry"].back()["outcome"] = "not_found";
    }
    for (int number = 1; dice.below(2) == 0 && number <= 3; ++number) {
        const char* const statuses[] = {"valid", "valid", "suspended", "revoked", "cancelled", "expired"};
        const char* const ends[] = {"2026-11-27", "2026-11-28", "2026-12-01", "2036-01-01", "长期"};
        attempt.holdings["certificates"].push_back(
            {{"id", "C" + std::to_string(number)},
             {"type", dice.often() ? "book" : "deed"},
             {"consent", dice.often()},
             {"status", statuses[dice.below(6)]},
             {"values",
              {{"holder_name", dice.often() ? "张小满" : "王小满"},
               {"holder_number", dice.often() ? "11010519491231002X" : "110101199003078670"},
               {"valid_from", dice.often() ? "2026-11-28" : "2026-12-24"},
               {"valid_to", ends[dice.below(5)]}}}});
    }
    if (!dice.often()) attempt.holdings["credit"]["bad_record"] = true;
    if (dice.often()) {
        Json statements = {"has_read", "meets_conditions", "tells_the_truth"};
        if (dice.often()) statements.push_back("accepts_liability");
        attempt.holdings["commitments"].push_back({{"material", "conduct"},
                                                   {"template_version", 1 + dice.below(2)},
                                                   {"statements", statements},
                                                   {"sign_method", "face"},
                                                   {"signed_at", "2026-11-28T09:00:00+08:00"},
                                                   {"signer_name", dice.often() ? "张小满" : "王小满"},
                                                   {"withdrawn", !dice.often()}});
    }
    return attempt;
}

/// The file a finding is about: the only one, or that of several.
Json& file_of(Json& given, std::string_view field) {
    if (!given.is_array()) return given;
    const std::size_t place = field.substr(0, 6) == "files/" ? static_cast<std::size_t>(field[6] - '0') : 0;
    return given[std::min(place, given.size() - 1)];
}

/// Does what the remedy says, and nothing else.
void fix(Attempt& attempt, const std::string& material, const base::Finding& finding, Dice& dice) {
    const std::string_view remedy = material::remedy_of(finding.code);
    const bool is_photo = material == "photo";
    Json& given = attempt.materials[material];
    if (remedy == "give") {
        given = sound_file(dice, is_photo);
    } else if (remedy == "leave_out") {
        if (finding.code == "material.files_too_many") {
            given.erase(given.begin() + static_cast<std::ptrdiff_t>(finding.measure->limit), given.end());
        } else {
            attempt.materials.erase(material);
        }
    } else if (remedy == "choose_other" || remedy == "retake" || remedy == "print_anew" || remedy == "unlock") {
        file_of(given, finding.field) = sound_file(dice, is_photo);
    } else if (remedy == "make_smaller" || remedy == "crop" || remedy == "fewer_pages") {
        Json& file = file_of(given, finding.field);
        // What is too large to be looked at is a new file when it has been made smaller.
        if (finding.measure && finding.measure->measured > material::InspectLimits{}.size_bytes_max &&
            finding.code == "material.too_large") {
            file = sound_file(dice, is_photo);
        }
        if (finding.code == "material.too_large") file["size_bytes"] = finding.measure->limit;
        if (finding.code == "material.pages_too_many") file["pages"] = finding.measure->limit;
        if (remedy == "crop" || finding.code == "material.pixels_too_many") file["width"] = 295, file["height"] = 413;
    } else if (remedy == "sign") {
        attempt.holdings["commitments"] = {
            {{"material", "conduct"},
             {"template_version", 2},
             {"signer_name", "张小满"},
             {"sign_method", "face"},
             {"signed_at", "2026-11-28T09:00:00+08:00"},
             {"statements", {"has_read", "meets_conditions", "tells_the_truth", "accepts_liability"}}}};
    } else if (remedy == "renew" || remedy == "correct") {
        // The right document in the place of the wrong one.
        const Json right = {
            {"holder_name", "张小满"}, {"holder_number", "11010519491231002X"}, {"valid_to", "2036-01-01"}};
        const std::size_t count = given.is_array() ? given.size() : 1;
        for (std::size_t i = 0; i < count; ++i) {
            Json& file = given.is_array() ? given[i] : given;
            if (file.is_object() && file.contains("values")) file["values"] = right;
        }
        if (attempt.holdings.contains("certificates")) {
            for (Json& certificate : attempt.holdings["certificates"])
                certificate["values"] = right;
        }
    } else {
        EXPECT_TRUE(remedy == "confirm" || remedy == "wait") << finding.code;
    }
}

json::Document parsed(const Json& value) {
    auto document = json::Document::parse(value.dump());
    EXPECT_TRUE(document.ok());
    return std::move(*document);
}

/// The report on an attempt, with all that it points into.
struct Judged {
    json::Document materials;
    json::Document known;
    json::Document answers;
    Application application;
    material::Precheck precheck;
    Report report;

    Judged(const catalog::Service& service, const Attempt& attempt)
        : materials(parsed(attempt.materials)),
          known(parsed(attempt.holdings)),
          answers(parsed({{"name", "张小满"}, {"id_no", "11010519491231002X"}})) {
        const base::Day today = *base::Day::parse("2026-11-28");
        auto holdings = material::read_holdings(known.root());
        EXPECT_TRUE(holdings.ok()) << attempt.holdings << holdings.error().at;
        application = {answers.root(), materials.root(), {}, std::move(*holdings)};
        precheck = material::precheck(service.materials(), materials.root(),
                                      service.situation(answers.root(), today, application.holdings));
        report = check(service, application, today);
    }
};

TEST(Fixing, everything_on_the_report_and_nothing_else_makes_it_pass) {
    const json::Document definition = parsed(service());
    json::Defects defects;
    const auto service = catalog::Service::load(definition.root(), defects);
    ASSERT_TRUE(defects.can_run());
    int failed = 0;
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        Attempt attempt = any_attempt(dice);
        const Json first = {attempt.materials, attempt.holdings};
        const Judged before(service, attempt);
        ASSERT_EQ(before.precheck.findings(), before.report.findings);
        failed += before.report.passes() ? 0 : 1;
        for (const material::MaterialReport& each : before.precheck.materials) {
            for (const base::Finding& finding : each.findings)
                fix(attempt, std::string(each.item.material->id), finding, dice);
        }
        for (const base::Finding& finding : before.precheck.others)
            fix(attempt, finding.field.substr(std::string_view("material:").size()), finding, dice);
        const Judged after(service, attempt);
        ASSERT_TRUE(after.report.passes()) << seed << " " << first << "\n" << after.report.findings[0].code;
    }
    // The generator must not make it easy.
    EXPECT_GT(failed, 2500);
}

}  // namespace
}  // namespace onetrip::submission
