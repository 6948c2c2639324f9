#include "core/material/inspect.h"

#include <algorithm>

#include "core/material/pdf_scan.h"
#include "core/material/zip_directory.h"
#include "core/seal/hash.h"

namespace onetrip::material {
namespace {

constexpr std::int64_t bytes_limit = 1LL << 40;
constexpr std::int64_t side_limit = 1'000'000;
constexpr std::int64_t ratio_limit = 10'000;
constexpr std::int64_t permille_limit = 1000;

/// Collects findings about one file.
class Inspector {
public:
    Inspector(base::BytesView file, const FileSpec& spec, const InspectLimits& limits)
        : file_(file), spec_(spec), limits_(limits) {}

    Inspection run(std::string_view name, std::string_view claimed_type) {
        out_.size_bytes = file_.size();
        if (file_.empty()) {
            find("material.empty");
            return std::move(out_);
        }
        if (file_.size() > limits_.size_bytes_max) {
            // The first bytes say what it is; more of it is not looked at.
            out_.kind = detect_kind(file_.first(std::min(file_.size(), head_bytes)));
            find("material.too_large");
            return std::move(out_);
        }
        out_.kind = detect_kind(file_);
        out_.sha256 = seal::sha256_hex(file_);
        check_kind(name, claimed_type);
        check_size();
        check_content();
        return std::move(out_);
    }

private:
    static constexpr std::size_t head_bytes = 4096;

    void find(std::string_view code, base::Severity severity = base::Severity::Error) {
        out_.findings.push_back({std::string(code), {}, severity});
    }

    void check_kind(std::string_view name, std::string_view claimed_type) {
        const bool is_known = out_.kind != Kind::Unknown;
        const bool is_accepted = is_known && (spec_.kinds.empty() || std::find(spec_.kinds.begin(), spec_.kinds.end(),
                                                                               out_.kind) != spec_.kinds.end());
        if (!is_known) {
            find("material.kind_unknown");
        } else if (!is_accepted) {
            find("material.kind_not_accepted");
        }
        const auto contradicts = [&](std::optional<Kind> claimed) {
            return claimed && !may_be_called(out_.kind, *claimed);
        };
        if (contradicts(kind_of_name(name)) || contradicts(kind_of_media_type(claimed_type))) {
            find("material.kind_mismatch", is_accepted ? base::Severity::Warn : base::Severity::Error);
        }
    }

    void check_size() {
        const auto size = static_cast<std::int64_t>(file_.size());
        if (spec_.size_bytes_max && size > *spec_.size_bytes_max) find("material.too_large");
        if (spec_.size_bytes_min && size < *spec_.size_bytes_min) find("material.too_small");
    }

    void check_content() {
        bool is_whole = true;
        bool is_encrypted = false;
        bool is_active = false;
        if (is_image(out_.kind)) {
            const ImageHeader header = read_image_header(out_.kind, file_);
            out_.pixels = header.size;
            is_whole = header.is_whole && header.size;
            if (header.size) check_pixels(*header.size);
        } else if (out_.kind == Kind::Pdf) {
            const PdfScan scan = scan_pdf(file_);
            is_whole = scan.is_whole;
            is_encrypted = scan.is_encrypted;
            is_active = scan.has_active_content;
        } else if (out_.kind != Kind::Unknown) {
            const ZipDirectory directory = read_zip_directory(file_);
            is_whole = directory.is_whole;
            is_encrypted = directory.is_encrypted;
        }
        if (!is_whole) find("material.truncated");
        if (is_encrypted) find("material.encrypted");
        if (is_active) find("material.active_content");
    }

    void check_pixels(PixelSize size) {
        const std::int64_t width = size.width;
        const std::int64_t height = size.height;
        const bool too_few = width < spec_.width_min.value_or(0) || height < spec_.height_min.value_or(0);
        const bool too_many = width > spec_.width_max.value_or(width) || height > spec_.height_max.value_or(height) ||
                              std::uint64_t{size.width} * size.height > limits_.pixels_max;
        if (too_few) find("material.pixels_too_few");
        if (too_many) find("material.pixels_too_many");
        if (spec_.ratio && !fits_ratio(width, height)) find("material.ratio");
    }

    /// |width/height - ratio| <= tolerance of the ratio, in whole numbers: sides below 2^31, ratio and permille below
    /// 2^14, so that every product fits.
    [[nodiscard]] bool fits_ratio(std::int64_t width, std::int64_t height) const {
        const std::int64_t wanted = height * spec_.ratio->width;
        const std::int64_t given = width * spec_.ratio->height;
        const std::int64_t difference = given > wanted ? given - wanted : wanted - given;
        return difference * 1000 <= wanted * spec_.ratio_tolerance_permille;
    }

    base::BytesView file_;
    const FileSpec& spec_;
    const InspectLimits& limits_;
    Inspection out_;
};

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
    shape.only({"kinds", "size_bytes_min", "size_bytes_max", "width_min", "width_max", "height_min", "height_max",
                "ratio", "ratio_tolerance_permille"});
    if (shape.fault()) return base::Err{json::Fault{*shape.fault()}};
    return spec;
}

Inspection inspect(base::BytesView file, const FileSpec& spec, std::string_view name, std::string_view claimed_type,
                   const InspectLimits& limits) {
    return Inspector(file, spec, limits).run(name, claimed_type);
}

}  // namespace onetrip::material
