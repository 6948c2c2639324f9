#pragma once

/// Runs the program of a pattern as a set of states that move together, one character at a time (Pike's way of
/// Thompson's construction): what the patterns that got no table are searched with.

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/schema/pattern.h"

namespace onetrip::schema {

class PatternSimulation {
public:
    explicit PatternSimulation(const Pattern& pattern);
    [[nodiscard]] bool search(std::string_view text);

private:
    /// What the assertions ask about the place between two characters.
    struct Place {
        bool at_begin;
        bool at_end;
        bool at_word_edge;
    };
    /// Adds everything that `from` leads to without a character; true if that is a match.
    bool close(std::uint32_t from, const Place& place);
    [[nodiscard]] bool is_in_set(std::uint32_t set, char32_t c) const;

    const Pattern& pattern_;
    std::vector<std::uint32_t> waiting_;  ///< instructions that wait for a character
    std::vector<std::uint32_t> reached_;  ///< where the last character led
    std::vector<std::uint32_t> stack_;
    std::vector<std::uint32_t> seen_;  ///< of an instruction: at which character it was last reached
    std::uint32_t now_ = 0;
};

}  // namespace onetrip::schema
