#pragma once

/// A compiled rule: its nodes in one array, the arguments of an operator side by side, the root first. The evaluator
/// walks it; whoever explains a verdict asks it where a node stood in the rule.
///
///     {"<":[{"var":"age"},18]}  ->  Less children 1..2 | Path "age" | Constant 18

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/logic/arena.h"
#include "core/logic/datum.h"
#include "core/logic/operators.h"
#include "core/logic/rule.h"

namespace onetrip::logic {

struct Node {
    Op op = Op::Constant;
    /// The only argument stands without an array around it: what it yields may be the arguments (Taking::Arguments).
    bool direct = false;
    /// Path: how many levels outwards the context lies (two a context; the odd one between knows the place in a list).
    std::uint16_t levels = 0;
    std::uint32_t first_child = 0;
    std::uint32_t child_count = 0;
    std::uint32_t first_segment = 0;
    std::uint32_t segment_count = 0;
    Datum constant;
};

/// One step of a path into the data.
struct Segment {
    std::string_view name;
    std::int32_t index = -1;  ///< what the name says as an array index, if it is one
};

/// Where a node stood: under which other node, and as which of its arguments.
struct Place {
    static constexpr std::uint32_t alone = UINT32_MAX;
    std::uint32_t parent = 0;
    std::uint32_t argument = alone;
    std::string_view operator_name;  ///< empty for values and arrays
};

struct Plan {
    Limits limits;
    std::vector<Node> nodes;
    std::vector<Place> places;  ///< one for each node
    std::vector<Segment> segments;
    std::vector<std::string> variables;
    std::vector<std::string> outer_variables;
    bool reads_today = false;
    bool reads_workdays = false;
    Arena texts{SIZE_MAX};  ///< names and constants

    [[nodiscard]] const Node& child(const Node& node, std::uint32_t index) const {
        return nodes[node.first_child + index];
    }
    /// JSON Pointer into the rule: of an operator, the object it is the name in.
    [[nodiscard]] std::string pointer_to(std::uint32_t node) const;
};

/// Reads `a.b.c` as `var` does: `\.` and `\/` are the characters themselves, `\\` is a backslash.
[[nodiscard]] std::vector<std::string> split_path(std::string_view path);

}  // namespace onetrip::logic
