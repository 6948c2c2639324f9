#include <utility>
#include <vector>

#include "core/material/byte_reader_internal.h"
#include "core/material/heic_header_internal.h"

namespace onetrip::material {
namespace {

constexpr std::size_t properties_max = 1024;
constexpr std::uint32_t items_max = 4096;

/// The data of a box. A full box begins with a version and flags, four bytes in all.
struct Box {
    std::size_t data = 0;
    std::size_t end = 0;
};

/// nullopt at the end, or where a length leads out.
std::optional<Box> read_box(const ByteReader& read, std::size_t at, std::size_t end) {
    if (at + 8 > end) return std::nullopt;
    std::uint64_t length = read.big32(at);
    std::size_t header = 8;
    if (length == 1) {
        header = 16;
        if (at + 16 > end || read.big32(at + 8) != 0) return std::nullopt;
        length = read.big32(at + 12);
    } else if (length == 0) {
        length = end - at;
    }
    if (length < header || length > end - at) return std::nullopt;
    return Box{at + header, at + static_cast<std::size_t>(length)};
}

std::optional<Box> find_box(const ByteReader& read, std::string_view type, std::size_t at, std::size_t end) {
    while (const auto box = read_box(read, at, end)) {
        if (read.starts(at + 4, type)) return box;
        at = box->end;
    }
    return std::nullopt;
}

std::uint32_t main_item(const ByteReader& read, Box meta) {
    const auto pitm = find_box(read, "pitm", meta.data + 4, meta.end);
    if (!pitm) return 0;
    return read.byte(pitm->data) == 0 ? read.big16(pitm->data + 4) : read.big32(pitm->data + 4);
}

/// Which properties, counted from 1, an item has.
std::vector<std::uint32_t> properties_of(const ByteReader& read, Box ipma, std::uint32_t item) {
    const bool has_long_ids = read.byte(ipma.data) != 0;
    const bool has_long_indices = (read.byte(ipma.data + 3) & 1u) != 0;
    const std::uint32_t items = read.big32(ipma.data + 4);
    std::size_t at = ipma.data + 8;
    for (std::uint32_t i = 0; i < items && i < items_max && at < ipma.end; ++i) {
        const std::uint32_t id = has_long_ids ? read.big32(at) : read.big16(at);
        at += has_long_ids ? 4 : 2;
        const std::uint32_t count = read.byte(at++);
        std::vector<std::uint32_t> indices;
        for (std::uint32_t j = 0; j < count; ++j) {
            // The upper bit says that a reader must understand the property.
            indices.push_back(has_long_indices ? read.big16(at) & 0x7FFF : read.byte(at) & 0x7F);
            at += has_long_indices ? 2 : 1;
        }
        if (id == item) return indices;
    }
    return {};
}

/// What is left of a picture whose coded size was rounded up: two fractions, of which only whole ones are taken.
std::optional<PixelSize> clean_aperture(const ByteReader& read, Box box) {
    const bool is_whole = box.end - box.data >= 16 && read.big32(box.data + 4) == 1 && read.big32(box.data + 12) == 1;
    if (!is_whole) return std::nullopt;
    return PixelSize{read.big32(box.data), read.big32(box.data + 8)};
}

std::optional<PixelSize> main_size(const ByteReader& read) {
    const auto meta = find_box(read, "meta", 0, read.size());
    if (!meta) return std::nullopt;
    const auto iprp = find_box(read, "iprp", meta->data + 4, meta->end);
    if (!iprp) return std::nullopt;
    const auto ipco = find_box(read, "ipco", iprp->data, iprp->end);
    const auto ipma = find_box(read, "ipma", iprp->data, iprp->end);
    if (!ipco || !ipma) return std::nullopt;
    const std::vector<std::uint32_t> wanted = properties_of(read, *ipma, main_item(read, *meta));
    std::optional<PixelSize> size;
    std::optional<PixelSize> cropped;
    bool is_turned = false;
    std::size_t at = ipco->data;
    for (std::uint32_t index = 1; index <= properties_max; ++index) {
        const auto box = read_box(read, at, ipco->end);
        if (!box) break;
        bool is_wanted = false;
        for (const std::uint32_t one : wanted)
            is_wanted = is_wanted || one == index;
        if (is_wanted && read.starts(at + 4, "ispe") && box->end - box->data >= 12) {
            size = PixelSize{read.big32(box->data + 4), read.big32(box->data + 8)};
        }
        if (is_wanted && read.starts(at + 4, "clap")) cropped = clean_aperture(read, *box);
        if (is_wanted && read.starts(at + 4, "irot")) is_turned = (read.byte(box->data) & 1u) != 0;
        at = box->end;
    }
    if (size && cropped && cropped->width <= size->width && cropped->height <= size->height) size = cropped;
    if (size && is_turned) std::swap(size->width, size->height);
    return size;
}

}  // namespace

ImageHeader read_heic_header(base::BytesView file) {
    const ByteReader read(file);
    ImageHeader out;
    bool has_data = false;
    std::size_t at = 0;
    while (const auto box = read_box(read, at, read.size())) {
        has_data = has_data || read.starts(at + 4, "mdat");
        at = box->end;
    }
    out.is_whole = has_data && at == read.size();
    const auto size = main_size(read);
    constexpr std::uint32_t side_max = 0x7FFFFFFF;
    const bool is_sound =
        size && size->width != 0 && size->height != 0 && size->width <= side_max && size->height <= side_max;
    if (is_sound) out.size = size;
    return out;
}

}  // namespace onetrip::material
