#include <utility>

#include "core/material/byte_reader_internal.h"
#include "core/material/exif_internal.h"
#include "core/material/jpeg_header_internal.h"

namespace onetrip::material {
namespace {

bool stands_alone(std::uint32_t marker) {
    return marker == jpeg_marker::soi || marker == jpeg_marker::eoi || marker == 0x01 ||
           (marker >= 0xD0 && marker <= 0xD7);
}

std::uint32_t orientation_told_by(base::BytesView segment) {
    return ByteReader(segment).starts(0, exif_head) ? orientation_in(segment.subspan(exif_head.size())) : 0;
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

std::optional<JpegSegment> JpegWalk::next() {
    JpegSegment segment;
    segment.from = at_;
    while (read_.byte(at_) == 0xFF && read_.byte(at_ + 1) == 0xFF)
        ++at_;
    if (!read_.has(at_, 2) || read_.byte(at_) != 0xFF) return std::nullopt;
    segment.marker = read_.byte(at_ + 1);
    at_ += 2;
    if (!stands_alone(segment.marker)) {
        constexpr std::size_t length_bytes = 2;
        const std::size_t length = read_.big16(at_);
        if (length < length_bytes || !read_.has(at_, length)) return std::nullopt;
        segment.content = file_.subspan(at_ + length_bytes, length - length_bytes);
        at_ += length;
        if (segment.marker == jpeg_marker::sos) at_ = skip_scan(read_, at_);
    }
    segment.to = at_;
    return segment;
}

ImageHeader read_jpeg_header(base::BytesView file) {
    ImageHeader out;
    std::uint32_t orientation = 0;
    JpegWalk walk(file);
    while (const auto segment = walk.next()) {
        const std::uint32_t marker = segment->marker;
        if (marker == jpeg_marker::eoi) {
            out.is_whole = out.scans > 0;
            out.end_bytes = segment->to;
            break;
        }
        if (marker == jpeg_marker::sos) ++out.scans;
        if (marker == jpeg_marker::app1 && orientation == 0) orientation = orientation_told_by(segment->content);
        constexpr std::size_t frame_bytes_min = 6;
        if (jpeg_marker::starts_frame(marker) && segment->content.size() >= frame_bytes_min && !out.size) {
            const ByteReader frame(segment->content);
            const PixelSize size{frame.big16(3), frame.big16(1)};
            if (size.width != 0 && size.height != 0) out.size = size;
        }
    }
    if (orientation != 0) out.orientation = orientation;
    if (out.size && lies_on_its_side(orientation)) std::swap(out.size->width, out.size->height);
    return out;
}

}  // namespace onetrip::material
