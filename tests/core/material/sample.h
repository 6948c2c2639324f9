#pragma once

/// The small files of tests/vectors/files, and files made by hand.

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "core/base/bytes.h"

namespace onetrip::material {

inline base::Bytes sample(const std::string& name) {
    std::ifstream in(ONETRIP_SOURCE_DIR "/tests/vectors/files/" + name, std::ios::binary);
    base::Bytes bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    EXPECT_FALSE(bytes.empty()) << name;
    return bytes;
}

inline base::Bytes bytes_of(std::string_view text) {
    const auto view = base::as_bytes(text);
    return {view.begin(), view.end()};
}

/// Two bytes, most significant first.
inline std::string big16(unsigned value) {
    return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}
inline std::string big32(unsigned value) {
    return big16(value >> 16) + big16(value & 0xFFFF);
}

/// A JPEG with an EXIF orientation, a frame of that size, a scan with a stuffed byte and a restart, and an end.
inline std::string jpeg(unsigned width, unsigned height, unsigned orientation = 0) {
    std::string exif;
    if (orientation != 0) {
        exif = std::string("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 24) + big16(orientation) +
               std::string(6, '\0');
        exif = "\xFF\xE1" + big16(static_cast<unsigned>(exif.size()) + 2) + exif;
    }
    const std::string frame =
        "\xFF\xC0" + big16(11) + "\x08" + big16(height) + big16(width) + std::string("\x01\x01\x11\0", 4);
    const std::string scan =
        "\xFF\xDA" + big16(8) + std::string("\x01\x01\0\0\x3F\0", 6) + std::string("\x12\xFF\0\x34\xFF\xD0\x56", 7);
    return "\xFF\xD8" + exif + frame + scan + "\xFF\xD9";
}

/// A PNG that says it has that size; its pixels are nobody's business here.
inline std::string png(unsigned width, unsigned height) {
    const std::string header =
        big32(13) + "IHDR" + big32(width) + big32(height) + std::string("\x08\x02\0\0\0", 5) + "CRC!";
    return "\x89PNG\r\n\x1A\n" + header + big32(0) + "IEND" + "CRC!";
}

}  // namespace onetrip::material
