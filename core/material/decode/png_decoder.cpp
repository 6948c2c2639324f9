#include "core/material/decode/png_decoder_internal.h"

#include <spng.h>

#include <memory>

namespace onetrip::material::decode {
namespace {

constexpr std::size_t chunk_bytes_max = 4u << 20;

struct FreeContext {
    void operator()(spng_ctx* context) const { spng_ctx_free(context); }
};

/// Averages squares of pixels as they come, in any order: an interlaced file brings them scattered.
class Reducer {
public:
    Reducer(std::uint32_t width, std::uint32_t height, std::uint32_t reduction, std::uint32_t channels)
        : width_(width), reduction_(reduction), channels_(channels) {
        out_width_ = (width + reduction - 1) / reduction;
        out_height_ = (height + reduction - 1) / reduction;
        height_ = height;
        sums_.resize(std::size_t{out_width_} * out_height_ * channels);
    }

    /// The sums of the output row that `y` belongs to.
    [[nodiscard]] std::uint32_t* sums(std::uint32_t y) {
        return sums_.data() + std::size_t{y / reduction_} * out_width_ * channels_;
    }

    [[nodiscard]] picture::Plane average() const {
        picture::Plane plane{{}, out_width_, out_height_, channels_};
        plane.pixels.resize(sums_.size());
        std::size_t at = 0;
        for (std::uint32_t y = 0; y < out_height_; ++y) {
            const std::uint32_t rows = extent(y, height_);
            for (std::uint32_t x = 0; x < out_width_; ++x) {
                const std::uint32_t count = rows * extent(x, width_);
                for (std::uint32_t c = 0; c < channels_; ++c, ++at)
                    plane.pixels[at] = static_cast<std::uint8_t>((sums_[at] + count / 2) / count);
            }
        }
        return plane;
    }

private:
    /// How many pixels of the file the output's pixel `at` covers along one side.
    [[nodiscard]] std::uint32_t extent(std::uint32_t at, std::uint32_t side) const {
        const std::uint32_t left = side - at * reduction_;
        return left < reduction_ ? left : reduction_;
    }

