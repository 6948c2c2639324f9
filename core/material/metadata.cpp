#include "core/material/metadata.h"

#include <algorithm>
#include <array>

#include "core/material/byte_reader_internal.h"
#include "core/material/exif_internal.h"
#include "core/material/file_facts.h"
#include "core/material/image_header.h"
#include "core/material/jpeg_header_internal.h"
#include "core/material/tiff_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::string_view names[metadata_count] = {"location", "exif", "xmp", "comment", "other", "trailer"};
constexpr std::string_view xmp_head("http://ns.adobe.com/x");
constexpr std::uint32_t gps_tag = 0x8825;

/// Collects parts; those that touch become one.
class Keeper {
public:
    void keep(std::size_t from, std::size_t to) {
        auto& parts = stripped_.parts;
        const bool is_next = !parts.empty() && parts.back().added.empty() && parts.back().to == from;
        if (is_next) {
            parts.back().to = to;
        } else {
            push({from, to, {}});
        }
    }
    void add(base::Bytes bytes) { push({0, 0, std::move(bytes)}); }
    void drop(Metadata what) { dropped_[static_cast<std::size_t>(what)] = true; }

    /// nullopt if there were too many parts.
    std::optional<Stripped> take() {
        if (is_beyond_) return std::nullopt;
        for (std::size_t what = 0; what < metadata_count; ++what) {
            if (dropped_[what]) stripped_.removed.push_back(static_cast<Metadata>(what));
        }
        return std::move(stripped_);
    }

private:
    void push(Part part) {
        is_beyond_ = is_beyond_ || stripped_.parts.size() == parts_max;
        if (!is_beyond_) stripped_.parts.push_back(std::move(part));
    }

    Stripped stripped_;
    bool is_beyond_ = false;
    std::array<bool, metadata_count> dropped_{};
};

/// A TIFF of one directory with the orientation in it.
base::Bytes orientation_alone(std::uint32_t orientation) {
    return {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, static_cast<std::uint8_t>(orientation),
            0,   0,   0, 0,  0, 0};
}

base::Bytes exif_segment(std::uint32_t orientation) {
    const base::Bytes tiff = orientation_alone(orientation);
    base::Bytes segment{0xFF, 0xE1, 0, static_cast<std::uint8_t>(2 + exif_head.size() + tiff.size())};
    segment.insert(segment.end(), exif_head.begin(), exif_head.end());
    segment.insert(segment.end(), tiff.begin(), tiff.end());
    return segment;
}

