#include <utility>

#include "core/material/byte_reader_internal.h"
#include "core/material/jpeg_header_internal.h"
#include "core/material/tiff_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::uint32_t start_of_image = 0xD8;
constexpr std::uint32_t end_of_image = 0xD9;
constexpr std::uint32_t start_of_scan = 0xDA;
constexpr std::uint32_t app1 = 0xE1;
constexpr std::uint32_t orientation_tag = 0x0112;

/// SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
bool starts_frame(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint32_t marker) {
    return marker == start_of_image || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

std::uint32_t orientation_in(base::BytesView segment) {
    if (!ByteReader(segment).starts(0, std::string_view("Exif\0\0", 6))) return 0;
    const TiffReader exif(segment.subspan(6));
    return exif.is_tiff() ? exif.number(exif.first_directory(), orientation_tag).value_or(0) : 0;
}

/// Where the marker after entropy-coded data begins; the size if there is none.
std::size_t skip_scan(const ByteReader& read, std::size_t at) {
    while (true) {
        at = read.find("\xFF", at, read.size());
        if (!read.has(at, 2)) return read.size();
        const std::uint32_t next = read.byte(at + 1);
        const bool is_data = next == 0 || next == 0xFF || (next >= 0xD0 && next <= 0xD7);
        if (!is_data) return at;
        at += next == 0xFF ? 1 : 2;
    }
}

}  // namespace

ImageHeader read_jpeg_header(base::BytesView file) {
    const ByteReader read(file);
    ImageHeader out;
    std::uint32_t orientation = 0;
    std::size_t at = 0;
    while (read.has(at, 2) && read.byte(at) == 0xFF) {
        const std::uint32_t marker = read.byte(at + 1);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        at += 2;
        if (marker == end_of_image) {
            out.is_whole = out.scans > 0;
            out.end_bytes = at;
            break;
        }
        if (stands_alone(marker)) continue;
        const std::size_t length = read.big16(at);
        if (length < 2 || !read.has(at, length)) break;
        if (marker == app1 && orientation == 0) orientation = orientation_in(file.subspan(at + 2, length - 2));
        if (starts_frame(marker) && length >= 8 && !out.size) {
            const PixelSize size{read.big16(at + 5), read.big16(at + 3)};
            if (size.width != 0 && size.height != 0) out.size = size;
        }
        at += length;
        if (marker == start_of_scan) {
            ++out.scans;
            at = skip_scan(read, at);
        }
    }
    if (orientation >= 1 && orientation <= 8) out.orientation = orientation;
    const bool is_turned = out.orientation >= 5;
    if (out.size && is_turned) std::swap(out.size->width, out.size->height);
    return out;
}

}  // namespace onetrip::material
