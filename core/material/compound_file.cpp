#include "core/material/compound_file.h"

#include <string>

#include "core/material/byte_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::string_view signature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::size_t header_bytes = 512;
constexpr std::size_t table_entries = 109;  // places of allocation sectors in the header itself

/// A directory entry's name is UTF-16.
bool has_entry(const ByteReader& read, std::string_view name) {
    std::string wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    return read.find(wide, header_bytes, read.size()) != read.size();
}

bool holds_sectors(const ByteReader& read) {
    const std::uint32_t shift = read.little16(30);
    if (!read.has(0, header_bytes) || (shift != 9 && shift != 12)) return false;
    const auto holds = [&](std::uint64_t place) { return ((place + 2) << shift) <= read.size(); };
    const std::size_t tables = read.little32(44);
    for (std::size_t i = 0; i < tables && i < table_entries; ++i) {
        if (!holds(read.little32(76 + i * 4))) return false;
    }
    return tables > 0 && holds(read.little32(48));
}

}  // namespace

bool is_compound_file(base::BytesView file) {
    return ByteReader(file).starts(0, signature);
}

CompoundFile read_compound_file(base::BytesView file) {
    const ByteReader read(file);
    CompoundFile out;
    out.is_whole = holds_sectors(read);
    // [MS-DOC] 2.5.2: the text's header begins with EC A5 and usually stands in the first sector.
    const bool is_encrypted_text = read.starts(header_bytes, "\xEC\xA5") && (read.byte(header_bytes + 11) & 1u) != 0;
    out.is_encrypted = is_encrypted_text || has_entry(read, "EncryptedPackage");
    out.has_macros = has_entry(read, "_VBA_PROJECT");
    return out;
}

}  // namespace onetrip::material
