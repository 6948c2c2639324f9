// The official test suite of JSON Schema 2020-12, read in place: every required case must come out as it says, and so
// must the optional ones of the formats that are claimed. The counts per folder are printed.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/schema/schema.h"
#include "tests/source_path.h"

namespace onetrip::schema {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path suite = source_path("../shared/suites/json-schema-2020-12");

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The documents that the suite serves at http://localhost:1234/.
struct Remotes {
    std::vector<std::unique_ptr<onetrip::json::Document>> documents;
    Registry registry;

    Remotes() {
        for (const auto& entry : fs::recursive_directory_iterator(suite / "remotes")) {
            if (!entry.is_regular_file()) continue;
            auto document = onetrip::json::Document::parse(read(entry.path()));
            documents.push_back(std::make_unique<onetrip::json::Document>(std::move(document).value()));
            const std::string name = fs::relative(entry.path(), suite / "remotes").generic_string();
            registry.add("http://localhost:1234/" + name, documents.back()->root());
        }
    }
};

struct Tally {
    int passed = 0;
    int total = 0;
    std::vector<std::string> failed;
};

void run_file(const fs::path& path, const Registry& registry, bool formats, Tally& tally) {
    for (const json& group : json::parse(read(path))) {
        const auto schema_document = onetrip::json::Document::parse(group["schema"].dump());
        ASSERT_TRUE(schema_document) << path;
        CompileOptions options;
        options.formats = formats;
        const auto schema = Schema::compile(schema_document->root(), registry, options);
        for (const json& test : group["tests"]) {
            ++tally.total;
            const std::string title = path.filename().string() + ": " + group["description"].get<std::string>() + ": " +
                                      test["description"].get<std::string>();
            if (!schema) {
                tally.failed.push_back(title + ": " + std::string(code_of(schema.error().refusal)) + " at " +
                                       schema.error().at + " " + schema.error().subject);
                continue;
            }
            const auto instance = onetrip::json::Document::parse(test["data"].dump());
            ASSERT_TRUE(instance) << title;
            std::vector<SchemaFinding> findings;
            schema->check(instance->root(), findings);
            const bool expected = test["valid"].get<bool>();
            // The verdict and the findings must say the same.
            if (schema->valid(instance->root()) == expected && findings.empty() == expected) {
                ++tally.passed;
            } else {
                tally.failed.push_back(title);
            }
        }
    }
}

Tally run_folder(const fs::path& folder, const std::set<std::string>& left_out, bool formats) {
    Tally tally;
    const Remotes remotes;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file() && !left_out.count(entry.path().filename().string())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files)
        run_file(file, remotes.registry, formats, tally);
    return tally;
}

void expect_all(const char* name, const Tally& tally) {
    std::printf("note: JSON Schema 2020-12, %s: %d/%d\n", name, tally.passed, tally.total);
    for (const std::string& title : tally.failed)
        ADD_FAILURE() << title;
    EXPECT_EQ(tally.passed, tally.total);
}

bool is_absent() {
    if (fs::exists(suite)) return false;
    std::printf("note: the JSON Schema suite is not beside the project; its tests pass over\n");
    return true;
}

TEST(JsonSchemaSuite, PassesEveryRequiredCase) {
    if (is_absent()) return;
    const Tally tally = run_folder(suite / "tests/draft2020-12", {}, false);
    expect_all("required", tally);
    EXPECT_GE(tally.total, 1299);
}

TEST(JsonSchemaSuite, PassesTheOptionalCases) {
    if (is_absent()) return;
    // cross-draft.json asks for schemas of older drafts, which are refused on purpose.
    expect_all("optional", run_folder(suite / "tests/draft2020-12/optional", {"cross-draft.json"}, false));
}

TEST(JsonSchemaSuite, PassesTheOptionalCasesOfEveryFormat) {
    if (is_absent()) return;
    expect_all("optional formats", run_folder(suite / "tests/draft2020-12/optional/format", {}, true));
}

}  // namespace
}  // namespace onetrip::schema
