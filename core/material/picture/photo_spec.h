#pragma once

/// What a photo for a document has to be, beyond its pixels and bytes: the member `photo` of a material's
/// `accept.image`, and how a portrait is held against it. GA 461-2004 asks of the identity card's photo of 358 x 441
/// pixels: white ground, 7 to 21 pixels free above the hair, the face 207 +- 14 pixels wide.
///
///     "photo": {"background":"white","heads":1,"head_top":[16,48],"head_width":[540,617],"head_height":[500,760]}
///
///     member       number, unit                                  code                              remedy
///     background   steps of colour from what it may be           material.photo_background         background
///     (always)     unevenness of the ground, steps               material.photo_background_uneven  even_background
///     heads        how many; 1 if left out                       material.photo_heads              alone
///     head_width   permille of the picture's width               material.photo_head_size          crop
///     head_height  permille of its height, down to the neck      material.photo_head_size          crop
///     head_top     permille of its height, free above the hair   material.photo_head_place         crop
///     (always)     permille of the width off the middle          material.photo_head_place         crop
///     (two heads)  permille of the height one is higher          material.photo_heads_level        level
///
/// Each head is held against the bounds. What is beyond one by up to an eighth of it, or 20 permille, is a warning:
/// hair and ears are measured with the head. Of two numbers that share a code one is told, an error before a warning.
/// Before an uneven ground nobody's outline is sure, so nothing is said of the head.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/finding.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/material/picture/portrait.h"

namespace onetrip::material::picture {

enum class Background : std::uint8_t { White, Blue, Red };

/// From and to, both let in.
struct Bounds {
    int least = 0;
    int most = 0;
};

struct PhotoSpec {
    std::optional<Background> background;  ///< any if left out, but even
    int heads = 1;
    std::optional<Bounds> head_top;
    std::optional<Bounds> head_width;
    std::optional<Bounds> head_height;
};

[[nodiscard]] base::Result<PhotoSpec, json::Fault> read_photo_spec(json::View given, std::string_view at = {});

/// By how many steps of the worst channel a colour misses what a background of that name may be; 0 if it is one.
[[nodiscard]] int background_misses(const Colour& ground, Background wanted);

/// What is wrong, in the order of the table; `measured` and `limit` are in its units. What was not measured passes.
[[nodiscard]] std::vector<base::Finding> check_photo(const Portrait& portrait, const PhotoSpec& spec);

/// The remedy of a code of the table; empty for any other.
[[nodiscard]] std::string_view photo_remedy_of(std::string_view code);

}  // namespace onetrip::material::picture
