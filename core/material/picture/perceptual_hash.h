#pragma once

/// A picture's fingerprint that stays nearly the same when the picture is saved again, reduced or brightened: 64 bits,
/// one for each of the lowest frequencies of its brightness (a cosine transform of 32 x 32 areas), set where it is
/// above the middle one. Whole numbers throughout.

#include <cstdint>
#include <string>

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

/// Two pictures whose hashes differ in no more bits are of the same thing; strangers differ in about 32.
inline constexpr int near_bits_max = 10;

/// `orientation` is EXIF's: the hash is of the picture as it is shown. A picture of fewer than 8 pixels a side has 0.
[[nodiscard]] std::uint64_t perceptual_hash(GrayView view, std::uint32_t orientation = 1);

/// How many bits differ.
[[nodiscard]] int hash_distance(std::uint64_t a, std::uint64_t b);

/// 16 hexadecimal digits.
[[nodiscard]] std::string hash_text(std::uint64_t hash);

}  // namespace onetrip::material::picture
