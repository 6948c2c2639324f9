#include "core/material/zip_directory.h"

#include <algorithm>
#include <string>

#include "core/material/byte_reader_internal.h"
#include "core/material/inflate.h"

namespace onetrip::material {
namespace {

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t comment_bytes_max = 0xFFFF;
constexpr std::size_t entry_bytes = 46;

/// The end record stands last, before a comment of its own length.
std::size_t find_end_record(const ByteReader& read) {
    if (read.size() < end_record_bytes) return read.size();
    const std::size_t last = read.size() - end_record_bytes;
    const std::size_t first = last - std::min(last, comment_bytes_max);
    for (std::size_t at = last + 1; at-- > first;) {
        if (read.starts(at, "PK\x05\x06") && at + end_record_bytes + read.little16(at + 20) == read.size()) return at;
    }
    return read.size();
}

constexpr std::string_view content_types_name("[Content_Types].xml");

/// `head`, with a number or without, and an ending.
bool is_part(std::string_view name, std::string_view head) {
    if (!name.starts_with(head)) return false;
    name.remove_prefix(head.size());
    while (!name.empty() && name.front() >= '0' && name.front() <= '9')
        name.remove_prefix(1);
    return name == ".xml" || name == ".bin";
}

void look_at_name(std::string_view name, ZipDirectory& out) {
    const auto has = [&](std::string_view part) { return name.find(part) != std::string_view::npos; };
    out.has_ofd_root = out.has_ofd_root || name == "OFD.xml";
    out.has_content_types = out.has_content_types || name == content_types_name;
    out.has_word_document = out.has_word_document || is_part(name, "word/document");
    out.has_workbook = out.has_workbook || is_part(name, "xl/workbook");
    out.has_presentation = out.has_presentation || is_part(name, "ppt/presentation");
    out.has_macros = out.has_macros || has("vbaProject.bin") || has("/macrosheets/") || has("/activeX/");
    out.has_embedded_files = out.has_embedded_files || has("/embeddings/") || has("/Attachs/");
}

/// What stands behind the local header (4.3.7) of an entry that is stored or deflated, as far as the limit; empty where
/// that cannot be read: no reader opens such a document.
std::string unpacked(const ByteReader& read, base::BytesView file, std::size_t entry) {
    constexpr std::size_t local_header_bytes = 30;
    constexpr std::uint16_t stored = 0;
    constexpr std::uint16_t deflated = 8;
    const std::size_t header = read.little32(entry + 42);
    const std::size_t packed_bytes = read.little32(entry + 20);
    if (!read.has(header, local_header_bytes) || !read.starts(header, "PK\x03\x04")) return {};
    const std::size_t from = header + local_header_bytes + read.little16(header + 26) + read.little16(header + 28);
    if (!read.has(from, packed_bytes)) return {};
    const std::uint16_t method = static_cast<std::uint16_t>(read.little16(entry + 10));
    const base::BytesView packed = file.subspan(from, packed_bytes);
    if (method == deflated) return inflate(packed, zip_content_types_bytes_max, Wrapper::None).bytes;
    if (method != stored) return {};
    return std::string(base::as_text(packed.first(std::min(packed.size(), zip_content_types_bytes_max))));
}

bool names_macros(std::string_view content_types) {
    return content_types.find("macroEnabled") != std::string_view::npos ||
           content_types.find("vbaProject") != std::string_view::npos;
}

bool is_bomb(std::uint64_t packed_bytes, std::uint64_t unpacked_bytes, std::uint64_t file_bytes) {
    const bool is_large = unpacked_bytes > zip_unpacked_bytes_max;
    const bool is_dense = unpacked_bytes > zip_ratio_counts_from_bytes && unpacked_bytes > packed_bytes * zip_ratio_max;
    return is_large || is_dense || packed_bytes > file_bytes;
}

}  // namespace

ZipDirectory read_zip_directory(base::BytesView file) {
    const ByteReader read(file);
    ZipDirectory out;
    const std::size_t end = find_end_record(read);
    if (end == read.size()) return out;
    const std::size_t entries = read.little16(end + 10);
    if (entries > zip_entries_max) return out;
    std::size_t at = read.little32(end + 16);
    std::uint64_t packed_bytes = 0;
    std::uint64_t unpacked_bytes = 0;
    for (std::size_t i = 0; i < entries; ++i) {
        if (!read.has(at, entry_bytes) || !read.starts(at, "PK\x01\x02")) return out;
        const std::size_t name_bytes = read.little16(at + 28);
        const std::string_view name = read.text(at + entry_bytes, name_bytes);
        look_at_name(name, out);
        if (name == content_types_name && !out.has_macros) out.has_macros = names_macros(unpacked(read, file, at));
        out.is_encrypted = out.is_encrypted || (read.little16(at + 8) & 1u) != 0;
        packed_bytes += read.little32(at + 20);
        unpacked_bytes += read.little32(at + 24);
        at += entry_bytes + name_bytes + read.little16(at + 30) + read.little16(at + 32);
    }
    out.is_bomb = is_bomb(packed_bytes, unpacked_bytes, read.size());
    out.is_whole = at <= end;
    return out;
}

bool ends_as_archive(base::BytesView file) {
    const ByteReader read(file);
    const std::size_t end = find_end_record(read);
    const std::size_t directory_bytes = read.little32(end + 12);
    if (end == read.size() || read.little16(end + 10) == 0 || directory_bytes > end) return false;
    return read.starts(read.little32(end + 16), "PK\x01\x02") || read.starts(end - directory_bytes, "PK\x01\x02");
}

}  // namespace onetrip::material
