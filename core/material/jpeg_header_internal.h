#pragma once

/// JPEG's part of image_header.h, and the walk through its segments that everything here which reads a JPEG shares: two
/// readers that disagree about where a segment ends would let something pass between them.

#include <optional>

#include "core/base/bytes.h"
#include "core/material/byte_reader_internal.h"
#include "core/material/image_header.h"

namespace onetrip::material {

/// ITU T.81 table B.1, the second byte of each.
namespace jpeg_marker {
inline constexpr std::uint32_t dht = 0xC4;
inline constexpr std::uint32_t jpg = 0xC8;
inline constexpr std::uint32_t dac = 0xCC;
inline constexpr std::uint32_t soi = 0xD8;
inline constexpr std::uint32_t eoi = 0xD9;
inline constexpr std::uint32_t sos = 0xDA;
inline constexpr std::uint32_t dqt = 0xDB;
inline constexpr std::uint32_t dri = 0xDD;
inline constexpr std::uint32_t app0 = 0xE0;
inline constexpr std::uint32_t app1 = 0xE1;
inline constexpr std::uint32_t app2 = 0xE2;
inline constexpr std::uint32_t app14 = 0xEE;
inline constexpr std::uint32_t com = 0xFE;

/// SOF0 to SOF15 without DHT, JPG and DAC.
[[nodiscard]] constexpr bool starts_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != dht && marker != jpg && marker != dac;
}
}  // namespace jpeg_marker

struct JpegSegment {
    std::uint32_t marker = 0;
    std::size_t from = 0;     ///< where it begins, what fills up before its marker included
    std::size_t to = 0;       ///< where it ends; after SOS with the scan's data
    base::BytesView content;  ///< what its length counts, without the length; empty for a marker that has none
};

/// ISO/IEC 10918-1 annex B: segments of marker, length, data; after SOS entropy-coded data up to the next marker that
/// is neither stuffed (FF 00) nor a restart.
class JpegWalk {
public:
    explicit JpegWalk(base::BytesView file) : file_(file), read_(file) {}
    /// EOI is one as well; nullopt where the file ends or is no JPEG any longer.
    [[nodiscard]] std::optional<JpegSegment> next();

private:
    base::BytesView file_;
    ByteReader read_;
    std::size_t at_ = 0;
};

/// The orientation is EXIF's (CIPA DC-008 4.6.4, tag 0x0112).
[[nodiscard]] ImageHeader read_jpeg_header(base::BytesView file);

}  // namespace onetrip::material
