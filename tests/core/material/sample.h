#pragma once

/// The small files of tests/vectors/files, and files made by hand.

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "tests/source_path.h"

namespace onetrip::material {

inline base::Bytes sample(const std::string& name) {
    std::ifstream in(source_path("tests/vectors/files/") + name, std::ios::binary);
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

/// A PNG's eXIf that turns it, with its checksum.
inline std::string exif_chunk(unsigned orientation) {
    const std::string named = "eXIf" + std::string("MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01", 18) +
                              big16(orientation) + std::string(6, '\0');
    const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(named.data()), static_cast<uInt>(named.size()));
    return big32(static_cast<unsigned>(named.size()) - 4) + named + big32(static_cast<unsigned>(sum));
}

/// A PNG that says it has that size; its pixels are nobody's business here.
inline std::string png(unsigned width, unsigned height) {
    const std::string header =
        big32(13) + "IHDR" + big32(width) + big32(height) + std::string("\x08\x02\0\0\0", 5) + "CRC!";
    return "\x89PNG\r\n\x1A\n" + header + big32(0) + "IEND" + "CRC!";
}

inline std::string little16(unsigned value) {
    return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8 & 0xFF)};
}
inline std::string little32(unsigned value) {
    return little16(value & 0xFFFF) + little16(value >> 16);
}

/// Packed as a PDF packs its streams.
inline std::string deflated(std::string_view text) {
    uLongf size = compressBound(static_cast<uLong>(text.size()));
    std::string out(size, '\0');
    const auto* bytes = reinterpret_cast<const Bytef*>(text.data());
    EXPECT_EQ(compress(reinterpret_cast<Bytef*>(out.data()), &size, bytes, static_cast<uLong>(text.size())), Z_OK);
    out.resize(size);
    return out;
}

/// What a ZIP says of one of its entries.
struct Entry {
    std::string name;
    unsigned packed_bytes = 0;
    unsigned unpacked_bytes = 0;
    unsigned flags = 0;
};

/// A ZIP of a table of contents alone, behind a first entry's signature; the entries' bytes are nobody's business here.
inline std::string archive(const std::vector<Entry>& entries) {
    std::string directory;
    for (const Entry& entry : entries) {
        directory += "PK\x01\x02" + little16(20) + little16(20) + little16(entry.flags) + little16(8) + little32(0) +
                     little32(0) + little32(entry.packed_bytes) + little32(entry.unpacked_bytes) +
                     little16(static_cast<unsigned>(entry.name.size())) + std::string(16, '\0') + entry.name;
    }
    const auto count = static_cast<unsigned>(entries.size());
    const std::string head = "PK\x03\x04" + std::string(100, '\0');
    return head + directory + "PK\x05\x06" + little32(0) + little16(count) + little16(count) +
           little32(static_cast<unsigned>(directory.size())) + little32(static_cast<unsigned>(head.size())) +
           little16(0);
}

/// The same with the list that makes it an office document.
inline std::string office(std::vector<Entry> entries) {
    entries.insert(entries.begin(), {"[Content_Types].xml", 1, 1});
    return archive(entries);
}

/// A ZIP of that one entry, whose bytes are in it, stored (0) or deflated (8).
inline std::string archive_with(std::string_view name, std::string_view packed, unsigned method,
                                std::size_t unpacked_bytes) {
    const auto packed_bytes = static_cast<unsigned>(packed.size());
    const std::string sizes = little32(packed_bytes) + little32(static_cast<unsigned>(unpacked_bytes)) +
                              little16(static_cast<unsigned>(name.size())) + little16(0);
    const std::string times(4, '\0');
    const std::string head = "PK\x03\x04" + little16(20) + little16(0) + little16(method) + times + little32(0) +
                             sizes + std::string(name) + std::string(packed);
    const std::string directory = "PK\x01\x02" + little16(20) + little16(20) + little16(0) + little16(method) + times +
                                  little32(0) + sizes + std::string(10, '\0') + little32(0) + std::string(name);
    return head + directory + "PK\x05\x06" + little32(0) + little16(1) + little16(1) +
           little32(static_cast<unsigned>(directory.size())) + little32(static_cast<unsigned>(head.size())) +
           little16(0);
}

/// A TIFF of pages of that size, each with one strip of ten bytes.
inline std::string tiff(unsigned width, unsigned height, unsigned pages = 1, unsigned orientation = 1) {
    const auto entry = [](unsigned tag, unsigned value) {
        return little16(tag) + little16(4) + little32(1) + little32(value);
    };
    std::string file = "II*" + std::string(1, '\0') + little32(18) + std::string(10, 'p');
    for (unsigned page = 1; page <= pages; ++page) {
        const auto next = static_cast<unsigned>(file.size()) + 2 + 5 * 12 + 4;
        file += little16(5) + entry(256, width) + entry(257, height) + entry(273, 8) + entry(274, orientation) +
                entry(279, 10) + little32(page == pages ? 0 : next);
    }
    return file;
}

}  // namespace onetrip::material
