#pragma once

/// The grammar of ECMA-262 section 22.2.1 with the flag `u`, read into a tree. What pattern.h refuses on purpose is
/// read as well, so that a pattern that is wrong is told from one that is only not supported.

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/pattern.h"
#include "core/schema/unicode.h"

namespace onetrip::schema {

struct PatternNode {
    enum class Kind : std::uint8_t { Sequence, Choice, Repeat, Set, Begin, End, WordEdge, NotWordEdge };
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    static constexpr std::uint32_t without_end = 0xFFFFFFFF;

    Kind kind;
    std::uint32_t child = none;  ///< Sequence, Choice, Repeat: the first child; Set: which set
    std::uint32_t next = none;   ///< the next child of the same parent
    std::uint32_t min = 0;       ///< Repeat
    std::uint32_t max = 0;       ///< Repeat; `without_end` for `*`, `+` and `{n,}`
};

struct PatternTree {
    std::vector<PatternNode> nodes;
    std::uint32_t root = PatternNode::none;
    std::vector<CodePointRanges> sets;  ///< normalised
    bool is_supported = true;
};

/// TooLarge or Malformed; whether what was read is supported stands in the tree.
[[nodiscard]] base::Result<PatternTree, PatternRefusal> parse_pattern(std::string_view source,
                                                                      const PatternLimits& limits);

}  // namespace onetrip::schema
