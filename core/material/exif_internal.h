#pragma once

/// What of EXIF is read here (CIPA DC-008): how a JPEG's APP1 begins that holds one, and the entry that says how the
/// picture is shown (4.6.4).

#include <cstdint>
#include <string_view>

namespace onetrip::material {

inline constexpr std::string_view exif_head("Exif\0\0", 6);
inline constexpr std::uint32_t orientation_tag = 0x0112;

}  // namespace onetrip::material
