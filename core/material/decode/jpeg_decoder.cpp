#include "core/material/decode/jpeg_decoder_internal.h"

// jpeglib.h wants size_t and FILE declared before it.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

#ifndef __EMSCRIPTEN__
#include <csetjmp>
#endif

#include "core/material/decode/giving_up.h"
#include "core/material/image_header.h"

namespace onetrip::material::decode {
namespace {

/// What libjpeg needs during one file. It outlives a jump or a trap: in WebAssembly the stack is set back by the host,
/// and what is held here must be let go of before.
struct Attempt {
    jpeg_decompress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    Decoded decoded;
    Refusal refusal = Refusal::Damaged;
#ifndef __EMSCRIPTEN__
    std::jmp_buf home{};
#endif
};

#ifdef __EMSCRIPTEN__
Attempt the_attempt;  // one at a time: the module has no threads
#endif

[[noreturn]] void leave(j_common_ptr info) {
    auto* attempt = static_cast<Attempt*>(info->client_data);
#ifdef __EMSCRIPTEN__
    jpeg_destroy_decompress(&attempt->jpeg);
    attempt->decoded = {};
    give_up();
    __builtin_trap();
#else
    std::longjmp(attempt->home, 1);
#endif
}

void ignore(j_common_ptr) {}

/// libjpeg mends broken data as it goes, and grey blocks come out of it; here that is a damaged file. Bytes too many
/// before a marker do no harm, and some phones write them.
void hear(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    const bool is_harmless = code == JWRN_EXTRANEOUS_DATA || code == JWRN_TOO_MUCH_DATA || code == JWRN_ADOBE_XFORM ||
                             code == JWRN_JFIF_MAJOR;
    if (level < 0 && !is_harmless) leave(info);
}

void watch_scans(j_common_ptr info) {
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > scans_max) leave(info);
}

void prepare(Attempt& attempt, base::BytesView file) {
    jpeg_decompress_struct& jpeg = attempt.jpeg;
    jpeg.err = jpeg_std_error(&attempt.errors);
    attempt.errors.error_exit = leave;
    attempt.errors.output_message = ignore;
    attempt.errors.emit_message = hear;
    jpeg.client_data = &attempt;
    jpeg_create_decompress(&jpeg);
    attempt.progress.progress_monitor = watch_scans;
    jpeg.progress = &attempt.progress;
    jpeg_mem_src(&jpeg, file.data(), static_cast<unsigned long>(file.size()));
}

/// All coefficients of a picture that is not decoded in one pass: 64 of two bytes a block.
std::uint64_t coefficient_bytes(const jpeg_decompress_struct& jpeg) {
    constexpr std::uint64_t block_side = 8;
    constexpr std::uint64_t block_bytes = 128;
    std::uint64_t bytes = 0;
    for (int i = 0; i < jpeg.num_components; ++i) {
        const jpeg_component_info& component = jpeg.comp_info[i];
        const auto blocks = [](std::uint64_t side, int factor, int factor_max) {
            const std::uint64_t samples = side * static_cast<unsigned>(factor) / static_cast<unsigned>(factor_max) + 1;
            return samples / block_side + 1 + static_cast<unsigned>(factor);
        };
        bytes += blocks(jpeg.image_width, component.h_samp_factor, jpeg.max_h_samp_factor) *
                 blocks(jpeg.image_height, component.v_samp_factor, jpeg.max_v_samp_factor) * block_bytes;
    }
    return bytes;
}

/// False, with the refusal, for what is not decoded; else the decoder's settings are made.
bool settle(Attempt& attempt, const Wanted& wanted) {
    jpeg_decompress_struct& jpeg = attempt.jpeg;
    const bool is_gray = jpeg.num_components == 1;
    const bool is_colour = jpeg.jpeg_color_space == JCS_YCbCr || jpeg.jpeg_color_space == JCS_RGB;
    if (jpeg.arith_code || !(is_gray || is_colour) || (wanted.colour && jpeg.jpeg_color_space == JCS_RGB)) {
        attempt.refusal = Refusal::NotDecodable;
        return false;
    }
    if (jpeg_has_multiple_scans(&jpeg) && coefficient_bytes(jpeg) > coefficient_bytes_max) {
        attempt.refusal = Refusal::TooHeavy;
        return false;
    }
    constexpr std::uint32_t reduction_max = 8;
    const std::uint32_t fitting = reduction_for(jpeg.image_width, jpeg.image_height, wanted.long_side_max);
    attempt.decoded.reduction = fitting < reduction_max ? fitting : reduction_max;
    jpeg.scale_num = 1;
    jpeg.scale_denom = attempt.decoded.reduction;
    jpeg.out_color_space = wanted.colour && !is_gray ? JCS_YCbCr : JCS_GRAYSCALE;
    jpeg.dct_method = JDCT_ISLOW;      // the one whose results are exact everywhere
    jpeg.do_fancy_upsampling = FALSE;  // chroma is judged over areas
    jpeg.do_block_smoothing = FALSE;   // nothing is guessed that the file does not say
    return true;
}

/// The mean of the table's ten lowest frequencies, in tenths. The table stands in natural order. Which table is a byte
/// of the file that libjpeg does not look at before it starts to decode, and then refuses.
std::optional<int> quantiser_tenths(const jpeg_decompress_struct& jpeg) {
    const int number = jpeg.comp_info[0].quant_tbl_no;
    if (number < 0 || number >= NUM_QUANT_TBLS) return std::nullopt;
    const JQUANT_TBL* table = jpeg.quant_tbl_ptrs[number];
    if (table == nullptr) return std::nullopt;
    int sum = 0;
    for (const int at : {0, 1, 8, 16, 9, 2, 3, 10, 17, 24})
        sum += table->quantval[at];
    return sum;
}

/// Grey as Y, Cb, Cr, from back to front in place.
void widen(std::uint8_t* row, std::uint32_t width) {
    constexpr std::uint8_t no_colour = 128;
    for (std::uint32_t x = width; x-- > 0;) {
        row[x * 3] = row[x];
        row[x * 3 + 1] = no_colour;
        row[x * 3 + 2] = no_colour;
    }
}

/// Runs to the end or leaves by `leave`. Nothing in here may need a destructor, and nothing of it may move into the
/// function that is jumped back into: what that keeps in registers is lost.
[[gnu::noinline]] bool run(Attempt& attempt, base::BytesView file, const Wanted& wanted) {
    prepare(attempt, file);
    jpeg_decompress_struct& jpeg = attempt.jpeg;
    jpeg_read_header(&jpeg, TRUE);
    if (!settle(attempt, wanted)) return false;
    attempt.decoded.quantiser_tenths = quantiser_tenths(jpeg);
    jpeg_start_decompress(&jpeg);
    picture::Plane& plane = attempt.decoded.plane;
    plane.width = jpeg.output_width;
    plane.height = jpeg.output_height;
    plane.channels = wanted.colour ? 3 : 1;
    const std::size_t row_bytes = std::size_t{plane.width} * plane.channels;
    plane.pixels.resize(row_bytes * plane.height);
    const bool is_widened = wanted.colour && jpeg.output_components == 1;
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = plane.pixels.data() + jpeg.output_scanline * row_bytes;
        jpeg_read_scanlines(&jpeg, &row, 1);
        if (is_widened) widen(row, plane.width);
    }
    return true;
}

base::Result<Decoded, Refusal> finish(Attempt& attempt, bool is_done) {
    jpeg_destroy_decompress(&attempt.jpeg);
    if (!is_done) return base::Err{attempt.refusal};
    return std::move(attempt.decoded);
}

}  // namespace

base::Result<Decoded, Refusal> decode_jpeg(base::BytesView file, const Wanted& wanted) {
#ifdef __EMSCRIPTEN__
    Attempt& attempt = the_attempt;
    attempt = {};
    const bool is_done = run(attempt, file, wanted);
#else
    Attempt attempt;
    const bool is_done = setjmp(attempt.home) == 0 && run(attempt, file, wanted);
#endif
    return finish(attempt, is_done);
}

}  // namespace onetrip::material::decode
