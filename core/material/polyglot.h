#pragma once

/// A file that is two things at once: a picture with an archive or a program hung on behind it, a PDF that begins as a
/// script. Whoever opens it by its name sees one thing, whoever opens it by its content another, and the check and the
/// reader are not of one mind. What phones hang behind a picture (motion pictures, depth maps, a second JPEG) is none.

#include "core/base/bytes.h"
#include "core/material/kind.h"

namespace onetrip::material {

/// `kind` is what `detect_kind` found, `end_bytes` where an image ends (0 if that is not known). A plain
/// archive is none, whatever it holds.
[[nodiscard]] bool is_polyglot(Kind kind, base::BytesView file, std::size_t end_bytes);

}  // namespace onetrip::material
