#pragma once

/// What a picture has to reach, as the catalogue says it: the member `image` of a material's `accept`, or the defaults
/// here. Each check has two limits: beyond `warn` the citizen is asked to look, beyond `error` the picture is refused.
///
///     "image": {"of":"document","limits":{"sharpness":{"warn":190,"error":260},"skew":{"warn":80,"error":200}}}
///
///     check        number, unit                                      bad when   code                  remedy
///     sharpness    edge width, 1/100 pixel of the judged picture     above      material.blurred       hold_still
///     movement     slopes along to slopes across, permille           below      material.blurred       hold_still
///     darkness     brightness of the paper, 0 to 255                 below      material.too_dark      more_light
///     overexposure brightness of ink on white paper, 0 to 255        above      material.too_bright    less_light
///     contrast     strength of strong edges, 0 to 255                below      material.low_contrast  even_light
///     grain        noise, 1/10 step of brightness                    above      material.grainy        more_light
///     compression  steps the brightness was rounded to, 1/10         above      material.compressed    original_photo
///     glare        white patches, permille of the picture            above      material.glare         avoid_glare
///     content      edges that 10,000 pixels of a line cross          below      material.blank         written_side
///     skew         degrees of the lines, 1/10                        above      material.skewed        straighten
///     cut_off      writing at a side, permille of the side           above      material.cut_off       whole_page
///     text_height  height of characters, 1/10 pixel of the file      below      material.text_small    closer
///
/// `of` says what the picture shows, and so which checks there are: of a `document` all; of a `portrait` sharpness,
/// darkness, contrast, grain and compression, and what its member `photo` says (photo_spec.h); of `anything` none. A
/// picture that moved is not said to be blurred as well.

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/material/picture/photo_spec.h"

namespace onetrip::material::picture {

enum class Subject : std::uint8_t { Document, Portrait, Anything };

enum class Check : std::uint8_t {
    Sharpness,
    Movement,
    Darkness,
    Overexposure,
    Contrast,
    Grain,
    Compression,
    Glare,
    Content,
    Skew,
    CutOff,
    TextHeight
};
inline constexpr std::size_t check_count = 12;

struct CheckLimits {
    int warn = 0;
    int error = 0;
};

struct CheckRow {
    Check check;
    std::string_view name;
    std::string_view code;
    std::string_view remedy;  ///< key of a message in words
    bool is_bad_above;        ///< else below
    bool is_for_portraits;
    CheckLimits defaults;
};
/// The table above, in the order in which findings are said.
[[nodiscard]] const std::array<CheckRow, check_count>& check_table();

struct Limits {
    Subject subject = Subject::Document;
    std::optional<PhotoSpec> photo;  ///< of a portrait only: the member `photo` (photo_spec.h)
    std::array<CheckLimits, check_count> checks = defaults();

    [[nodiscard]] const CheckLimits& of(Check check) const { return checks[static_cast<std::size_t>(check)]; }

private:
    static std::array<CheckLimits, check_count> defaults();
};

/// Reads the member `image`; what it does not say stays as above. A `warn` that is worse than `error` is a fault.
[[nodiscard]] base::Result<Limits, json::Fault> read_limits(json::View given, std::string_view at = {});

}  // namespace onetrip::material::picture
