#pragma once

/// JPEG's part of image_header.h.

#include "core/base/bytes.h"
#include "core/material/image_header.h"

namespace onetrip::material {

/// ISO/IEC 10918-1 annex B: segments of marker, length, data; after SOS entropy-coded data up to the next marker that
/// is neither stuffed (FF 00) nor a restart. The orientation is EXIF's (CIPA DC-008 4.6.4, tag 0x0112).
[[nodiscard]] ImageHeader read_jpeg_header(base::BytesView file);

}  // namespace onetrip::material
