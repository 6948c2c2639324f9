#pragma once

/// What is left of a file once it was inspected: enough to hold it against what a material asks for without having its
/// bytes at hand, when a whole application is judged. Only what this core saw itself may be put in: a server takes the
/// facts from its own inspection, never from the sender.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/finding.h"
#include "core/json/document.h"
#include "core/material/inspect.h"

namespace onetrip::material {

struct FileFacts {
    Kind kind = Kind::Unknown;
    std::int64_t size_bytes = 0;
    std::optional<PixelSize> pixels;  ///< of an image
};

/// Reads `{"kind","size_bytes","width"?,"height"?}`; further members (`sha256`, `id`) are the caller's own. nullopt if
/// it cannot be what an inspection said.
[[nodiscard]] std::optional<FileFacts> read_file_facts(json::View facts);

/// `material.kind_not_accepted`, `material.too_large`, `material.too_small`, `material.pixels_too_few`,
/// `material.pixels_too_many`, `material.ratio`, as inspect.h has them; an image whose size is not known is
/// `material.truncated`. Their `field` is empty.
[[nodiscard]] std::vector<base::Finding> check_facts(const FileFacts& facts, const FileSpec& spec);

}  // namespace onetrip::material
