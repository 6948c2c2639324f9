#pragma once

/// From a file's bytes to a small picture that can be judged: JPEG by libjpeg-turbo, PNG by libspng. A photo of twelve
/// megapixels is never decoded whole: JPEG is scaled in the transform (1/2, 1/4, 1/8), PNG is averaged row by row.
/// The native build and the WebAssembly give the same pixels (README.md).
///
/// Limits, looked at before anything is decoded: sides, pixels, and what a progressive JPEG needs for its coefficients.
///
/// Errors: a file that the decoder gives up on, or has to mend by guessing, or that breaks a limit, is a Refusal.

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/material/kind.h"
#include "core/material/picture/plane.h"

namespace onetrip::material::decode {

enum class Refusal : std::uint8_t {
    Damaged,      ///< the decoder gave up, or would have had to guess
    TooHeavy,     ///< beyond the limits below
    NotDecodable  ///< a kind or variant that is not decoded here: WebP, HEIC, GIF, BMP, CMYK, arithmetic coding
};

inline constexpr std::uint32_t side_max = 32'768;
inline constexpr std::uint64_t pixels_max = 64'000'000;
/// Of a JPEG in several scans (progressive): all its coefficients are held at once. Twelve megapixels at 4:4:4, or
/// twenty-four at 4:2:0.
inline constexpr std::uint64_t coefficient_bytes_max = 80'000'000;
/// A progressive JPEG has about ten scans; each one goes through the whole picture again.
inline constexpr int scans_max = 50;

struct Wanted {
    std::uint32_t long_side_max = 2048;  ///< the picture is reduced until it is no longer than this
    bool colour = false;                 ///< Y, Cb, Cr instead of brightness alone
};

struct Decoded {
    picture::Plane plane;         ///< as stored in the file: `orientation` is not applied
    std::uint32_t reduction = 1;  ///< one pixel here stands for so many in the file, along each side: 1, 2, 4, 8, 16
    std::optional<int> quantiser_tenths;  ///< of a JPEG (picture/measures.h)
    std::uint32_t orientation = 1;        ///< EXIF's, 1 to 8 (CIPA DC-008 4.6.4, tag 0x0112)
};

/// The smallest of 1, 2, 4, 8, 16 that brings the longer side to `long_side_max` or below; 16 if none does.
[[nodiscard]] std::uint32_t reduction_for(std::uint32_t width, std::uint32_t height, std::uint32_t long_side_max);

[[nodiscard]] base::Result<Decoded, Refusal> decode(Kind kind, base::BytesView file, const Wanted& wanted = {});

}  // namespace onetrip::material::decode
