#pragma once

/// Writing that runs out of the picture: the page was cut off. Along lines close to each side of the picture, dark and
/// bright alternate as in writing, on a ground as bright as the page.

#include <cstdint>

#include "core/material/picture/plane.h"
#include "core/material/picture/text_internal.h"

namespace onetrip::material::picture {

/// Permille of the worst side's length that shows writing; 0 where noise would look the same.
[[nodiscard]] std::uint32_t read_cut_permille(GrayView view, const Text& text, int grain_tenths);

}  // namespace onetrip::material::picture
