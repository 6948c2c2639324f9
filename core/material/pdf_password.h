#pragma once

/// Whether an encrypted PDF opens for whoever has no password: nearly all that banks and offices encrypt do (they
/// forbid changes, not reading). The standard security handler says it by a value that only the right password leads
/// to; readers try the empty one first. ISO 32000-2 section 7.6.4 (revision 6: AES with 256 bits), ISO 32000-1
/// section 7.6.3 (revisions 2 to 4: RC4 and AES with 40 to 128 bits), Adobe's extension level 3 (revision 5). Nothing
/// is decrypted.

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.h"

namespace onetrip::material {

enum class PdfLock : std::uint8_t {
    None,     ///< not encrypted
    Open,     ///< encrypted, and the empty password opens it
    Closed,   ///< it wants a password
    Unknown,  ///< encrypted in a way that is not known here, or damaged
};

/// The encryption dictionary (ISO 32000-2 tables 20 and 21), as far as a password is tried by it.
struct PdfEncryption {
    std::int64_t version = 0;                 ///< `/V`
    std::int64_t revision = 0;                ///< `/R`
    std::int64_t key_bits = 40;               ///< `/Length`
    std::optional<std::int64_t> permissions;  ///< `/P`, 32 bits with their sign
    bool is_metadata_encrypted = true;        ///< `/EncryptMetadata`
    std::string owner_value;                  ///< `/O`
    std::string user_value;                   ///< `/U`
};

/// The encryption dictionary whose `<<` stands at `at`; nullopt if what stands there is none of the standard handler.
[[nodiscard]] std::optional<PdfEncryption> read_pdf_encryption(base::BytesView file, std::size_t at);

/// Open, Closed or Unknown. `file_id` is the first of the two strings of `/ID`, empty if there is none. Up to revision
/// 4 a key is tried in the length that is declared and in the two that readers guess where none is.
[[nodiscard]] PdfLock try_empty_password(const PdfEncryption& encryption, const std::string& file_id);

}  // namespace onetrip::material
