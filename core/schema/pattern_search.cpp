#include "core/schema/pattern_search_internal.h"

#include <algorithm>

#include "core/base/text.h"

namespace onetrip::schema {
namespace {

/// Of well-formed text.
char32_t take(std::string_view text, std::size_t& at) {
    const auto byte = [&] { return static_cast<char32_t>(static_cast<unsigned char>(text[at++])); };
    const char32_t first = byte();
    if (first < 0x80) return first;
    if (first < 0xE0) {
        const char32_t b = byte();
        return (first & 0x1F) << 6 | (b & 0x3F);
    }
    const char32_t b = byte();
    const char32_t c = byte();
    if (first < 0xF0) return (first & 0x0F) << 12 | (b & 0x3F) << 6 | (c & 0x3F);
    const char32_t d = byte();
    return (first & 0x07) << 18 | (b & 0x3F) << 12 | (c & 0x3F) << 6 | (d & 0x3F);
}

bool is_word(char32_t c) {
    return is_ascii_letter(c) || is_decimal(c) || c == '_';
}

}  // namespace

bool Pattern::search_table(std::string_view text) const {
    std::uint16_t state = start_;
    if (state >= state_yes) return state == state_yes;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        std::uint8_t which = 0;
        if (byte < 0x80) {
            which = ascii_classes_[byte];
            ++at;
        } else {
            const char32_t c = take(text, at);
            const auto run = std::upper_bound(run_starts_.begin(), run_starts_.end(), c);
            which = run_classes_[static_cast<std::size_t>(run - run_starts_.begin()) - 1];
        }
        state = transitions_[state * class_count_ + which];
        if (state >= state_yes) return state == state_yes;
    }
    return yes_at_end_[state] != 0;
}

PatternSimulation::PatternSimulation(const Pattern& pattern)
    : pattern_(pattern), seen_(pattern.instructions_.size(), 0) {}

bool PatternSimulation::is_in_set(std::uint32_t set, char32_t c) const {
    const CodePointRanges& ranges = pattern_.sets_[set];
    const auto after =
        std::upper_bound(ranges.begin(), ranges.end(), c,
                         [](char32_t value, const CodePointRange& range) { return value < range.first; });
    return after != ranges.begin() && c <= (after - 1)->last;
}

bool PatternSimulation::close(std::uint32_t from, const Place& place) {
    stack_.push_back(from);
    while (!stack_.empty()) {
        const std::uint32_t at = stack_.back();
        stack_.pop_back();
        if (seen_[at] == now_) continue;
        seen_[at] = now_;
        const Pattern::Instruction& instruction = pattern_.instructions_[at];
        bool goes_on = false;
        switch (instruction.code) {
            case Pattern::Code::Set: waiting_.push_back(at); break;
            case Pattern::Code::Split: stack_.push_back(instruction.b); [[fallthrough]];
            case Pattern::Code::Jump: stack_.push_back(instruction.a); break;
            case Pattern::Code::Begin: goes_on = place.at_begin; break;
            case Pattern::Code::End: goes_on = place.at_end; break;
            case Pattern::Code::WordEdge: goes_on = place.at_word_edge; break;
            case Pattern::Code::NotWordEdge: goes_on = !place.at_word_edge; break;
            case Pattern::Code::Match: return true;
        }
        if (goes_on) stack_.push_back(at + 1);
    }
    return false;
}

bool PatternSimulation::search(std::string_view text) {
    const bool only_at_begin = pattern_.instructions_.front().code == Pattern::Code::Begin;
    bool after_word = false;
    for (std::size_t at = 0;;) {
        const bool at_begin = at == 0;
        const bool at_end = at == text.size();
        const char32_t c = at_end ? 0 : take(text, at);
        const bool before_word = !at_end && is_word(c);
        const Place place{at_begin, at_end, after_word != before_word};
        ++now_;
        waiting_.clear();
        for (const std::uint32_t from : reached_) {
            if (close(from, place)) return true;
        }
        if (close(0, place)) return true;
        if (at_end || (only_at_begin && waiting_.empty())) return false;
        reached_.clear();
        for (const std::uint32_t waiting : waiting_) {
            if (is_in_set(pattern_.instructions_[waiting].a, c)) reached_.push_back(waiting + 1);
        }
        after_word = before_word;
    }
}

}  // namespace onetrip::schema
