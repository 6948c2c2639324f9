#pragma once

/// What can be measured in a picture of a document. Nothing here judges; each number has a unit that does not depend on
/// how the picture was made, and is the same on every machine: whole numbers throughout.

#include <cstdint>
#include <optional>

#include "core/json/document.h"
#include "core/json/writer.h"
#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

struct Measures {
    /// Width of a middling strong edge, in hundredths of a pixel of the judged picture, of the direction that is worse:
    /// 100 when in focus, 170 times the blur's standard deviation when not. Nullopt with too few edges to say.
    std::optional<int> edge_width_hundredths;
    /// Strength of the strong edges, 0 to 255: ink against paper. Nullopt with too few edges to say.
    std::optional<int> contrast;
    int paper = 0;           ///< brightness of the ground that is written on, 0 to 255; of the brighter parts if none
    std::optional<int> ink;  ///< brightness of the strokes; paper less contrast where no writing was found
    std::optional<int> slope_balance;  ///< permille, of writing (movement_internal.h): 450 and more at rest
    int grain_tenths = 0;              ///< standard deviation of the noise, in tenths of a step of brightness
    /// Of a JPEG: the steps, in tenths, that brightness was rounded to in its ten lowest frequencies, on average (13
    /// steps at the common quality 50, 66 at 10). Whoever decodes puts it in.
    std::optional<int> quantiser_tenths;
    std::uint32_t glare_permille = 0;  ///< of the picture: white patches that fade into a page which is not white
    std::uint32_t edge_density = 0;    ///< edges that ten thousand pixels of a line cross: 0 on an empty sheet
    std::optional<int> skew_tenths;  ///< degrees; by how much the lines are turned; nullopt if no direction stands out
    std::uint32_t cut_permille = 0;  ///< of one side of the picture: writing runs out of it
    std::optional<int>
        text_height_tenths;  ///< of a pixel of the file: a character's height; nullopt if there is no writing
};

/// `reduction` is how many pixels of the file one here stands for.
[[nodiscard]] Measures measure(GrayView view, std::uint32_t reduction);

/// `{"edge_width","balance","contrast","paper","ink","grain","quantiser","glare","edges","skew","cut","text_height"}`
/// in the units above: what is kept of a picture, so that it can be judged again without its bytes. Null where nothing
/// was measured.
void write_measures(json::Writer& out, const Measures& measures);
/// nullopt if it is not what `write_measures` wrote; members it does not know are let pass.
[[nodiscard]] std::optional<Measures> read_measures(json::View facts);

}  // namespace onetrip::material::picture