/// PNG third edition, annex D: what stands behind a chunk's name and data.
std::uint32_t checksum(base::BytesView named) {
    std::uint32_t sum = 0xFFFFFFFF;
    for (const std::uint8_t byte : named) {
        sum ^= byte;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~sum;
}

base::Bytes exif_chunk(std::uint32_t orientation) {
    const base::Bytes tiff = orientation_alone(orientation);
    base::Bytes chunk{0, 0, 0, static_cast<std::uint8_t>(tiff.size()), 'e', 'X', 'I', 'f'};
    chunk.insert(chunk.end(), tiff.begin(), tiff.end());
    const std::uint32_t sum = checksum(base::BytesView(chunk).subspan(4));
    for (const int shift : {24, 16, 8, 0})
        chunk.push_back(static_cast<std::uint8_t>(sum >> shift));
    return chunk;
}

/// What an EXIF tells: its place, else its own notes; nothing if the orientation is all it has.
std::optional<Metadata> told_by(base::BytesView tiff) {
    const TiffReader exif(tiff);
    if (exif.is_tiff() && exif.number(exif.first_directory(), gps_tag)) return Metadata::Location;
    const auto orientation = exif.is_tiff() ? exif.number(exif.first_directory(), orientation_tag) : std::nullopt;
    const base::Bytes alone = orientation_alone(orientation.value_or(0));
    if (std::equal(tiff.begin(), tiff.end(), alone.begin(), alone.end())) return std::nullopt;
    return Metadata::Exif;
}

/// How many bytes of content a segment of that name needs; what is longer carries something else: JFIF a small copy of
/// the picture. nullopt if it is none of those.
std::optional<std::size_t> content_needed(const JpegSegment& segment) {
    const ByteReader content(segment.content);
    constexpr std::size_t jfif_bytes = 14;   // name, version, unit, density, 0x0 of the small copy
    constexpr std::size_t adobe_bytes = 12;  // name, version, flags, transform
    std::optional<std::size_t> needed;
    if (segment.marker == jpeg_marker::app0 && content.starts(0, std::string_view("JFIF\0", 5))) needed = jfif_bytes;
    if (segment.marker == jpeg_marker::app14 && content.starts(0, "Adobe")) needed = adobe_bytes;
    return needed && segment.content.size() >= *needed ? needed : std::nullopt;
}

/// The same segment with the first bytes of its content alone.
base::Bytes shortened(const JpegSegment& segment, std::size_t content_bytes) {
    constexpr std::size_t copy_sides_at = 12;  // JFIF's: width and height of the small copy
    base::Bytes out{0xFF, static_cast<std::uint8_t>(segment.marker), 0, static_cast<std::uint8_t>(2 + content_bytes)};
    out.insert(out.end(), segment.content.begin(),
               segment.content.begin() + static_cast<std::ptrdiff_t>(content_bytes));
    if (segment.marker == jpeg_marker::app0) std::fill(out.begin() + 4 + copy_sides_at, out.end(), std::uint8_t{0});
    return out;
}

/// Whether a JPEG's segment is needed to show the picture; if not, what it is.
std::optional<Metadata> metadata_in(const JpegSegment& segment) {
    using namespace jpeg_marker;
    const ByteReader content(segment.content);
    switch (segment.marker) {
        case dqt:
        case dht:
        case dac:
        case dri:
        case sos:
        case eoi: return std::nullopt;
        case soi:
            if (segment.from == 0) return std::nullopt;
            break;
        case app1:
            if (content.starts(0, xmp_head)) return Metadata::Xmp;
            break;
        case app2:
            if (content.starts(0, std::string_view("ICC_PROFILE\0", 12))) return std::nullopt;
            break;
        case com: return Metadata::Comment;
        default:
            if (starts_frame(segment.marker)) return std::nullopt;
            break;
    }
    return Metadata::Other;
}

std::optional<Stripped> strip_jpeg(base::BytesView file) {
    const ImageHeader header = read_image_header(Kind::Jpeg, file);
    if (!header.is_whole) return std::nullopt;
    Keeper keeper;
    bool has_orientation = header.orientation == 1;
    JpegWalk walk(file.first(header.end_bytes));
    while (const auto segment = walk.next()) {
        const bool is_exif = segment->marker == jpeg_marker::app1 && ByteReader(segment->content).starts(0, exif_head);
        if (is_exif) {
            if (const auto told = told_by(segment->content.subspan(exif_head.size()))) keeper.drop(*told);
            if (!has_orientation) keeper.add(exif_segment(header.orientation));
            has_orientation = true;
        } else if (const auto needed = content_needed(*segment)) {
            if (*needed == segment->content.size()) {
                keeper.keep(segment->from, segment->to);
            } else {
                keeper.drop(Metadata::Other);
                keeper.add(shortened(*segment, *needed));
            }
        } else if (const auto what = metadata_in(*segment)) {
            keeper.drop(*what);
        } else {
            keeper.keep(segment->from, segment->to);
        }
    }
    if (header.end_bytes < file.size()) keeper.drop(Metadata::Trailer);
    return keeper.take();
}

std::optional<Metadata> metadata_in(std::string_view chunk, base::BytesView content) {
    constexpr std::string_view needed[] = {"tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs"};
    const bool is_critical = !chunk.empty() && chunk[0] >= 'A' && chunk[0] <= 'Z';
    if (is_critical || std::find(std::begin(needed), std::end(needed), chunk) != std::end(needed)) return std::nullopt;
    const bool is_xmp = chunk == "iTXt" && ByteReader(content).starts(0, "XML:com.adobe.xmp");
    if (is_xmp) return Metadata::Xmp;
    return chunk == "tEXt" || chunk == "zTXt" || chunk == "iTXt" ? Metadata::Comment : Metadata::Other;
}

std::optional<Stripped> strip_png(base::BytesView file) {
    const ImageHeader header = read_image_header(Kind::Png, file);
    if (!header.is_whole) return std::nullopt;
    const ByteReader read(file);
    constexpr std::size_t signature_bytes = 8;
    constexpr std::size_t frame_bytes = 12;  // length, name, checksum
    Keeper keeper;
    keeper.keep(0, signature_bytes);
    bool has_orientation = header.orientation == 1;
    // The header has walked this way: each chunk ends within the file, and IEND is the last.
    for (std::size_t at = signature_bytes; at < header.end_bytes;) {
        const std::size_t length = read.big32(at);
        const std::size_t end = at + frame_bytes + length;
        const base::BytesView content = file.subspan(at + 8, length);
        if (read.starts(at + 4, "eXIf")) {
            if (const auto told = told_by(content)) keeper.drop(*told);
            if (!has_orientation) keeper.add(exif_chunk(header.orientation));
            has_orientation = true;
        } else if (const auto what = metadata_in(read.text(at + 4, 4), content)) {
            keeper.drop(*what);
        } else {
            keeper.keep(at, end);
        }
        at = end;
    }
    if (header.end_bytes < file.size()) keeper.drop(Metadata::Trailer);
    return keeper.take();
}

}  // namespace

std::string_view name_of(Metadata what) {
    return names[static_cast<std::size_t>(what)];
}

std::optional<Stripped> strip_metadata(Kind kind, base::BytesView file) {
    constexpr InspectLimits limits;
    if (static_cast<std::int64_t>(file.size()) > limits.size_bytes_max) return std::nullopt;
    if (kind == Kind::Jpeg) return strip_jpeg(file);
    if (kind == Kind::Png) return strip_png(file);
    return std::nullopt;
}

base::Bytes put_together(base::BytesView file, const std::vector<Part>& parts) {
    base::Bytes out;
    for (const Part& part : parts) {
        const base::BytesView kept = file.subspan(part.from, part.to - part.from);
        out.insert(out.end(), kept.begin(), kept.end());
        out.insert(out.end(), part.added.begin(), part.added.end());
    }
    return out;
}

}  // namespace onetrip::material
