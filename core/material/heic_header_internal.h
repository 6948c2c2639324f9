#pragma once

/// HEIC's part of image_header.h.

#include "core/base/bytes.h"
#include "core/material/image_header.h"

namespace onetrip::material {

/// ISO/IEC 23008-12 in the boxes of ISO/IEC 14496-12: `meta/pitm` names the main picture, `meta/iprp/ipma` its
/// properties in `meta/iprp/ipco`: its size (`ispe`), crop (`clap`) and quarter turns (`irot`).
[[nodiscard]] ImageHeader read_heic_header(base::BytesView file);

}  // namespace onetrip::material
