#pragma once

/// A body in the coding `gzip` (RFC 1952), for answers that are made once and sent often.

#include <string>
#include <string_view>

namespace onetrip::http {

/// As small as zlib makes it; the same bytes for the same text. Empty if zlib fails, which it does for want of memory
/// alone.
[[nodiscard]] std::string gzipped(std::string_view text);

}  // namespace onetrip::http
