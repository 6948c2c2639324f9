#include "server/endpoints/tus.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base/text.h"

namespace onetrip::endpoints::tus {
namespace {

constexpr std::size_t digits_max = 15;
constexpr std::size_t id_bytes_max = 64;

struct Algorithm {
    std::string_view name;
    std::size_t digest_bytes;
    const EVP_MD* (*digest)();
};
constexpr Algorithm algorithms[] = {{"sha1", 20, EVP_sha1}, {"sha256", 32, EVP_sha256}};

const Algorithm* algorithm_named(std::string_view name) {
    for (const Algorithm& algorithm : algorithms) {
        if (algorithm.name == name) return &algorithm;
    }
    return nullptr;
}

/// Base64 with padding (RFC 4648 section 4), by way of its other alphabet.
std::optional<base::Bytes> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    for (int padding = 0; padding < 2 && !text.empty() && text.back() == '='; ++padding)
        text.remove_suffix(1);
    std::string other(text);
    for (char& c : other) {
        if (c == '-' || c == '_') return std::nullopt;
        if (c == '+') c = '-';
        if (c == '/') c = '_';
    }
    return base::from_base64url(other);
}

/// Takes the part before `separator` off the front of `rest`, and the separator with it.
std::string_view cut(std::string_view& rest, char separator) {
    const std::size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return part;
}

bool is_key(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace

std::optional<std::int64_t> read_count(std::string_view field) {
    if (field.empty() || field.size() > digits_max) return std::nullopt;
    std::int64_t count = 0;
    for (const char c : field) {
        if (!base::is_ascii_digit(c)) return std::nullopt;
        count = count * 10 + (c - '0');
    }
    return count;
}

std::optional<Metadata> Metadata::read(std::string_view field) {
    if (field.size() > metadata_bytes_max) return std::nullopt;
    Metadata metadata;
    while (!field.empty()) {
        std::string_view value = cut(field, ',');
        // Clients write a blank after the comma now and then.
        while (!value.empty() && value.front() == ' ')
            value.remove_prefix(1);
        const std::string_view key = cut(value, ' ');
        const auto bytes = from_base64(value);
        const bool is_new = std::none_of(metadata.entries_.begin(), metadata.entries_.end(),
                                         [&](const auto& entry) { return entry.first == key; });
        if (!is_key(key) || !bytes || !is_new || metadata.entries_.size() == metadata_entries_max) return std::nullopt;
        metadata.entries_.emplace_back(key, base::as_text(*bytes));
    }
    return metadata;
}

std::string_view Metadata::value(std::string_view key) const {
    for (const auto& [known, value] : entries_) {
        if (known == key) return value;
    }
    return {};
}

std::optional<Checksum> Checksum::read(std::string_view field) {
    const Algorithm* algorithm = algorithm_named(cut(field, ' '));
    auto digest = from_base64(field);
    if (algorithm == nullptr || !digest || digest->size() != algorithm->digest_bytes) return std::nullopt;
    Checksum checksum;
    checksum.algorithm_ = algorithm->name;
    checksum.digest_ = std::move(*digest);
    return checksum;
}

bool Checksum::is_of(base::BytesView chunk) const {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    const EVP_MD* kind = algorithm_named(algorithm_)->digest();
    if (EVP_Digest(chunk.data(), chunk.size(), digest.data(), &size, kind, nullptr) != 1) {
        throw std::runtime_error("OpenSSL cannot hash");
    }
    return std::equal(digest_.begin(), digest_.end(), digest.begin(), digest.begin() + size);
}

std::optional<Concatenation> read_concatenation(std::string_view field, std::string_view place) {
    if (field == "partial") return Concatenation{};
    if (!std::all_of(field.begin(), field.end(), [](char c) { return c >= ' ' && c < '\x7f'; })) return std::nullopt;
    if (cut(field, ';') != "final") return std::nullopt;
    Concatenation made{true, {}};
    while (!field.empty()) {
        const std::string_view url = cut(field, ' ');
        if (url.empty()) continue;
        const std::size_t at = url.rfind('/');
        if (at == std::string_view::npos || !url.substr(0, at + 1).ends_with(place)) return std::nullopt;
        const std::string_view id = url.substr(at + 1);
        const bool is_new = std::find(made.parts.begin(), made.parts.end(), id) == made.parts.end();
        if (id.empty() || id.size() > id_bytes_max || !is_new || made.parts.size() == parts_max) return std::nullopt;
        made.parts.emplace_back(id);
    }
    return made.parts.empty() ? std::nullopt : std::optional(std::move(made));
}

}  // namespace onetrip::endpoints::tus
