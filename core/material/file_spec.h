#pragma once

/// What is asked of an uploaded file: the member `accept` of a material in the catalogue. Every member is optional.
///
///     {"kinds":["jpeg","png"],"size_bytes_min":10000,"size_bytes_max":5000000,"width_min":295,"width_max":295,
///      "height_min":413,"height_max":413,"ratio":[295,413],"ratio_tolerance_permille":10,
///      "pages_max":20,"embedded_files":true,"image":{…}}; `image` is what a picture has to show (picture/limits.h)

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/material/image_header.h"
#include "core/material/kind.h"
#include "core/material/picture/limits.h"

namespace onetrip::material {

struct FileSpec {
    std::vector<Kind> kinds;  ///< empty: every known kind
    std::optional<std::int64_t> size_bytes_min;
    std::optional<std::int64_t> size_bytes_max;
    std::optional<std::int64_t> width_min;
    std::optional<std::int64_t> width_max;
    std::optional<std::int64_t> height_min;
    std::optional<std::int64_t> height_max;
    std::optional<PixelSize> ratio;  ///< width to height
    std::int64_t ratio_tolerance_permille = 10;
    std::optional<std::int64_t> pages_max;
    /// Files inside the document are let in: electronic invoices carry their data that way.
    bool allows_embedded_files = false;
    picture::Limits image;

    [[nodiscard]] bool accepts(Kind kind) const;
    /// |width/height - ratio| <= tolerance of the ratio.
    [[nodiscard]] bool fits_ratio(PixelSize size) const;
};

/// The fault's pointer begins with `at`.
[[nodiscard]] base::Result<FileSpec, json::Fault> read_file_spec(json::View spec, std::string_view at = {});

}  // namespace onetrip::material
