#pragma once

/// The table of contents of a ZIP file (APPNOTE 4.3.12, 4.3.16), read from its end and within limits. Of its entries
/// one alone is unpacked: what the parts of an office document are (ECMA-376 part 2, 10.1.2.2), since a part with
/// macros may have any name.

#include <cstdint>

#include "core/base/bytes.h"

namespace onetrip::material {

inline constexpr std::size_t zip_entries_max = 4096;
/// What a document may grow to when it is unpacked, all entries together, and how many times its packed size; the
/// second counts only beyond what any phone unpacks at ease. No document of an office comes near either.
inline constexpr std::uint64_t zip_unpacked_bytes_max = 256u << 20;
inline constexpr std::uint64_t zip_ratio_max = 100;
inline constexpr std::uint64_t zip_ratio_counts_from_bytes = 16u << 20;

/// The list of what its parts are takes a hundredth of that in the largest office documents.
inline constexpr std::size_t zip_content_types_bytes_max = 1u << 20;

struct ZipDirectory {
    bool is_whole = false;           ///< an end record was found and the entries it announces were read
    bool is_encrypted = false;       ///< an entry is
    bool is_bomb = false;            ///< it grows beyond the limits above, or its entries share the same bytes
    bool has_ofd_root = false;       ///< `OFD.xml`
    bool has_content_types = false;  ///< `[Content_Types].xml`: the file is an office document
    bool has_word_document = false;  ///< `word/document.xml`, also with a number, as some write it
    bool has_workbook = false;       ///< `xl/workbook.xml` or `.bin`, the same
    bool has_presentation = false;   ///< `ppt/presentation.xml`, the same
    bool has_macros = false;         ///< `vbaProject.bin`, a macro sheet, an ActiveX control, or a part said to be such
    bool has_embedded_files = false;  ///< `…/embeddings/…` of an office document, `…/Attachs/…` of an OFD
};
[[nodiscard]] ZipDirectory read_zip_directory(base::BytesView file);

/// Whether an unpacking program would find an archive here, whatever stands before it: such programs count back from
/// the end where the table of contents is not where the end record says.
[[nodiscard]] bool ends_as_archive(base::BytesView file);

}  // namespace onetrip::material
