#pragma once

/// TIFF 6.0 section 2: byte order, 42, the place of the first directory; a directory is a count, entries of 12 bytes
/// (tag, type, count, value or its place) and the place of the next. EXIF is a small TIFF inside a JPEG.

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/material/byte_reader_internal.h"
#include "core/material/image_header.h"

namespace onetrip::material {

class TiffReader {
public:
    static constexpr std::size_t entries_max = 512;  ///< of a directory
    static constexpr std::size_t pages_max = 1000;   ///< directories that are counted

    explicit TiffReader(base::BytesView file) : read_(file), is_little_(read_.starts(0, "II")) {}

    [[nodiscard]] bool is_tiff() const;
    /// Where a directory begins; 0 if there is none, the file's size if it leads out.
    [[nodiscard]] std::size_t first_directory() const { return place_at(4); }
    [[nodiscard]] std::size_t next_directory(std::size_t directory) const;
    /// The first value of an entry that holds integers; nullopt if the directory has none of that tag.
    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t directory, std::uint32_t tag) const;
    /// Whether the parts of a picture that two entries list (where each begins, how long it is) lie in the file. False
    /// if one of the entries is missing.
    [[nodiscard]] bool holds_parts(std::size_t directory, std::uint32_t places_tag, std::uint32_t lengths_tag) const;
    /// Directories from the first on; 0 if one of them is cut.
    [[nodiscard]] std::size_t count_pages() const;

private:
    struct Entry {
        std::uint32_t type = 0;
        std::size_t count = 0;
        std::size_t values = 0;  ///< where they stand
    };
    [[nodiscard]] std::uint32_t number16(std::size_t at) const {
        return is_little_ ? read_.little16(at) : read_.big16(at);
    }
    [[nodiscard]] std::uint32_t number32(std::size_t at) const {
        return is_little_ ? read_.little32(at) : read_.big32(at);
    }
    [[nodiscard]] std::size_t place_at(std::size_t at) const {
        const std::size_t place = number32(at);
        return place < read_.size() ? place : read_.size();
    }
    [[nodiscard]] std::optional<Entry> entry(std::size_t directory, std::uint32_t tag) const;
    [[nodiscard]] std::uint32_t value(const Entry& entry, std::size_t index) const;

    ByteReader read_;
    bool is_little_;
};

/// TIFF's part of image_header.h: the first page.
[[nodiscard]] ImageHeader read_tiff_header(base::BytesView file);

}  // namespace onetrip::material
