#pragma once

/// What a file is, by its content: the name and the type a browser claims are only what somebody says.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::material {

enum class Kind : std::uint8_t {
    Unknown,
    Jpeg,
    Png,
    Webp,
    Heic,
    Avif,
    Gif,
    Bmp,
    Tiff,
    Pdf,
    Ofd,
    Docx,
    Xlsx,
    Pptx,
    Doc,  ///< any OLE 2 compound file: what Word, Excel and WPS wrote before they wrote ZIP files, or write encrypted
    Zip
};
inline constexpr std::size_t kind_count = 16;

[[nodiscard]] std::string_view name_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_of(std::string_view name);
[[nodiscard]] bool is_image(Kind kind);
/// An archive, or a document that is one.
[[nodiscard]] bool is_zip(Kind kind);

/// By the first bytes; a ZIP is looked into for what makes it an OFD (GB/T 33190), or a DOCX, an XLSX or a PPTX
/// (ECMA-376, with macros or without). A PDF may have up to `pdf_preamble_bytes_max` bytes before its header, as
/// readers allow.
[[nodiscard]] Kind detect_kind(base::BytesView file);
inline constexpr std::size_t pdf_preamble_bytes_max = 1024;

/// What a file name's ending or a media type says; nullopt if it says nothing we know.
[[nodiscard]] std::optional<Kind> kind_of_name(std::string_view file_name);
[[nodiscard]] std::optional<Kind> kind_of_media_type(std::string_view media_type);

/// True if something called `claimed` may be `found`: the same, or a ZIP that turns out to be a particular one.
[[nodiscard]] bool may_be_called(Kind found, Kind claimed);

}  // namespace onetrip::material
