#pragma once

/// Regular expressions as JSON Schema means them (Core section 6.4): ECMA-262 with the flag `u`, searched anywhere in
/// the text. The time of a search is linear in the text for every pattern: small patterns become a table (one step a
/// character), the others are simulated as a set of states (a Pike VM). Nothing ever backtracks.
///
/// Deliberate departures, each refused when compiling and never met while searching:
///   - look-ahead, look-behind and back-references (`(?=a)`, `(?<!a)`, `\1`, `\k<n>`): they have no linear-time answer;
///   - `\p{…}` beyond General_Category, the scripts of unicode_tables.h and a few binary properties, Script_Extensions.
///
///     const auto pattern = Pattern::compile("^[\\u4e00-\\u9fa5·]{2,20}$");
///     pattern->search("阿依古丽·买买提");  // true

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/schema/character_ranges.h"

namespace onetrip::schema {

struct PatternLimits {
    std::uint32_t length_bytes_max = 4096;
    std::uint32_t nesting_max = 64;         ///< groups within groups
    std::uint32_t instructions_max = 8192;  ///< after `{n,m}` has been written out
};

enum class PatternRefusal : std::uint8_t {
    TooLarge,    ///< a limit above
    Malformed,   ///< no ECMA-262 pattern with `u`
    Unsupported  ///< one, but it asks for what is refused on purpose
};

class Pattern {
public:
    /// The first refusal that applies, in the order of the enum; a limit that is only met while writing out repetitions
    /// is found last.
    [[nodiscard]] static base::Result<Pattern, PatternRefusal> compile(std::string_view source,
                                                                       const PatternLimits& limits = {});

    /// True if the pattern matches somewhere in the text, which must be well-formed UTF-8.
    [[nodiscard]] bool search(std::string_view text) const;

    /// Whether searching takes one table step a character; for tests and measurements.
    [[nodiscard]] bool is_table() const { return has_table_; }
    /// What a search costs at most, in steps: for the budget of a check.
    [[nodiscard]] std::uint64_t steps_for(std::size_t text_size_bytes) const;

private:
    friend class PatternEmitter;
    friend class PatternTableBuilder;
    friend class PatternSimulation;

    /// `Set` goes on to the next instruction if the character is in the set `a`; `Split` goes to `a` and to `b`; `Jump`
    /// to `a`; the assertions go on to the next.
    enum class Code : std::uint8_t { Set, Split, Jump, Begin, End, WordEdge, NotWordEdge, Match };
    struct Instruction {
        Code code;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };

    Pattern() = default;
    [[nodiscard]] bool search_table(std::string_view text) const;

    // The program, given up where there is a table.
    std::vector<Instruction> instructions_;
    std::vector<CodePointRanges> sets_;

    // The table: characters fall into classes that no set of the pattern tells apart; a state and a class lead to a
    // state, or to the verdict.
    static constexpr std::uint16_t state_yes = 0xFFFE;
    static constexpr std::uint16_t state_no = 0xFFFF;
    std::vector<std::uint8_t> ascii_classes_;
    std::vector<char32_t> run_starts_;  ///< beyond ASCII: where a run of one class begins
    std::vector<std::uint8_t> run_classes_;
    std::vector<std::uint16_t> transitions_;  ///< [state * class_count_ + class]
    std::vector<std::uint8_t> yes_at_end_;    ///< of a state
    std::uint32_t class_count_ = 0;
    std::uint16_t start_ = state_no;
    bool has_table_ = false;
};

/// Whether ECMA-262 accepts the text as a pattern with `u`; look-around and back-references are no obstacle.
[[nodiscard]] bool is_well_formed_pattern(std::string_view source);

}  // namespace onetrip::schema
