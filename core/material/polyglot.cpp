#include "core/material/polyglot.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/material/byte_reader_internal.h"
#include "core/material/zip_directory.h"

namespace onetrip::material {
namespace {

/// How programs, scripts, pages and archives begin. Markup in lower case.
constexpr std::string_view beginnings[] = {"MZ",    "\177ELF", "#!",      "Rar!\x1A\x07", "7z\xBC\xAF", "PK\x03\x04",
                                           "%PDF-", "<?php",   "<script", "<html",        "<!doctype",  "<svg"};
constexpr std::size_t beginning_bytes_max = 16;

/// `own` is how the file itself may begin.
bool begins_another_file(const ByteReader& read, std::size_t at, std::string_view own = {}) {
    std::string begin(read.text(at, std::min(beginning_bytes_max, read.size() - at)));
    const std::string_view trimmed = base::trim(begin);
    return std::any_of(std::begin(beginnings), std::end(beginnings), [&](std::string_view beginning) {
        if (beginning == own || trimmed.size() < beginning.size()) return false;
        return std::equal(beginning.begin(), beginning.end(), trimmed.begin(), [&](char wanted, char found) {
            const bool is_markup = beginning.front() == '<';
            return wanted == (is_markup && base::is_ascii_upper(found) ? static_cast<char>(found + 32) : found);
        });
    });
}

}  // namespace

bool is_polyglot(Kind kind, base::BytesView file, std::size_t end_bytes) {
    const ByteReader read(file);
    const std::size_t pdf = read.find("%PDF-", 0, pdf_preamble_bytes_max + 5);
    // An archive of papers may hold a PDF as it is; a document that is an archive holds none so near its beginning.
    if (kind == Kind::Zip || kind == Kind::Unknown) return false;
    if (is_zip(kind)) {
        const ZipDirectory archive = read_zip_directory(file);
        const int documents = int{archive.has_ofd_root} + int{archive.has_word_document} + int{archive.has_workbook} +
                              int{archive.has_presentation};
        return pdf != read.size() || documents > 1;
    }
    const bool has_archive = ends_as_archive(file);
    if (kind == Kind::Pdf) return has_archive || (pdf != 0 && begins_another_file(read, 0, "%PDF-"));
    const bool has_tail = end_bytes != 0 && end_bytes < read.size();
    return has_archive || pdf != read.size() || (has_tail && begins_another_file(read, end_bytes));
}

}  // namespace onetrip::material
