#include "core/material/image_header.h"

#include <utility>

#include "core/base/assert.h"
#include "core/material/byte_reader_internal.h"
#include "core/material/exif_internal.h"
#include "core/material/heic_header_internal.h"
#include "core/material/jpeg_header_internal.h"
#include "core/material/tiff_reader_internal.h"

namespace onetrip::material {
namespace {

std::optional<PixelSize> size_of(std::uint32_t width, std::uint32_t height) {
    constexpr std::uint32_t side_max = 0x7FFFFFFF;
    if (width == 0 || height == 0 || width > side_max || height > side_max) return std::nullopt;
    return PixelSize{width, height};
}

/// PNG third edition section 5: signature, then chunks of length, type, data, CRC; 11.3.4.5: eXIf is an EXIF without
/// its head, before the pixels or behind them.
ImageHeader read_png(base::BytesView file) {
    const ByteReader read(file);
    ImageHeader out;
    std::uint32_t orientation = 0;
    if (read.big32(8) == 13 && read.starts(12, "IHDR") && read.has(8, 25)) {
        out.size = size_of(read.big32(16), read.big32(20));
    }
    std::size_t at = 8;
    while (read.has(at, 12)) {
        const std::size_t length = read.big32(at);
        if (!read.has(at + 12, length)) break;
        if (read.starts(at + 4, "IEND")) {
            out.is_whole = true;
            out.end_bytes = at + 12 + length;
            break;
        }
        if (orientation == 0 && read.starts(at + 4, "eXIf")) orientation = orientation_in(file.subspan(at + 8, length));
        at += 12 + length;
    }
    if (orientation != 0) out.orientation = orientation;
    if (out.size && lies_on_its_side(orientation)) std::swap(out.size->width, out.size->height);
    return out;
}

/// Sub-blocks of a length byte and data, ended by an empty one; the size if they are cut off.
std::size_t skip_gif_blocks(const ByteReader& read, std::size_t at) {
    while (read.has(at, 1)) {
        const std::size_t length = read.byte(at);
        if (length == 0) return at + 1;
        at += 1 + length;
    }
    return read.size();
}

/// A color table's bytes, by the packed byte that announces it.
std::size_t gif_table_bytes(std::uint32_t packed) {
    return (packed & 0x80) != 0 ? std::size_t{3} << ((packed & 7) + 1) : 0;
}

/// GIF89a: header, global table, then images (2C) and extensions (21) up to the trailer (3B).
ImageHeader read_gif(const ByteReader& read) {
    constexpr std::uint32_t image = 0x2C;
    constexpr std::uint32_t extension = 0x21;
    constexpr std::uint32_t trailer = 0x3B;
    ImageHeader out;
    out.size = size_of(read.little16(6), read.little16(8));
    std::size_t at = 13 + gif_table_bytes(read.byte(10));
    while (read.has(at, 1)) {
        const std::uint32_t introducer = read.byte(at);
        if (introducer == trailer) {
            out.is_whole = true;
            out.end_bytes = at + 1;
            break;
        }
        if (introducer == image) {
            at = skip_gif_blocks(read, at + 11 + gif_table_bytes(read.byte(at + 9)));
        } else if (introducer == extension) {
            at = skip_gif_blocks(read, at + 2);
        } else {
            break;
        }
    }
    return out;
}

ImageHeader read_bmp(const ByteReader& read) {
    ImageHeader out;
    if (read.little32(14) == 12) {
        out.size = size_of(read.little16(18), read.little16(20));
    } else {
        const auto height = static_cast<std::int32_t>(read.little32(22));
        // Negative: the rows stand from top to bottom.
        out.size = size_of(read.little32(18), static_cast<std::uint32_t>(height < 0 ? -std::int64_t{height} : height));
    }
    // Some writers leave the file's length out; the pixels begin before the end all the same.
    out.is_whole = read.has(0, read.little32(2)) && read.little32(10) < read.size();
    if (out.is_whole) out.end_bytes = read.little32(2);
    return out;
}

/// RFC 9649: a RIFF container whose first chunk is VP8 (lossy), VP8L (lossless) or VP8X (extended).
ImageHeader read_webp(const ByteReader& read) {
    ImageHeader out;
    out.is_whole = read.has(8, read.little32(4));
    if (out.is_whole) out.end_bytes = 8 + std::size_t{read.little32(4)};
    if (read.starts(12, "VP8X") && read.has(24, 6)) {
        out.size = size_of(read.little24(24) + 1, read.little24(27) + 1);
    } else if (read.starts(12, "VP8L") && read.byte(20) == 0x2F && read.has(21, 4)) {
        const std::uint32_t bits = read.little32(21);
        out.size = size_of((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    } else if (read.starts(12, "VP8 ") && read.starts(23, "\x9D\x01\x2A") && read.has(26, 4)) {
        out.size = size_of(read.little16(26) & 0x3FFF, read.little16(28) & 0x3FFF);
    }
    return out;
}

}  // namespace

ImageHeader read_image_header(Kind kind, base::BytesView file) {
    const ByteReader read(file);
    switch (kind) {
        case Kind::Jpeg: return read_jpeg_header(file);
        case Kind::Png: return read_png(file);
        case Kind::Webp: return read_webp(read);
        case Kind::Heic:
        case Kind::Avif: return read_heic_header(file);
        case Kind::Gif: return read_gif(read);
        case Kind::Bmp: return read_bmp(read);
        case Kind::Tiff: return read_tiff_header(file);
        default: ONETRIP_ASSERT(is_image(kind)); return {};
    }
}

}  // namespace onetrip::material