    std::uint32_t width_;
    std::uint32_t height_ = 0;
    std::uint32_t reduction_;
    std::uint32_t channels_;
    std::uint32_t out_width_ = 0;
    std::uint32_t out_height_ = 0;
    std::vector<std::uint32_t> sums_;
};

struct Ycc {
    std::uint32_t y;
    std::uint32_t cb;
    std::uint32_t cr;
};

/// JFIF's conversion in 16 binary digits, rounded: the constants that libjpeg uses.
Ycc ycc_of(std::uint32_t r, std::uint32_t g, std::uint32_t b) {
    constexpr std::uint32_t half = 1u << 15;
    constexpr std::uint32_t middle = (128u << 16) + half - 1;
    return {(19'595 * r + 38'470 * g + 7'471 * b + half) >> 16, (middle + 32'768 * b - 11'059 * r - 21'709 * g) >> 16,
            (middle + 32'768 * r - 27'439 * g - 5'329 * b) >> 16};
}

/// How the rows come: the number of bytes a pixel takes decides what they are.
enum class Layout : std::uint8_t { Gray = 1, Rgb = 3, Rgba = 4 };

/// On white, as a page or a printer shows what is transparent.
std::uint32_t on_white(std::uint32_t value, std::uint32_t alpha) {
    constexpr std::uint32_t opaque = 255;
    return (value * alpha + opaque * (opaque - alpha) + opaque / 2) / opaque;
}

Ycc pixel_of(const std::uint8_t* p, Layout layout) {
    constexpr std::uint32_t no_colour = 128;
    if (layout == Layout::Gray) return {p[0], no_colour, no_colour};
    if (layout == Layout::Rgb) return ycc_of(p[0], p[1], p[2]);
    return ycc_of(on_white(p[0], p[3]), on_white(p[1], p[3]), on_white(p[2], p[3]));
}

/// Where an interlaced file's passes begin and how far apart their pixels are (PNG third edition, 8.2).
struct Columns {
    std::uint32_t first;
    std::uint32_t step;
};
constexpr Columns pass_columns[7] = {{0, 8}, {4, 8}, {0, 4}, {2, 4}, {0, 2}, {1, 2}, {0, 1}};

class PngDecoder {
public:
    explicit PngDecoder(const Wanted& wanted) : wanted_(wanted) {}

    base::Result<Decoded, Refusal> run(base::BytesView file) {
        const std::unique_ptr<spng_ctx, FreeContext> context(spng_ctx_new(0));
        if (!context) return base::Err{Refusal::TooHeavy};
        spng_set_image_limits(context.get(), side_max, side_max);
        spng_set_chunk_limits(context.get(), chunk_bytes_max, chunk_bytes_max);
        spng_set_png_buffer(context.get(), file.data(), file.size());
        if (spng_get_ihdr(context.get(), &header_) != 0) return base::Err{Refusal::Damaged};
        if (std::uint64_t{header_.width} * header_.height > pixels_max) return base::Err{Refusal::TooHeavy};
        const std::uint32_t reduction = reduction_for(header_.width, header_.height, wanted_.long_side_max);
        Reducer reducer(header_.width, header_.height, reduction, wanted_.colour ? 3 : 1);
        if (!read_rows(context.get(), reducer, reduction)) return base::Err{Refusal::Damaged};
        return Decoded{reducer.average(), reduction, 1};
    }

private:
    [[nodiscard]] Layout choose_layout(spng_ctx* context) const {
        spng_trns transparency{};
        const bool has_transparency = spng_get_trns(context, &transparency) == 0;
        const bool has_alpha = header_.color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA ||
                               header_.color_type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA;
        if (has_transparency || has_alpha) return Layout::Rgba;
        constexpr int depth_max = 8;
        const bool is_gray = header_.color_type == SPNG_COLOR_TYPE_GRAYSCALE && header_.bit_depth <= depth_max;
        return is_gray ? Layout::Gray : Layout::Rgb;
    }

    bool read_rows(spng_ctx* context, Reducer& reducer, std::uint32_t reduction) {
        const Layout layout = choose_layout(context);
        const int format = layout == Layout::Gray  ? SPNG_FMT_G8
                           : layout == Layout::Rgb ? SPNG_FMT_RGB8
                                                   : SPNG_FMT_RGBA8;
        const int flags = SPNG_DECODE_PROGRESSIVE | (layout == Layout::Rgba ? SPNG_DECODE_TRNS : 0);
        if (spng_decode_image(context, nullptr, 0, format, flags) != 0) return false;
        std::vector<std::uint8_t> row(std::size_t{header_.width} * static_cast<unsigned>(layout));
        const bool is_interlaced = header_.interlace_method != SPNG_INTERLACE_NONE;
        for (int result = 0; result != SPNG_EOI;) {
            spng_row_info info{};
            if (spng_get_row_info(context, &info) != 0) return false;
            result = spng_decode_row(context, row.data(), row.size());
            if (result != 0 && result != SPNG_EOI) return false;
            const Columns columns = is_interlaced ? pass_columns[info.pass] : Columns{0, 1};
            add_row(row.data(), layout, columns, reducer.sums(info.row_num), reduction);
        }
        return true;
    }

    void add_row(const std::uint8_t* row, Layout layout, Columns columns, std::uint32_t* sums,
                 std::uint32_t reduction) {
        const auto pixel_bytes = static_cast<unsigned>(layout);
        for (std::uint32_t x = columns.first; x < header_.width; x += columns.step) {
            const Ycc pixel = pixel_of(row + std::size_t{x} * pixel_bytes, layout);
            if (wanted_.colour) {
                std::uint32_t* sum = sums + std::size_t{x / reduction} * 3;
                sum[0] += pixel.y;
                sum[1] += pixel.cb;
                sum[2] += pixel.cr;
            } else {
                sums[x / reduction] += pixel.y;
            }
        }
    }

    Wanted wanted_;
    spng_ihdr header_{};
};

}  // namespace

base::Result<Decoded, Refusal> decode_png(base::BytesView file, const Wanted& wanted) {
    return PngDecoder(wanted).run(file);
}

}  // namespace onetrip::material::decode
