#pragma once

/// The table of contents of a ZIP file (APPNOTE 4.3.12, 4.3.16), read from its end and within limits; nothing is
/// decompressed.

#include <cstdint>

#include "core/base/bytes.h"

namespace onetrip::material {

inline constexpr std::size_t zip_entries_max = 4096;

struct ZipDirectory {
    bool is_whole = false;           ///< an end record was found and the entries it announces were read
    bool is_encrypted = false;       ///< an entry is
    bool has_ofd_root = false;       ///< `OFD.xml`
    bool has_word_document = false;  ///< `word/document.xml`
};
[[nodiscard]] ZipDirectory read_zip_directory(base::BytesView file);

}  // namespace onetrip::material
