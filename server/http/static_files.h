#pragma once

/// The pages: folders read into memory at start, so that a request touches no disk and no path from outside ever
/// reaches the file system.
///
/// Every file is known under its own address; `index.html` also under its folder's. A file `x.br` or `x.gz` beside `x`
/// is not an address but x's compressed copy. Files under `assets/` whose name ends in a hash (`index-LzdktaDF.css`)
/// never change and are cached for a year; everything else is asked for again with its ETag. Names that begin with a
/// dot, links and files without a known media type are left out.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/http/cached_answer.h"
#include "server/http/reply.h"
#include "server/http/request.h"

namespace onetrip::http {

inline constexpr std::size_t static_bytes_max = 128u << 20;

/// What a page of ours may do: run its own scripts and WebAssembly, speak to its own server, show pictures it made. No
/// eval, no frame around it, and nothing inline but the `<script>` and `<style>` elements, both without attributes,
/// that stand in `document` itself: each is named by its SHA-256 (Content Security Policy 3, hash-source), so that
/// nothing which somebody smuggles in later is run.
[[nodiscard]] std::string content_security_policy(std::string_view document);

class StaticFiles {
public:
    /// `address` is `/` or `/console`; throws std::runtime_error with one line if the folder cannot be read or all
    /// files together are too large.
    void mount(std::string_view address, const std::filesystem::path& folder);

    /// nullopt for an address that is none of the files'.
    [[nodiscard]] std::optional<Reply> answer(const Request& request) const;

    [[nodiscard]] std::size_t file_count() const { return files_.size(); }
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    /// Every address, for tests.
    [[nodiscard]] std::vector<std::string> addresses() const;

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    [[nodiscard]] std::string read(const std::filesystem::path& file);

    std::vector<CachedAnswer> files_;
    std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>> by_address_;
    std::size_t bytes_ = 0;
};

/// The media type for a file name; empty for an unknown ending.
[[nodiscard]] std::string_view media_type_of(std::string_view file_name);
/// Whether a file name carries a hash of its content, as the bundler writes it.
[[nodiscard]] bool is_hashed_name(std::string_view file_name);

}  // namespace onetrip::http
