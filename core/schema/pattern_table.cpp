#include "core/schema/pattern_table_internal.h"

#include <algorithm>

#include "core/base/sort.h"

namespace onetrip::schema {
namespace {

constexpr std::size_t instructions_max = 1024;
constexpr std::size_t sets_max = 64;  // one bit each
constexpr std::size_t ranges_max = 2048;
constexpr std::size_t classes_max = 64;
constexpr std::size_t states_max = 1024;
constexpr std::size_t cells_max = 8192;
constexpr std::uint32_t work_max = 40'000;  // instructions looked at: about 0.1 ms
constexpr std::uint32_t comparisons_per_work = 8;
constexpr std::uint32_t word_bits = 64;

}  // namespace

void PatternTableBuilder::build() {
    if (!is_suited() || !make_classes() || !make_states()) return;
    pattern_.has_table_ = true;
    pattern_.instructions_ = {};
    pattern_.sets_ = {};
}

bool PatternTableBuilder::is_suited() const {
    std::size_t range_count = 0;
    for (const CodePointRanges& ranges : pattern_.sets_)
        range_count += ranges.size();
    const auto is_edge = [](const Pattern::Instruction& instruction) {
        return instruction.code == Pattern::Code::WordEdge || instruction.code == Pattern::Code::NotWordEdge;
    };
    const auto& program = pattern_.instructions_;
    return program.size() <= instructions_max && pattern_.sets_.size() <= sets_max && range_count <= ranges_max &&
           std::none_of(program.begin(), program.end(), is_edge);
}

bool PatternTableBuilder::make_classes() {
    std::vector<std::uint32_t> starts = {0, 0x80};
    for (const CodePointRanges& ranges : pattern_.sets_) {
        for (const CodePointRange& range : ranges) {
            starts.push_back(range.first);
            starts.push_back(range.last + 1);
        }
    }
    base::sort_order(starts, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Word> membership(starts.size(), 0);
    for (std::size_t set = 0; set < pattern_.sets_.size(); ++set) {
        std::size_t at = 0;
        for (const CodePointRange& range : pattern_.sets_[set]) {
            while (starts[at] < range.first)
                ++at;
            for (; at < starts.size() && starts[at] <= range.last; ++at)
                membership[at] |= Word{1} << set;
        }
    }
    std::vector<std::uint8_t> ascii(0x80);
    std::vector<char32_t> run_starts;
    std::vector<std::uint8_t> run_classes;
    for (std::size_t at = 0; at < starts.size(); ++at) {
        const auto found = std::find(class_sets_.begin(), class_sets_.end(), membership[at]);
        const auto which = static_cast<std::uint8_t>(found - class_sets_.begin());
        if (found == class_sets_.end()) class_sets_.push_back(membership[at]);
        if (class_sets_.size() > classes_max) return false;
        if (starts[at] < 0x80) {
            const std::uint32_t end = std::min<std::uint32_t>(at + 1 < starts.size() ? starts[at + 1] : 0x80, 0x80);
            std::fill(ascii.begin() + starts[at], ascii.begin() + end, which);
        } else if (run_classes.empty() || run_classes.back() != which) {
            run_starts.push_back(starts[at]);
            run_classes.push_back(which);
        }
    }
    pattern_.ascii_classes_ = std::move(ascii);
    pattern_.run_starts_ = std::move(run_starts);
    pattern_.run_classes_ = std::move(run_classes);
    pattern_.class_count_ = static_cast<std::uint32_t>(class_sets_.size());
    return true;
}

/// Adds everything that `from` leads to without a character.
void PatternTableBuilder::close(State& state, std::uint32_t from, bool at_begin) {
    stack_.push_back(from);
    bool behind_end = false;
    std::size_t end_bottom = 0;
    while (!stack_.empty()) {
        if (behind_end && stack_.size() <= end_bottom) behind_end = false;
        const std::uint32_t at = stack_.back();
        stack_.pop_back();
        const Word bit = Word{1} << at % word_bits;
        Word& seen = seen_[at / word_bits * 2 + (behind_end ? 1 : 0)];
        if (seen & bit) continue;
        seen |= bit;
        ++work_;
        const Pattern::Instruction& instruction = pattern_.instructions_[at];
        switch (instruction.code) {
            case Pattern::Code::Set:
                if (!behind_end) state.waiting[at / word_bits] |= bit;
                break;
            case Pattern::Code::Split: stack_.push_back(instruction.b); [[fallthrough]];
            case Pattern::Code::Jump: stack_.push_back(instruction.a); break;
            case Pattern::Code::Begin:
                if (at_begin) stack_.push_back(at + 1);
                break;
            case Pattern::Code::End:
                if (!behind_end) {
                    behind_end = true;
                    end_bottom = stack_.size();
                }
                stack_.push_back(at + 1);
                break;
            case Pattern::Code::Match:
                state.yes_at_end = true;
                if (!behind_end) state.yes = true;
                break;
            default: break;
        }
    }
}

void PatternTableBuilder::merge(State& into, const State& other) const {
    for (std::size_t i = 0; i < into.waiting.size(); ++i)
        into.waiting[i] |= other.waiting[i];
    into.yes = into.yes || other.yes;
    into.yes_at_end = into.yes_at_end || other.yes_at_end;
}

std::uint16_t PatternTableBuilder::state_of(State&& state) {
    if (state.yes) return Pattern::state_yes;
    const bool is_empty = std::all_of(state.waiting.begin(), state.waiting.end(), [](Word word) { return word == 0; });
    if (is_empty && !state.yes_at_end) return Pattern::state_no;
    const auto same = std::find_if(states_.begin(), states_.end(), [&](const State& other) {
        return other.yes_at_end == state.yes_at_end && other.waiting == state.waiting;
    });
    const auto which = static_cast<std::uint16_t>(same - states_.begin());
    work_ += which / comparisons_per_work;
    if (same == states_.end()) states_.push_back(std::move(state));
    return which;
}

bool PatternTableBuilder::make_states() {
    const std::size_t words = (pattern_.instructions_.size() + word_bits - 1) / word_bits;
    const auto fresh = [&] {
        seen_.assign(words * 2, 0);
        return State{std::vector<Word>(words, 0)};
    };
    State first = fresh();
    close(first, 0, true);
    State later = fresh();  // a match may begin at every character
    close(later, 0, false);
    const std::uint16_t start = state_of(std::move(first));
    std::vector<std::uint16_t> transitions;
    for (std::size_t state = 0; state < states_.size(); ++state) {
        for (std::size_t which = 0; which < class_sets_.size(); ++which) {
            State next = fresh();
            for (std::size_t word = 0; word < words; ++word) {
                for (Word left = states_[state].waiting[word]; left != 0; left &= left - 1) {
                    const auto at = static_cast<std::uint32_t>(word * word_bits) +
                                    static_cast<std::uint32_t>(__builtin_ctzll(left));
                    ++work_;
                    if (class_sets_[which] >> pattern_.instructions_[at].a & 1) close(next, at + 1, false);
                }
            }
            merge(next, later);
            transitions.push_back(state_of(std::move(next)));
            if (states_.size() > states_max || transitions.size() > cells_max || work_ > work_max) return false;
        }
    }
    pattern_.start_ = start;
    pattern_.transitions_ = std::move(transitions);
    for (const State& state : states_)
        pattern_.yes_at_end_.push_back(state.yes_at_end ? 1 : 0);
    return true;
}

}  // namespace onetrip::schema
