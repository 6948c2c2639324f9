// `./onetrip lint [DIR]`: looks at every service of a catalogue and says what must be mended before it is published,
// with file, line and remedy. Exit status 1 if there is anything.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/lint.h"

namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
    using namespace onetrip;
    const fs::path folder = argc > 1 ? argv[1] : "catalog";
    std::error_code failed;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder / "services", failed)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    if (failed || files.empty()) {
        std::cerr << "onetrip-lint: no services in " << (folder / "services").string() << std::endl;
        return 2;
    }
    std::sort(files.begin(), files.end());

    catalog::LintContext context;
    std::optional<json::Document> schema;
    if (const auto text = read_file(folder / "service.schema.json")) {
        auto parsed = json::Document::parse(*text);
        if (!parsed) {
            std::cerr << "onetrip-lint: service.schema.json is no JSON" << std::endl;
            return 2;
        }
        schema = std::move(parsed).value();
        context.schema = schema->root();
    }
    std::size_t found = 0;
    for (const fs::path& file : files) {
        const auto text = read_file(file);
        if (!text) {
            std::cerr << "onetrip-lint: cannot read " << file.string() << std::endl;
            return 2;
        }
        for (const catalog::LintFinding& finding : catalog::lint_text(*text, context)) {
            std::cout << file.string() << ':' << finding.line << ": " << finding.code << " at " << finding.at << ": "
                      << finding.remedy << '\n';
            ++found;
        }
    }
    std::cout << files.size() << " services, " << found << " findings" << std::endl;
    return found == 0 ? 0 : 1;
}
