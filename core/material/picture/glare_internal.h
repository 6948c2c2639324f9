#pragma once

/// Glare: a light mirrored in paper or plastic, where nothing can be read any more. It is a patch of pure white on a
/// page that is not, and fades into it; a white thing that lies beside the page ends at an edge.

#include <cstdint>

#include "core/material/picture/cells_internal.h"

namespace onetrip::material::picture {

/// Permille of the picture that lies in such patches in the middle of writing. `paper` is the brightness of the page;
/// where that is white itself, no glare can be told from it, and the answer is 0. Cells that span `strength` are
/// written on.
[[nodiscard]] std::uint32_t read_glare_permille(const Cells& cells, int paper, int strength);

}  // namespace onetrip::material::picture
