#pragma once

/// What can be measured in a photo for a document: the ground behind the person, seen from the borders, and what stands
/// in front of it. Nothing here knows a face; eyes, hats, clothes and whether it is the applicant are for the clerk.
///
/// The ground is what has the colour of the upper border and hangs together with it. A head is what rises from the rest
/// by a tenth of the height; it ends at its narrowest, the neck, before the shoulders.

#include <cstdint>
#include <optional>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

/// Y, Cb, Cr as in JPEG: grey is 128 in the latter two.
struct Colour {
    int y = 0;
    int cb = 128;
    int cr = 128;
};

/// A number of several heads: the least and the most; of one head twice the same.
struct Spread {
    int least = 0;
    int most = 0;
};

struct Portrait {
    Colour ground;          ///< of the middle of the ground
    int ground_uneven = 0;  ///< by how much its brightness and colour differ from place to place, 0 to 255
    int heads = 0;
    // Of all heads; nullopt without a head.
    std::optional<Spread> head_top_permille;    ///< of the height: what is free above the hair
    std::optional<Spread> head_width_permille;  ///< of the width, hair and ears included
    std::optional<Spread>
        head_height_permille;                ///< of the height: hair's top to where a neck begins; nullopt if none is
    std::optional<int> off_centre_permille;  ///< of the width: from the picture's middle to that of the heads
    std::optional<int> level_permille;       ///< of the height: by how much one of two heads is higher
};

/// nullopt for a picture of fewer than 64 pixels a side.
[[nodiscard]] std::optional<Portrait> measure_portrait(ColourView view);

/// `{"ground":[y,cb,cr],"uneven","heads","head_top","head_width","head_height","off_centre","level"}`, null where
/// nothing was measured; what is of the heads is [least,most].
void write_portrait(json::Writer& out, const Portrait& portrait);
/// nullopt if it is not what `write_portrait` wrote.
[[nodiscard]] std::optional<Portrait> read_portrait(json::View facts);

}  // namespace onetrip::material::picture
