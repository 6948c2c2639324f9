#include <utility>

#include "core/material/exif_internal.h"
#include "core/material/tiff_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::uint32_t width_tag = 256;
constexpr std::uint32_t height_tag = 257;
constexpr std::uint32_t strip_places_tag = 273;
constexpr std::uint32_t strip_lengths_tag = 279;
constexpr std::uint32_t tile_places_tag = 324;
constexpr std::uint32_t tile_lengths_tag = 325;
constexpr std::uint32_t short_type = 3;
constexpr std::uint32_t long_type = 4;

std::size_t size_of(std::uint32_t type) {
    return type == short_type ? 2 : 4;
}

}  // namespace

bool TiffReader::is_tiff() const {
    return (is_little_ || read_.starts(0, "MM")) && read_.has(0, 8) && number16(2) == 42;
}

std::size_t TiffReader::next_directory(std::size_t directory) const {
    return place_at(directory + 2 + std::size_t{number16(directory)} * 12);
}

std::optional<TiffReader::Entry> TiffReader::entry(std::size_t directory, std::uint32_t tag) const {
    const std::size_t entries = number16(directory);
    for (std::size_t i = 0; i < entries && i < entries_max; ++i) {
        const std::size_t at = directory + 2 + i * 12;
        if (!read_.has(at, 12)) return std::nullopt;
        if (number16(at) != tag) continue;
        Entry found{number16(at + 2), number32(at + 4), at + 8};
        if (found.type != short_type && found.type != long_type) return std::nullopt;
        if (found.count > 4 / size_of(found.type)) found.values = place_at(at + 8);
        if (found.count == 0 || found.count > read_.size()) return std::nullopt;
        return found;
    }
    return std::nullopt;
}

std::uint32_t TiffReader::value(const Entry& entry, std::size_t index) const {
    const std::size_t at = entry.values + index * size_of(entry.type);
    return entry.type == short_type ? number16(at) : number32(at);
}

std::optional<std::uint32_t> TiffReader::number(std::size_t directory, std::uint32_t tag) const {
    const auto found = entry(directory, tag);
    if (!found) return std::nullopt;
    return value(*found, 0);
}

bool TiffReader::holds_parts(std::size_t directory, std::uint32_t places_tag, std::uint32_t lengths_tag) const {
    const auto places = entry(directory, places_tag);
    const auto lengths = entry(directory, lengths_tag);
    if (!places || !lengths || places->count != lengths->count) return false;
    if (!read_.has(places->values, places->count * size_of(places->type))) return false;
    for (std::size_t i = 0; i < places->count; ++i) {
        if (!read_.has(value(*places, i), value(*lengths, i))) return false;
    }
    return true;
}

std::size_t TiffReader::count_pages() const {
    std::size_t pages = 0;
    std::size_t directory = first_directory();
    while (directory != 0 && pages < pages_max) {
        if (!read_.has(directory, 2 + std::size_t{number16(directory)} * 12 + 4)) return 0;
        ++pages;
        directory = next_directory(directory);
    }
    return pages;
}

ImageHeader read_tiff_header(base::BytesView file) {
    const TiffReader read(file);
    ImageHeader out;
    const std::size_t page = read.first_directory();
    const std::uint32_t width = read.number(page, width_tag).value_or(0);
    const std::uint32_t height = read.number(page, height_tag).value_or(0);
    constexpr std::uint32_t side_max = 0x7FFFFFFF;
    if (width != 0 && height != 0 && width <= side_max && height <= side_max) out.size = PixelSize{width, height};
    const std::uint32_t orientation = read.number(page, orientation_tag).value_or(1);
    if (out.size && orientation >= 5 && orientation <= 8) std::swap(out.size->width, out.size->height);
    out.is_whole = read.count_pages() > 0 && (read.holds_parts(page, strip_places_tag, strip_lengths_tag) ||
                                              read.holds_parts(page, tile_places_tag, tile_lengths_tag));
    return out;
}

}  // namespace onetrip::material
