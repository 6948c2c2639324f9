#pragma once

/// Undoes deflate in its zlib wrapper (RFC 1950, 1951), within a limit: what foreign files pack must not grow beyond
/// what the reader is ready for. The one place of the core that includes zlib.h.

#include <string>

#include "core/base/bytes.h"

namespace onetrip::material {

struct Inflated {
    std::string bytes;           ///< what came out; of a damaged stream what came out before the damage
    bool is_whole = false;       ///< the stream came to its own end, and its checksum is right
    bool is_over_limit = false;  ///< it would have gone on beyond `size_bytes_max`
};
[[nodiscard]] Inflated inflate(base::BytesView packed, std::size_t size_bytes_max);

}  // namespace onetrip::material
