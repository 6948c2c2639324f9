#pragma once

/// What the outside of a PDF (ISO 32000-2) tells: whether its end is there, whether it is encrypted, and whether it
/// does something by itself. One pass over the bytes for names; nothing is decompressed, so what hides in an object
/// stream is left to whoever renders the file in a closed room.

#include "core/base/bytes.h"

namespace onetrip::material {

struct PdfScan {
    bool is_whole = false;      ///< `%%EOF` within the last 1,024 bytes
    bool is_encrypted = false;  ///< a trailer names `/Encrypt`
    bool has_active_content =
        false;  ///< scripts, launching, sending or importing, embedded files, rich media, XFA forms
};
[[nodiscard]] PdfScan scan_pdf(base::BytesView file);

}  // namespace onetrip::material
