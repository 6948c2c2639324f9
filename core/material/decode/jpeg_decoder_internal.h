#pragma once

/// JPEG's part of decode.h.

#include "core/material/decode/decode.h"

namespace onetrip::material::decode {

[[nodiscard]] base::Result<Decoded, Refusal> decode_jpeg(base::BytesView file, const Wanted& wanted);

}  // namespace onetrip::material::decode
