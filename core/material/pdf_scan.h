#pragma once

/// What a PDF (ISO 32000-2) tells without being rendered: whether its end is there, how many pages it has, whether it
/// is encrypted, and whether it does something by itself. Names are looked for in all of its bytes, wherever they
/// stand, and in its object streams, which are unpacked within limits: no cross-reference is trusted to lead past
/// anything.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"
#include "core/material/pdf_password.h"

namespace onetrip::material {

/// What object streams may grow to, all together, and how many bytes of dictionaries are read: a file that needs more
/// is a bomb, or wants not to be seen through.
inline constexpr std::size_t pdf_unpacked_bytes_max = 16u << 20;
inline constexpr std::size_t pdf_dictionaries_bytes_max = 32u << 20;
/// An image in a PDF with more pixels than a plan of the largest paper at 600 dots to the inch has.
inline constexpr std::int64_t pdf_image_pixels_max = 1LL << 30;

struct PdfScan {
    bool is_whole = false;              ///< `%%EOF` within the last 1,024 bytes
    PdfLock lock = PdfLock::None;       ///< encrypted if a trailer names `/Encrypt`
    bool has_active_content = false;    ///< scripts, launching, sending or importing, rich media, XFA forms
    bool has_embedded_files = false;    ///< other files inside, or leading into one
    bool is_bomb = false;               ///< it grows beyond the limits above
    bool has_unseen_content = false;    ///< objects are packed or encrypted, which is not undone here, or are damaged
    std::optional<std::int64_t> pages;  ///< as its page tree says; nullopt where that cannot be seen
};
[[nodiscard]] PdfScan scan_pdf(base::BytesView file);

/// Names (without the slash) that only a file has which does something by itself, or which has others inside.
[[nodiscard]] bool is_active_pdf_name(std::string_view name);
[[nodiscard]] bool is_embedding_pdf_name(std::string_view name);

}  // namespace onetrip::material
