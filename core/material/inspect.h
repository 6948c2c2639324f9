#pragma once

/// What a file is and whether it is what was asked for: on the phone before it is sent, on the server before it is
/// kept. All findings come back, in the order of the codes below. Nothing is decoded here; whether a photo shows a face
/// on white ground is another question.
///
///     material.empty              no bytes
///     material.kind_unknown       none of the kinds in kind.h
///     material.kind_not_accepted  known, and not among those asked for
///     material.kind_mismatch      its name or claimed type says something else (a PDF called .jpg): a warning where
///     the
///                                 kind is accepted all the same, an error where it is not
///     material.too_large          more bytes than asked for, or than is ever looked at
///     material.too_small          fewer bytes than asked for
///     material.pixels_too_few     narrower or lower than asked for
///     material.pixels_too_many    wider or higher than asked for, or more pixels than is ever decoded
///     material.ratio              another shape than asked for
///     material.truncated          the end is missing, or the header is damaged
///     material.encrypted          cannot be read without a password
///     material.active_content     a PDF that does something by itself

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/finding.h"
#include "core/base/result.h"
#include "core/json/document.h"
#include "core/json/shape.h"
#include "core/material/image_header.h"
#include "core/material/kind.h"

namespace onetrip::material {

/// What is asked for: the member `accept` of a material in the catalogue.
///
///     {"kinds":["jpeg","png"],"size_bytes_min":10000,"size_bytes_max":5000000,"width_min":295,"width_max":295,
///      "height_min":413,"height_max":413,"ratio":[295,413],"ratio_tolerance_permille":10}, each optional
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
};
[[nodiscard]] base::Result<FileSpec, json::Fault> read_file_spec(json::View spec, std::string_view at = {});

/// What is looked at in no case, whatever is asked for.
struct InspectLimits {
    std::size_t size_bytes_max = 20u << 20;
    std::uint64_t pixels_max = 64'000'000;
};

struct Inspection {
    Kind kind = Kind::Unknown;
    std::size_t size_bytes = 0;
    std::optional<PixelSize> pixels;      ///< of an image whose header is sound
    std::string sha256;                   ///< 64 hexadecimal digits; empty for a file over the limit
    std::vector<base::Finding> findings;  ///< their `field` is empty: whoever knows the material's id puts it in
};

/// `name` and `claimed_type` are what the sender says, empty if nothing.
[[nodiscard]] Inspection inspect(base::BytesView file, const FileSpec& spec = {}, std::string_view name = {},
                                 std::string_view claimed_type = {}, const InspectLimits& limits = {});

}  // namespace onetrip::material
