#include "core/material/decode/decode.h"

#include "core/material/decode/giving_up.h"
#include "core/material/decode/jpeg_decoder_internal.h"
#include "core/material/decode/png_decoder_internal.h"
#include "core/material/image_header.h"

namespace onetrip::material::decode {

std::uint32_t reduction_for(std::uint32_t width, std::uint32_t height, std::uint32_t long_side_max) {
    constexpr std::uint32_t reduction_max = 16;
    const std::uint32_t long_side = width > height ? width : height;
    std::uint32_t reduction = 1;
    while (reduction < reduction_max && (long_side + reduction - 1) / reduction > long_side_max)
        reduction *= 2;
    return reduction;
}

base::Result<Decoded, Refusal> decode(Kind kind, base::BytesView file, const Wanted& wanted) {
    if (kind != Kind::Jpeg && kind != Kind::Png) return base::Err{Refusal::NotDecodable};
    if (take_given_up()) return base::Err{Refusal::Damaged};
    const ImageHeader header = read_image_header(kind, file);
    if (!header.size) return base::Err{Refusal::Damaged};
    const bool is_heavy = header.size->width > side_max || header.size->height > side_max ||
                          std::uint64_t{header.size->width} * header.size->height > pixels_max;
    if (is_heavy) return base::Err{Refusal::TooHeavy};
    auto decoded = kind == Kind::Png ? decode_png(file, wanted) : decode_jpeg(file, wanted);
    if (decoded) decoded.value().orientation = header.orientation;
    return decoded;
}

}  // namespace onetrip::material::decode
