#include "core/material/file_facts.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::int64_t side_limit = 1'000'000;

std::optional<std::uint32_t> side_of(json::View value) {
    const auto side = value.integer();
    if (!side || *side < 1 || *side > side_limit) return std::nullopt;
    return static_cast<std::uint32_t>(*side);
}

/// |width/height - ratio| <= tolerance of the ratio, in whole numbers: sides up to a million, ratio and permille below
/// 2^14, so that every product fits.
bool fits_ratio(PixelSize size, const FileSpec& spec) {
    const std::int64_t wanted = std::int64_t{size.height} * spec.ratio->width;
    const std::int64_t given = std::int64_t{size.width} * spec.ratio->height;
    const std::int64_t difference = given > wanted ? given - wanted : wanted - given;
    return difference * 1000 <= wanted * spec.ratio_tolerance_permille;
}

}  // namespace

std::optional<FileFacts> read_file_facts(json::View facts) {
    FileFacts read;
    const auto kind = kind_of(facts["kind"].string_or({}));
    const auto size = facts["size_bytes"].integer();
    if (!kind || !size || *size < 0) return std::nullopt;
    read.kind = *kind;
    read.size_bytes = *size;
    const json::View width = facts["width"];
    const json::View height = facts["height"];
    if ((!width || width.is_null()) && (!height || height.is_null())) return read;
    const auto width_pixels = side_of(width);
    const auto height_pixels = side_of(height);
    if (!width_pixels || !height_pixels) return std::nullopt;
    read.pixels = PixelSize{*width_pixels, *height_pixels};
    return read;
}

std::vector<base::Finding> check_facts(const FileFacts& facts, const FileSpec& spec) {
    std::vector<base::Finding> findings;
    const auto find = [&](std::string_view code) {
        findings.push_back({std::string(code), {}, base::Severity::Error});
    };
    const bool is_accepted =
        facts.kind != Kind::Unknown &&
        (spec.kinds.empty() || std::find(spec.kinds.begin(), spec.kinds.end(), facts.kind) != spec.kinds.end());
    if (!is_accepted) find("material.kind_not_accepted");
    if (spec.size_bytes_max && facts.size_bytes > *spec.size_bytes_max) find("material.too_large");
    if (spec.size_bytes_min && facts.size_bytes < *spec.size_bytes_min) find("material.too_small");
    if (!is_image(facts.kind)) return findings;
    if (!facts.pixels) {
        find("material.truncated");
        return findings;
    }
    const std::int64_t width = facts.pixels->width;
    const std::int64_t height = facts.pixels->height;
    if (width < spec.width_min.value_or(0) || height < spec.height_min.value_or(0)) find("material.pixels_too_few");
    if (width > spec.width_max.value_or(width) || height > spec.height_max.value_or(height)) {
        find("material.pixels_too_many");
    }
    if (spec.ratio && !fits_ratio(*facts.pixels, spec)) find("material.ratio");
    return findings;
}

}  // namespace onetrip::material
