#pragma once

/// Turns the program of a pattern into a table, where that stays small: the subset construction, done once when the
/// pattern is compiled. Most patterns of forms (numbers, codes, names of bounded length) end here.

#include <cstdint>
#include <span>
#include <vector>

#include "core/schema/pattern.h"

namespace onetrip::schema {

class PatternTableBuilder {
public:
    explicit PatternTableBuilder(Pattern& pattern) : pattern_(pattern) {}

    /// Leaves the pattern as it is if the table would be large or slow to make.
    void build();

private:
    using Word = std::uint64_t;
    /// A set of instructions that wait for a character, and what the text so far means.
    struct State {
        std::vector<Word> waiting;
        bool yes = false;
        bool yes_at_end = false;
    };

    [[nodiscard]] bool is_suited() const;
    bool make_classes();
    bool make_states();
    std::uint16_t state_of(State&& state);
    void close(State& state, std::uint32_t from, bool at_begin);
    void merge(State& into, const State& other) const;

    Pattern& pattern_;
    std::vector<Word> class_sets_;  ///< of a class: which sets it is in
    std::vector<State> states_;
    std::vector<std::uint32_t> stack_;
    std::vector<Word> seen_;
    std::uint32_t work_ = 0;
};

}  // namespace onetrip::schema
