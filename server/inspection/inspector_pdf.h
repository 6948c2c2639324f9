#pragma once

/// A PDF as libqpdf reads it, added to what the core saw. The core looks at all bytes and follows no cross-reference;
/// this follows them as whoever opens the file will, and unpacks every object, however it is packed. Part of the
/// inspector's program alone: it runs sealed.

#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::inspection {

/// The answer of `material.inspect` to `request` about `file`; any other answer comes back as it is. Of a PDF:
///     pages                 are those that its tree leads to
///     active_content,
///     embedded_files        are also found where only unpacking shows them
///     unseen_content        goes where everything could be unpacked
///     damaged               comes where it has no pages or objects that anybody could find
/// What is encrypted, cut off or a bomb is refused as it is and not looked into.
[[nodiscard]] std::string with_pdf_reading(std::string_view request, std::string answer, base::BytesView file);

}  // namespace onetrip::inspection
