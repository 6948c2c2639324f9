// `./onetrip lint [DIR]`: looks at every service of a catalogue and says what must be mended before it is published,
// with file, line and remedy. Services are held against the agencies, halls and photo specs beside them. Exit status 1
// if there is anything to mend, 2 if the folder is no catalogue.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/catalog/lint.h"
#include "core/json/writer.h"

namespace {

namespace fs = std::filesystem;
using namespace onetrip;

/// Why there is nothing to look at.
struct NoCatalogue : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A whole city's halls in one document.
constexpr json::Limits catalogue_limits{64u << 20, 64, 4u << 20};

std::string read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw NoCatalogue("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// In order of their names; none if the folder is not there.
std::vector<fs::path> json_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

json::Document parsed(const std::string& text, const std::string& name) {
    auto document = json::Document::parse(text, catalogue_limits);
    if (!document) throw NoCatalogue(name + " is no JSON");
    return std::move(document).value();
}

/// The files of a folder as one array.
json::Document all_of(const fs::path& folder) {
    json::Writer all;
    all.begin_array();
    for (const fs::path& file : json_files(folder))
        all.value(parsed(read_file(file), file.string()).root());
    all.end_array();
    return parsed(all.take(), folder.string());
}

json::Document ids_of(json::View entries) {
    json::Writer ids;
    ids.begin_array();
    for (const json::View entry : entries.elements())
        ids.value(entry["id"].string_or({}));
    ids.end_array();
    return parsed(ids.take(), "the list of ids");
}

/// How many findings there are.
std::size_t lint(const fs::path& folder, const std::vector<fs::path>& services) {
    const json::Document schema = parsed(read_file(folder / "service.schema.json"), "service.schema.json");
    const json::Document agencies = all_of(folder / "agencies");
    const json::Document agency_ids = ids_of(agencies.root());
    const json::Document halls = all_of(folder / "halls");
    const json::Document photo_specs = all_of(folder / "photo_specs");
    const catalog::LintContext context{agency_ids.root(), halls.root(), schema.root(), photo_specs.root()};
    std::size_t found = 0;
    for (const fs::path& file : services) {
        for (const catalog::LintFinding& finding : catalog::lint_text(read_file(file), context)) {
            std::cout << file.string() << ':' << finding.line << ": " << finding.code << " at " << finding.at << ": "
                      << finding.remedy << '\n';
            ++found;
        }
    }
    return found;
}

}  // namespace

int main(int argc, char** argv) {
    const fs::path folder = argc > 1 ? argv[1] : "catalog";
    try {
        const std::vector<fs::path> services = json_files(folder / "services");
        if (services.empty()) throw NoCatalogue("no services in " + (folder / "services").string());
        const std::size_t found = lint(folder, services);
        std::cout << services.size() << " services, " << found << " findings" << std::endl;
        return found == 0 ? 0 : 1;
    } catch (const NoCatalogue& reason) {
        std::cerr << "onetrip-lint: " << reason.what() << std::endl;
        return 2;
    }
}
