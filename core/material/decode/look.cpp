#include "core/material/decode/look.h"

#include <algorithm>
#include <utility>

#include "core/material/decode/decode.h"
#include "core/material/picture/perceptual_hash.h"
#include "core/material/picture/upright.h"

namespace onetrip::material::decode {
namespace {

/// Photos for documents are small; what is larger has to be cut to their pixels first.
constexpr std::uint64_t portrait_pixels_max = 1'500'000;
constexpr std::uint32_t portrait_side_max = 700;

Damage damage_of(Refusal refusal) {
    switch (refusal) {
        case Refusal::Damaged: return Damage::Damaged;
        case Refusal::TooHeavy: return Damage::TooHeavy;
        case Refusal::NotDecodable: break;
    }
    return Damage::NotJudged;
}

}  // namespace

void look_into(base::BytesView file, FileFacts& facts) {
    const bool was_read = !facts.sha256.empty();
    if (!is_image(facts.kind) || !was_read || facts.has(Damage::Truncated) || facts.has(Damage::Bomb)) return;
    const auto decoded = decode(facts.kind, file);
    if (!decoded) {
        facts.damage.push_back(damage_of(decoded.error()));
        std::sort(facts.damage.begin(), facts.damage.end());
        return;
    }
    const picture::GrayView view = decoded->plane.gray();
    facts.image = picture::measure(view, decoded->reduction);
    facts.image->quantiser_tenths = decoded->quantiser_tenths;
    const PixelSize size = facts.pixels.value_or(PixelSize{});
    if (std::uint64_t{size.width} * size.height <= portrait_pixels_max) {
        constexpr Wanted in_colour{portrait_side_max, true};
        auto coloured = decode(facts.kind, file, in_colour);
        if (coloured) {
            const picture::Plane shown = picture::upright(std::move(coloured->plane), coloured->orientation);
            facts.portrait = picture::measure_portrait(shown.colour());
        }
    }
    facts.perceptual_hash = picture::perceptual_hash(view, decoded->orientation);
}

}  // namespace onetrip::material::decode
