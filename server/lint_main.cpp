// `./onetrip lint [DIR]`: looks at every service of a catalogue and says what must be mended before it is published,
// with file, line and remedy. Services are held against the agencies, halls and photo specs beside them; halls, ways
// between them and holidays are read as the server reads them. Exit status 1 if there is anything to mend, 2 if the
// folder is no catalogue.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/appointment/hall.h"
#include "core/calendar/read.h"
#include "core/catalog/lint.h"
#include "core/catalog/travel.h"
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
    std::string text;
    char part[1 << 14];
    // `read` says by `bad` what iterators would throw: a folder opens like a file.
    while (in.read(part, sizeof part), in.gcount() > 0)
        text.append(part, static_cast<std::size_t>(in.gcount()));
    if (in.bad() || !in.eof()) throw NoCatalogue("cannot read " + path.string());
    // As the server reads it: an editor of Windows writes a mark before the text.
    if (text.rfind("\uFEFF", 0) == 0) text.erase(0, 3);
    return text;
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

std::size_t line_of(std::string_view text, std::size_t at_bytes) {
    return 1 + static_cast<std::size_t>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at_bytes), '\n'));
}

json::Document parsed(const std::string& text, const std::string& name) {
    auto document = json::Document::parse(text, catalogue_limits);
    if (!document) {
        const json::ParseError error = document.error();
        throw NoCatalogue(name + ":" + std::to_string(line_of(text, error.at_bytes)) +
                          ": is no JSON: " + std::string(json::code_of(error.refusal)));
    }
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

void say(const fs::path& file, std::size_t line, std::string_view code, std::string_view at, std::string_view remedy) {
    std::cout << file.string() << ':' << line << ": " << code << " at " << at << ": " << remedy << '\n';
}

/// What the server would refuse to start with beside the services: how many findings.
std::size_t lint_beside_services(const fs::path& folder) {
    std::size_t found = 0;
    const auto look = [&found](const fs::path& file, std::string_view code, std::string_view remedy, auto read) {
        const std::string text = read_file(file);
        const json::Document document = parsed(text, file.string());
        const auto result = read(document.root());
        if (result.ok()) return;
        const std::string& at = result.error().at;
        say(file, line_of(text, document.root().find(at).text_at_bytes()), code, at, remedy);
        ++found;
    };
    for (const fs::path& file : json_files(folder / "halls")) {
        look(file, "hall_invalid", "Write the hall as core/appointment/hall.h has it.",
             [](json::View hall) { return appointment::read_hall(hall); });
    }
    if (fs::exists(folder / "travel.json")) {
        const json::Document halls = all_of(folder / "halls");
        std::vector<std::string_view> ids;
        for (const json::View hall : halls.root().elements())
            ids.push_back(hall["id"].string_or({}));
        look(folder / "travel.json", "travel_invalid", "Write the ways as core/catalog/travel.h has them.",
             [&ids](json::View travel) { return catalog::read_travel(travel, ids); });
    }
    look(folder / "holidays.json", "calendar_invalid", "Write the days as core/calendar/read.h has them.",
         [](json::View calendar) { return calendar::read_calendar(calendar, {}); });
    return found;
}

/// How many findings there are.
std::size_t lint(const fs::path& folder, const std::vector<fs::path>& services) {
    const json::Document schema =
        parsed(read_file(folder / "service.schema.json"), (folder / "service.schema.json").string());
    const json::Document agencies = all_of(folder / "agencies");
    const json::Document agency_ids = ids_of(agencies.root());
    const json::Document halls = all_of(folder / "halls");
    const json::Document photo_specs = all_of(folder / "photo_specs");
    const catalog::LintContext context{agency_ids.root(), halls.root(), schema.root(), photo_specs.root()};
    std::size_t found = 0;
    std::map<std::pair<std::string, std::int64_t>, fs::path> first_files;
    for (const fs::path& file : services) {
        const std::string text = read_file(file);
        for (const catalog::LintFinding& finding : catalog::lint_text(text, context)) {
            say(file, finding.line, finding.code, finding.at, finding.remedy);
            ++found;
        }
        const auto document = json::Document::parse(text, catalogue_limits);
        if (!document) continue;
        const json::View id = document->root()["id"];
        const std::pair key{std::string(id.string_or({})), document->root()["version"].integer_or(0)};
        const auto [first, is_new] = first_files.emplace(key, file);
        if (is_new) continue;
        say(file, line_of(text, id.text_at_bytes()), "version_twice", "/id",
            "This version stands in " + first->second.filename().string() + " already: remove one, or count it on.");
        ++found;
    }
    return found + lint_beside_services(folder);
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
