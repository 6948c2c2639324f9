#pragma once

/// What of EXIF is read here (CIPA DC-008): how a JPEG's APP1 begins that holds one (a PNG's eXIf has it bare), and the
/// entry that says how the picture is shown (4.6.4).

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/material/tiff_reader_internal.h"

namespace onetrip::material {

inline constexpr std::string_view exif_head("Exif\0\0", 6);
inline constexpr std::uint32_t orientation_tag = 0x0112;

/// 1 to 8; 0 if it says none.
[[nodiscard]] inline std::uint32_t orientation_in(base::BytesView tiff) {
    const TiffReader exif(tiff);
    const std::uint32_t said = exif.is_tiff() ? exif.number(exif.first_directory(), orientation_tag).value_or(0) : 0;
    return said <= 8 ? said : 0;
}
/// Whether a picture that is turned so is shown with its sides exchanged.
[[nodiscard]] constexpr bool lies_on_its_side(std::uint32_t orientation) {
    return orientation >= 5;
}

}  // namespace onetrip::material
