#include "core/material/kind.h"

#include <array>
#include <string>

#include "core/material/byte_reader_internal.h"
#include "core/material/compound_file.h"
#include "core/material/tiff_reader_internal.h"
#include "core/material/zip_directory.h"

namespace onetrip::material {
namespace {

constexpr std::array<std::string_view, kind_count> kind_names{"unknown", "jpeg", "png",  "webp", "heic", "avif",
                                                              "gif",     "bmp",  "tiff", "pdf",  "ofd",  "docx",
                                                              "xlsx",    "pptx", "doc",  "zip"};

struct Name {
    std::string_view name;
    Kind kind;
};
constexpr std::array<Name, 30> endings{
    {{"jpg", Kind::Jpeg},  {"jpeg", Kind::Jpeg}, {"jpe", Kind::Jpeg},  {"jfif", Kind::Jpeg}, {"png", Kind::Png},
     {"webp", Kind::Webp}, {"heic", Kind::Heic}, {"heif", Kind::Heic}, {"avif", Kind::Avif}, {"gif", Kind::Gif},
     {"bmp", Kind::Bmp},   {"tif", Kind::Tiff},  {"tiff", Kind::Tiff}, {"pdf", Kind::Pdf},   {"ofd", Kind::Ofd},
     {"docx", Kind::Docx}, {"docm", Kind::Docx}, {"xlsx", Kind::Xlsx}, {"xlsm", Kind::Xlsx}, {"xlsb", Kind::Xlsx},
     {"pptx", Kind::Pptx}, {"pptm", Kind::Pptx}, {"ppsx", Kind::Pptx}, {"dps", Kind::Doc},   {"doc", Kind::Doc},
     {"xls", Kind::Doc},   {"ppt", Kind::Doc},   {"wps", Kind::Doc},   {"et", Kind::Doc},    {"zip", Kind::Zip}}};
constexpr std::array<Name, 25> media_types{
    {{"image/jpeg", Kind::Jpeg},
     {"image/jpg", Kind::Jpeg},
     {"image/pjpeg", Kind::Jpeg},
     {"image/png", Kind::Png},
     {"image/webp", Kind::Webp},
     {"image/heic", Kind::Heic},
     {"image/heif", Kind::Heic},
     {"image/avif", Kind::Avif},
     {"image/gif", Kind::Gif},
     {"image/bmp", Kind::Bmp},
     {"image/x-ms-bmp", Kind::Bmp},
     {"image/tiff", Kind::Tiff},
     {"application/pdf", Kind::Pdf},
     {"application/ofd", Kind::Ofd},
     {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", Kind::Docx},
     {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Kind::Xlsx},
     {"application/vnd.openxmlformats-officedocument.presentationml.presentation", Kind::Pptx},
     {"application/vnd.ms-word.document.macroenabled.12", Kind::Docx},
     {"application/vnd.ms-excel.sheet.macroenabled.12", Kind::Xlsx},
     {"application/vnd.ms-powerpoint.presentation.macroenabled.12", Kind::Pptx},
     {"application/vnd.ms-powerpoint", Kind::Doc},
     {"application/msword", Kind::Doc},
     {"application/vnd.ms-excel", Kind::Doc},
     {"application/zip", Kind::Zip},
     {"application/x-zip-compressed", Kind::Zip}}};

template <std::size_t count>
std::optional<Kind> look_up(const std::array<Name, count>& names, std::string_view text) {
    std::string lower;
    for (const char c : text)
        lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const Name& row : names) {
        if (row.name == lower) return row.kind;
    }
    return std::nullopt;
}

/// ISO/IEC 23008-12: the brands under which HEIC pictures and sequences are written.
bool has_heic_brand(const ByteReader& read) {
    constexpr std::array<std::string_view, 8> brands{"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"};
    for (const std::string_view brand : brands) {
        if (read.starts(8, brand)) return true;
    }
    return false;
}

bool has_bmp_header(const ByteReader& read) {
    if (!read.starts(0, "BM") || read.little32(6) != 0) return false;
    const std::uint32_t header_bytes = read.little32(14);
    return header_bytes == 12 || (header_bytes >= 40 && header_bytes <= 124);
}

Kind kind_of_zip(base::BytesView file) {
    const ZipDirectory directory = read_zip_directory(file);
    if (directory.has_ofd_root) return Kind::Ofd;
    if (!directory.has_content_types) return Kind::Zip;
    if (directory.has_word_document) return Kind::Docx;
    if (directory.has_workbook) return Kind::Xlsx;
    return directory.has_presentation ? Kind::Pptx : Kind::Zip;
}

}  // namespace

std::string_view name_of(Kind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_of(std::string_view name) {
    for (std::size_t i = 0; i < kind_names.size(); ++i) {
        if (kind_names[i] == name) return static_cast<Kind>(i);
    }
    return std::nullopt;
}

bool is_image(Kind kind) {
    return kind >= Kind::Jpeg && kind <= Kind::Tiff;
}

bool is_zip(Kind kind) {
    return kind == Kind::Ofd || kind == Kind::Docx || kind == Kind::Xlsx || kind == Kind::Pptx || kind == Kind::Zip;
}

Kind detect_kind(base::BytesView file) {
    const ByteReader read(file);
    if (read.starts(0, "\xFF\xD8\xFF")) return Kind::Jpeg;
    if (read.starts(0, "\x89PNG\r\n\x1A\n")) return Kind::Png;
    if (read.starts(0, "GIF87a") || read.starts(0, "GIF89a")) return Kind::Gif;
    if (read.starts(0, "RIFF") && read.starts(8, "WEBP")) return Kind::Webp;
    if (read.starts(4, "ftyp") && has_heic_brand(read)) return Kind::Heic;
    if (read.starts(4, "ftypavif") || read.starts(4, "ftypavis")) return Kind::Avif;
    if (has_bmp_header(read)) return Kind::Bmp;
    if (TiffReader(file).is_tiff()) return Kind::Tiff;
    if (is_compound_file(file)) return Kind::Doc;
    if (read.starts(0, "PK\x03\x04") || read.starts(0, "PK\x05\x06")) return kind_of_zip(file);
    if (read.find("%PDF-", 0, pdf_preamble_bytes_max + 5) != read.size()) return Kind::Pdf;
    return Kind::Unknown;
}

std::optional<Kind> kind_of_name(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    return look_up(endings, file_name.substr(dot + 1));
}

std::optional<Kind> kind_of_media_type(std::string_view media_type) {
    std::string_view type = media_type.substr(0, media_type.find(';'));
    while (!type.empty() && type.back() == ' ')
        type.remove_suffix(1);
    return look_up(media_types, type);
}

bool may_be_called(Kind found, Kind claimed) {
    return found == claimed || (claimed == Kind::Zip && is_zip(found));
}

}  // namespace onetrip::material
