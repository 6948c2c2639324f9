#pragma once

/// How many pixels an image has and whether its file is all there, from headers and structure alone: nothing is
/// decoded, so a decompression bomb is found out before it can go off.

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/material/kind.h"

namespace onetrip::material {

struct PixelSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    friend bool operator==(PixelSize a, PixelSize b) { return a.width == b.width && a.height == b.height; }
};

struct ImageHeader {
    /// As the picture is shown: a JPEG's or a PNG's EXIF orientation, a TIFF's, a HEIC's crop and rotation are applied.
    /// nullopt if the header is damaged or missing.
    std::optional<PixelSize> size;
    /// A JPEG's or a PNG's, as EXIF numbers it (1 to 8; 1 as stored): what `size` has been turned by.
    std::uint32_t orientation = 1;
    /// The end is there: JPEG's EOI after its last scan, PNG's IEND, GIF's trailer, for WebP, HEIC and BMP as many
    /// bytes as their own lengths announce, for TIFF the strips or tiles that its first page lists. What follows the
    /// end (a phone's motion picture) is let pass.
    bool is_whole = false;
    std::size_t end_bytes = 0;  ///< where the picture ends, as far as its file says so; 0 if it does not
    std::size_t scans = 0;      ///< of a JPEG: how often a decoder has to go over all of it
};

/// `kind` is what `detect_kind` found; anything but an image is a bug.
[[nodiscard]] ImageHeader read_image_header(Kind kind, base::BytesView file);

}  // namespace onetrip::material
