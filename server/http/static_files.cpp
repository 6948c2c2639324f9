#include "server/http/static_files.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/base/bytes.h"
#include "core/seal/hash.h"

namespace onetrip::http {

namespace fs = std::filesystem;

namespace {

struct MediaType {
    std::string_view ending;
    std::string_view type;
};
constexpr MediaType media_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
};

constexpr std::size_t hash_size = 8;

struct Copy {
    std::string_view coding;
    std::string_view ending;
};
/// The smaller one first.
constexpr Copy copies[] = {{"br", ".br"}, {"gzip", ".gz"}};

[[nodiscard]] bool ends_with(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// ` 'sha256-…'` for each element of that name without attributes; what is not closed is none, as for a browser.
[[nodiscard]] std::string hashes_of(std::string_view document, std::string_view element) {
    const std::string opening = "<" + std::string(element) + ">";
    const std::string closing = "</" + std::string(element) + ">";
    std::string hashes;
    for (std::size_t at = document.find(opening); at != std::string_view::npos; at = document.find(opening, at)) {
        at += opening.size();
        const std::size_t end = document.find(closing, at);
        if (end == std::string_view::npos) break;
        std::string hash = base::to_base64url(seal::sha256(base::as_bytes(document.substr(at, end - at))));
        // A policy is compared with plain base64, padding and all.
        std::replace(hash.begin(), hash.end(), '-', '+');
        std::replace(hash.begin(), hash.end(), '_', '/');
        hashes += " 'sha256-" + hash + "='";
        at = end;
    }
    return hashes;
}

/// Where the script lies that a document begins with; empty where it has none of a file of its own.
[[nodiscard]] std::string_view module_of(std::string_view document) {
    const std::size_t at = document.find("<script type=\"module\"");
    if (at == std::string_view::npos) return {};
    const std::string_view element = document.substr(at, document.find('>', at) - at);
    constexpr std::string_view source = " src=\"";
    const std::size_t begin = element.find(source);
    if (begin == std::string_view::npos) return {};
    const std::string_view address = element.substr(begin + source.size());
    return address.substr(0, address.find('"'));
}

[[nodiscard]] Fields fields_for(std::string_view type, bool immutable, std::string_view bytes) {
    Fields fields = {{"Content-Type", std::string(type)},
                     {"Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache"},
                     {"Cross-Origin-Resource-Policy", "same-origin"}};
    const bool is_document = type.substr(0, 9) == "text/html" || type == "image/svg+xml";
    if (is_document) {
        fields.emplace_back("Content-Security-Policy", content_security_policy(bytes));
        // Asked for before the document has been read.
        if (const std::string_view module = module_of(bytes); !module.empty()) {
            fields.emplace_back("Link", "<" + std::string(module) + ">; rel=modulepreload");
        }
        fields.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
        fields.emplace_back("Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=()");
    }
    return fields;
}

}  // namespace

std::string content_security_policy(std::string_view document) {
    return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" + hashes_of(document, "script") +
           "; style-src 'self'" + hashes_of(document, "style") +
           "; img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
           "frame-ancestors 'none'; form-action 'self'";
}

std::string_view media_type_of(std::string_view file_name) {
    for (const MediaType& each : media_types) {
        if (ends_with(file_name, each.ending)) return each.type;
    }
    return {};
}

bool is_hashed_name(std::string_view file_name) {
    const std::string_view stem = file_name.substr(0, file_name.find('.'));
    if (stem.size() < hash_size + 2 || stem[stem.size() - hash_size - 1] != '-') return false;
    const std::string_view hash = stem.substr(stem.size() - hash_size);
    // A word of eight letters is a name, not a hash; a hash without a digit or capital is once asked for in vain.
    return std::any_of(hash.begin(), hash.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); });
}

void StaticFiles::mount(std::string_view address, const fs::path& folder) {
    std::error_code failure;
    fs::recursive_directory_iterator walk(folder, failure);
    if (failure) throw std::runtime_error("cannot read the folder " + folder.string() + ": " + failure.message());
    const std::string base = address == "/" ? "" : std::string(address);
    for (const fs::directory_entry& entry : walk) {
        const std::string name = entry.path().filename().string();
        if (name.front() == '.' && entry.is_directory()) walk.disable_recursion_pending();
        if (name.front() == '.' || entry.is_symlink() || !entry.is_regular_file()) continue;
        const std::string_view type = media_type_of(name);
        if (type.empty()) continue;

        const std::string relative = entry.path().lexically_relative(folder).generic_string();
        const bool in_assets = ("/" + relative).find("/assets/") != std::string::npos;
        std::string bytes = read(entry.path());
        Fields fields = fields_for(type, in_assets && is_hashed_name(name), bytes);
        CachedAnswer file(std::move(fields), std::move(bytes));
        for (const Copy& copy : copies) {
            const fs::path beside = entry.path().string() + std::string(copy.ending);
            if (fs::is_regular_file(beside)) file.add_coding(copy.coding, read(beside));
        }
        const std::string own = base + "/" + relative;
        files_.push_back(std::move(file));
        by_address_[own] = files_.size() - 1;
        if (name != "index.html") continue;
        const std::string parent = own.substr(0, own.size() - name.size());
        by_address_[parent] = files_.size() - 1;
        if (parent.size() > 1) by_address_[parent.substr(0, parent.size() - 1)] = files_.size() - 1;
    }
}

std::string StaticFiles::read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in) throw std::runtime_error("cannot read " + file.string());
    bytes_ += bytes.size();
    if (bytes_ > static_bytes_max) {
        throw std::runtime_error("the web folders hold more than " + std::to_string(static_bytes_max >> 20) +
                                 " MiB: is one of them the wrong folder?");
    }
    return bytes;
}

std::optional<Reply> StaticFiles::answer(const Request& request) const {
    auto found = by_address_.find(request.path());
    if (found == by_address_.end() && request.path().find('%') != std::string_view::npos) {
        std::string decoded;
        for (const std::string& segment : request.segments())
            decoded += "/" + segment;
        found = by_address_.find(decoded);
    }
    if (found == by_address_.end()) return std::nullopt;
    return files_[found->second].reply(request);
}

std::vector<std::string> StaticFiles::addresses() const {
    std::vector<std::string> all;
    for (const auto& [address, file] : by_address_)
        all.push_back(address);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace onetrip::http
