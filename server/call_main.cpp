// `./onetrip call`: the core's door as a line tool (core/wire/README.md). One request a line, one answer a line.

#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>

#include "core/json/document.h"
#include "core/wire/call.h"
#include "core/wire/sessions.h"

namespace {

using onetrip::base::Bytes;

/// The bytes that the request's `file` names; empty if it names none; nullopt if they can't be read.
std::optional<Bytes> file_beside(const std::string& line) {
    const auto request = onetrip::json::Document::parse(line);
    if (!request) return Bytes{};
    const auto path = request->root()["file"].string();
    if (!path) return Bytes{};
    std::ifstream in(std::string(*path), std::ios::binary);
    if (!in) return std::nullopt;
    Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return std::nullopt;
    return bytes;
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
