#pragma once

/// The header fields of the tus protocol 1.0.0 (resumable uploads; core, creation, checksum, expiration, termination,
/// concatenation), read strictly: a field that is not exactly what the protocol says is nullopt.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace onetrip::endpoints::tus {

inline constexpr std::string_view version = "1.0.0";
inline constexpr std::string_view extensions =
    "creation,creation-with-upload,checksum,expiration,termination,concatenation";
inline constexpr std::string_view checksum_algorithms = "sha1,sha256";
inline constexpr std::string_view chunk_type = "application/offset+octet-stream";

inline constexpr std::size_t metadata_bytes_max = 2048;
inline constexpr std::size_t metadata_entries_max = 16;
inline constexpr std::size_t parts_max = 16;

/// Upload-Length, Upload-Offset: decimal digits and nothing else, at most 15 of them.
[[nodiscard]] std::optional<std::int64_t> read_count(std::string_view field);

/// Upload-Metadata: `key base64,key base64`; a value may be left out; no key twice. Values are bytes, not yet text.
class Metadata {
public:
    [[nodiscard]] static std::optional<Metadata> read(std::string_view field);
    /// Empty without such a key.
    [[nodiscard]] std::string_view value(std::string_view key) const;

private:
    std::vector<std::pair<std::string, std::string>> entries_;
};

/// Upload-Checksum: `sha256 base64`, with the algorithms named above.
class Checksum {
public:
    [[nodiscard]] static std::optional<Checksum> read(std::string_view field);
    [[nodiscard]] bool is_of(base::BytesView chunk) const;

private:
    std::string algorithm_;
    base::Bytes digest_;
};

/// Upload-Concat: `partial`, or `final;URL URL …` of parts.
struct Concatenation {
    bool is_final = false;
    std::vector<std::string> parts;  ///< ids, of a final one
};
/// `place` is what a part's URL has before its id (`/api/v1/transfers/`), with or without scheme and host before it.
[[nodiscard]] std::optional<Concatenation> read_concatenation(std::string_view field, std::string_view place);

}  // namespace onetrip::endpoints::tus
