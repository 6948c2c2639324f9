#pragma once

/// Undoes deflate (RFC 1951), in its zlib wrapper (RFC 1950) or bare as a ZIP has it, within a limit: what foreign
/// files pack must not grow beyond what the reader is ready for. The one place of the core that includes zlib.h.

#include <cstdint>
#include <string>

#include "core/base/bytes.h"

namespace onetrip::material {

struct Inflated {
    std::string bytes;           ///< what came out; of a damaged stream what came out before the damage
    bool is_whole = false;       ///< the stream came to its own end, and its checksum, if it has one, is right
    bool is_over_limit = false;  ///< it would have gone on beyond `size_bytes_max`
};
enum class Wrapper : std::uint8_t { Zlib, None };
[[nodiscard]] Inflated inflate(base::BytesView packed, std::size_t size_bytes_max, Wrapper wrapper = Wrapper::Zlib);

}  // namespace onetrip::material
