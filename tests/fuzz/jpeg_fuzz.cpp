// A JPEG, whatever its bytes: decoded within the limits or refused, in grey and in colour, and measured without harm.

#include "core/base/assert.h"
#include "core/material/decode/decode.h"
#include "core/material/picture/measures.h"
#include "core/material/picture/portrait.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace onetrip::material;
    const onetrip::base::BytesView file(data, size);
    constexpr std::uint32_t side = 512;
    for (const bool colour : {false, true}) {
        const auto decoded = decode::decode(Kind::Jpeg, file, {side, colour});
        if (!decoded) continue;
        const picture::Plane& plane = decoded->plane;
        ONETRIP_ASSERT(plane.pixels.size() == std::size_t{plane.width} * plane.height * plane.channels);
        if (colour) {
            static_cast<void>(picture::measure_portrait(plane.colour()));
        } else {
            static_cast<void>(picture::measure(plane.gray(), decoded->reduction));
        }
    }
    return 0;
}
