// `./onetrip call`: the core's door as a line tool (core/wire/README.md). One request a line, one answer a line.

#include <fstream>
#include <iostream>
#include <optional>
#include <string>

#include "core/json/document.h"
#include "core/wire/call.h"
#include "core/wire/sessions.h"

namespace {

using onetrip::base::Bytes;

/// Beyond it a file is not read to its end (`/dev/zero` has none): wasm/call.ts has the same.
constexpr std::size_t file_bytes_max = 64u << 20;

/// nullopt for what is no file, is a folder, or holds more than `file_bytes_max`.
std::optional<Bytes> bytes_of(const std::string& path) {
    // The system would take the name up to the zero byte for the whole.
    if (path.find('\0') != std::string::npos) return std::nullopt;
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    Bytes bytes;
    char part[1 << 16];
    // `read` says by `bad` what iterators would throw (a folder opens like a file).
    while (in.read(part, sizeof part), in.gcount() > 0) {
        bytes.insert(bytes.end(), part, part + in.gcount());
        if (bytes.size() > file_bytes_max) return std::nullopt;
    }
    if (in.bad()) return std::nullopt;
    return bytes;
}

/// The bytes that the request's `file` names; empty if it names none; nullopt if they can't be read.
std::optional<Bytes> file_beside(const std::string& line) {
    const auto request = onetrip::json::Document::parse(line);
    if (!request) return Bytes{};
    const auto path = request->root()["file"].string();
    return path ? bytes_of(std::string(*path)) : Bytes{};
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    onetrip::wire::Sessions sessions;
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        const auto file = file_beside(line);
        std::cout << (file ? onetrip::wire::call(line, *file, &sessions)
                           : R"({"error":{"code":"file_unreadable","at":"/file"}})")
                  << std::endl;
    }
    return 0;
}
