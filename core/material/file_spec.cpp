#include "core/material/file_spec.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::int64_t bytes_limit = 1LL << 40;
constexpr std::int64_t side_limit = 1'000'000;
constexpr std::int64_t ratio_limit = 10'000;
constexpr std::int64_t permille_limit = 1000;
constexpr std::int64_t pages_limit = 10'000;

std::vector<Kind> read_kinds(json::Shape& parent) {
    std::vector<Kind> kinds;
    for (const json::View element : parent.array_if("kinds").elements()) {
        const auto kind = kind_of(element.string_or({}));
        if (!kind || *kind == Kind::Unknown) {
            parent.wrong("kinds");
        } else {
            kinds.push_back(*kind);
        }
    }
    return kinds;
}

std::optional<PixelSize> read_ratio(json::Shape& parent) {
    const json::View pair = parent.array_if("ratio");
    if (!pair) return std::nullopt;
    const std::int64_t width = pair.at(0).integer_or(0);
    const std::int64_t height = pair.at(1).integer_or(0);
    const bool is_ratio =
        pair.size() == 2 && width >= 1 && width <= ratio_limit && height >= 1 && height <= ratio_limit;
    if (!is_ratio) {
        parent.wrong("ratio");
        return std::nullopt;
    }
    return PixelSize{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
}

}  // namespace

bool FileSpec::accepts(Kind kind) const {
    return kind != Kind::Unknown && (kinds.empty() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end());
}

bool FileSpec::fits_ratio(PixelSize size) const {
    if (!ratio) return true;
    // In whole numbers: sides below 2^31, ratio and permille below 2^14, so that every product fits.
    const std::int64_t wanted = std::int64_t{size.height} * ratio->width;
    const std::int64_t given = std::int64_t{size.width} * ratio->height;
    const std::int64_t difference = given > wanted ? given - wanted : wanted - given;
    return difference * 1000 <= wanted * ratio_tolerance_permille;
}

base::Result<FileSpec, json::Fault> read_file_spec(json::View given, std::string_view at) {
    json::Shape shape(given, at);
    FileSpec spec;
    spec.kinds = read_kinds(shape);
    spec.size_bytes_min = shape.integer_if("size_bytes_min", 0, bytes_limit);
    spec.size_bytes_max = shape.integer_if("size_bytes_max", spec.size_bytes_min.value_or(1), bytes_limit);
    spec.width_min = shape.integer_if("width_min", 1, side_limit);
    spec.width_max = shape.integer_if("width_max", spec.width_min.value_or(1), side_limit);
    spec.height_min = shape.integer_if("height_min", 1, side_limit);
    spec.height_max = shape.integer_if("height_max", spec.height_min.value_or(1), side_limit);
    spec.ratio = read_ratio(shape);
    spec.ratio_tolerance_permille =
        shape.integer_if("ratio_tolerance_permille", 0, permille_limit).value_or(spec.ratio_tolerance_permille);
    spec.pages_max = shape.integer_if("pages_max", 1, pages_limit);
    spec.allows_embedded_files = shape.boolean_if("embedded_files").value_or(false);
    if (const json::View image = shape.object_if("image")) {
        auto limits = picture::read_limits(image, shape.place("image"));
        if (limits) {
            spec.image = std::move(limits).value();
        } else {
            shape.take(limits.error().at);
        }
    }
    shape.only({"kinds", "size_bytes_min", "size_bytes_max", "width_min", "width_max", "height_min", "height_max",
                "ratio", "ratio_tolerance_permille", "pages_max", "embedded_files", "image"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return spec;
}

}  // namespace onetrip::material
