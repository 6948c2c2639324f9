#pragma once

/// How high the writing is, in pixels of the judged picture, where there is writing at all: dark strokes on an even
/// bright ground. The height of a character, whatever the script: Chinese characters are as high as they are wide, and
/// of Latin words it is that of the higher letters.

#include <optional>

#include "core/material/picture/cells_internal.h"

namespace onetrip::material::picture {

struct Text {
    int height_tenths = 0;  ///< of a pixel of the judged picture
    int paper = 0;          ///< brightness of the ground
    int ink = 0;            ///< brightness of the strokes
    int slope_balance = 0;  ///< permille (movement_internal.h)
};

/// Looks into the busiest windows of the picture; nullopt where none of them is writing.
[[nodiscard]] std::optional<Text> read_text(GrayView view, const Cells& cells, int strength);

}  // namespace onetrip::material::picture
