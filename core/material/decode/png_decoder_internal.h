#pragma once

/// PNG's part of decode.h.

#include "core/material/decode/decode.h"

namespace onetrip::material::decode {

[[nodiscard]] base::Result<Decoded, Refusal> decode_png(base::BytesView file, const Wanted& wanted);

}  // namespace onetrip::material::decode
