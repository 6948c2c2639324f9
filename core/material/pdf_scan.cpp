#include "core/material/pdf_scan.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/material/byte_reader_internal.h"

namespace onetrip::material {
namespace {

constexpr std::size_t tail_bytes = 1024;
constexpr std::size_t name_bytes_max = 32;

// A script is always introduced by /JavaScript; the shorter /JS beside it would be met by chance in compressed data.
constexpr std::array<std::string_view, 8> active_names{"JavaScript", "Launch",     "EmbeddedFile", "EmbeddedFiles",
                                                       "RichMedia",  "SubmitForm", "ImportData",   "XFA"};

bool ends_name(std::uint32_t c) {
    constexpr std::string_view delimiters("\0\t\n\f\r ()<>[]{}/%", 16);
    return delimiters.find(static_cast<char>(c)) != std::string_view::npos;
}

int hex_digit(std::uint32_t c) {
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    return -1;
}

/// The name at `at` (after its slash) with `#XX` undone: /J#61vaScript is /JavaScript. Empty if it is longer than any
/// name that is looked for.
std::string name_at(const ByteReader& read, std::size_t at) {
    std::string name;
    while (at < read.size() && !ends_name(read.byte(at))) {
        if (name.size() > name_bytes_max) return {};
        const int high = read.byte(at) == '#' ? hex_digit(read.byte(at + 1)) : -1;
        const int low = high >= 0 ? hex_digit(read.byte(at + 2)) : -1;
        name += static_cast<char>(low >= 0 ? high * 16 + low : static_cast<int>(read.byte(at)));
        at += low >= 0 ? 3 : 1;
    }
    return name;
}

}  // namespace

PdfScan scan_pdf(base::BytesView file) {
    const ByteReader read(file);
    PdfScan out;
    const std::size_t tail = read.size() - std::min(read.size(), tail_bytes);
    out.is_whole = read.find("%%EOF", tail, read.size()) != read.size();
    for (std::size_t at = read.find("/", 0, read.size()); at < read.size(); at = read.find("/", at + 1, read.size())) {
        const std::string name = name_at(read, at + 1);
        if (name == "Encrypt") out.is_encrypted = true;
        for (const std::string_view active : active_names) {
            if (name == active) out.has_active_content = true;
        }
    }
    return out;
}

}  // namespace onetrip::material
