#include "core/schema/pattern_syntax_internal.h"

#include <algorithm>
#include <optional>
#include <string>

#include "core/base/text.h"
#include "core/schema/character_ranges.h"

namespace onetrip::schema {
namespace {

using Kind = PatternNode::Kind;
using Ranges = CodePointRanges;

constexpr char32_t end_of_source = 0xFFFFFFFF;
constexpr std::uint32_t ranges_max = 1u << 16;   // of all sets together
constexpr std::uint32_t sets_compared = 32;      // how many of the last sets are looked at before adding one
constexpr std::uint32_t count_max = 0x7FFFFFFF;  // larger counts in {n,m} are read as this one

bool is_syntax_character(char32_t c) {
    return c < 0x80 && std::string_view("^$\\.*+?()[]{}|").find(static_cast<char>(c)) != std::string_view::npos;
}

class PatternParser {
public:
    PatternParser(std::string_view source, const PatternLimits& limits) : source_(source), limits_(limits) {}

    base::Result<PatternTree, PatternRefusal> parse() {
        if (source_.size() > limits_.length_bytes_max) return base::Err{PatternRefusal::TooLarge};
        if (!base::is_well_formed_utf8(source_)) return base::Err{PatternRefusal::Malformed};
        tree_.root = choice(0);
        if (!failed_ && at_ != source_.size()) fail();
        if (!failed_ && !references_lead_somewhere()) fail();
        if (failed_) return base::Err{refusal_};
        return std::move(tree_);
    }

private:
    [[nodiscard]] char32_t peek() const {
        if (at_ >= source_.size()) return end_of_source;
        return base::decode_code_point(source_, at_)->code_point;
    }
    char32_t take() {
        const auto decoded = base::decode_code_point(source_, at_);
        at_ += decoded->size_bytes;
        return decoded->code_point;
    }
    bool accept(std::string_view text) {
        if (source_.substr(at_, text.size()) != text) return false;
        at_ += text.size();
        return true;
    }
    void fail(PatternRefusal refusal = PatternRefusal::Malformed) {
        if (!failed_) refusal_ = refusal;
        failed_ = true;
    }

    std::uint32_t add(PatternNode node) {
        tree_.nodes.push_back(node);
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
    }

    std::uint32_t add_set(const Ranges& ranges) {
        auto& sets = tree_.sets;
        std::size_t which = sets.size();
        for (std::size_t i = sets.size(); i > 0 && i + sets_compared > sets.size(); --i) {
            if (equal(ranges, sets[i - 1])) which = i - 1;
        }
        if (which == sets.size()) {
            range_count_ += ranges.size();
            if (range_count_ > ranges_max) fail(PatternRefusal::TooLarge);
            sets.push_back(ranges);
        }
        return add({Kind::Set, static_cast<std::uint32_t>(which)});
    }

    std::uint32_t add_character(char32_t c) { return add_set({{c, c}}); }

    std::uint32_t choice(std::uint32_t depth) {
        if (depth > limits_.nesting_max) fail(PatternRefusal::TooLarge);
        const std::uint32_t first = sequence(depth);
        if (failed_ || peek() != '|') return first;
        const std::uint32_t node = add({Kind::Choice, first});
        for (std::uint32_t last = first; !failed_ && accept("|");) {
            const std::uint32_t next = sequence(depth);
            tree_.nodes[last].next = next;
            last = next;
        }
        return node;
    }

    std::uint32_t sequence(std::uint32_t depth) {
        const std::uint32_t node = add({Kind::Sequence});
        std::uint32_t last = PatternNode::none;
        while (!failed_ && peek() != '|' && peek() != ')' && peek() != end_of_source) {
            const std::uint32_t next = term(depth);
            if (last == PatternNode::none) {
                tree_.nodes[node].child = next;
            } else {
                tree_.nodes[last].next = next;
            }
            last = next;
        }
        return node;
    }

    std::uint32_t term(std::uint32_t depth) {
        if (accept("^")) return add({Kind::Begin});
        if (accept("$")) return add({Kind::End});
        if (accept("\\b")) return add({Kind::WordEdge});
        if (accept("\\B")) return add({Kind::NotWordEdge});
        for (const std::string_view opening : {"(?=", "(?!", "(?<=", "(?<!"}) {
            if (accept(opening)) {
                tree_.is_supported = false;
                return group(depth);
            }
        }
        const std::uint32_t node = atom(depth);
        return failed_ ? node : quantified(node);
    }

    /// The rest of a group, its opening read.
    std::uint32_t group(std::uint32_t depth) {
        const std::uint32_t node = choice(depth + 1);
        if (!accept(")")) fail();
        return node;
    }

    std::uint32_t atom(std::uint32_t depth) {
        if (accept("(?:")) return group(depth);
        if (accept("(?<")) {
            ++group_count_;
            std::string name = group_name();
            if (std::find(names_.begin(), names_.end(), name) != names_.end()) fail();
            names_.push_back(std::move(name));
            return group(depth);
        }
        if (accept("(?")) {
            fail();
            return 0;
        }
        if (accept("(")) {
            ++group_count_;
            return group(depth);
        }
        if (accept("[")) return character_class();
        if (accept("\\")) return atom_escape();
        if (accept(".")) {
            const auto line_ends = named_ranges('.');
            Ranges ranges(line_ends.begin(), line_ends.end());
            complement(ranges);
            return add_set(ranges);
        }
        const char32_t c = take();
        if (is_syntax_character(c)) fail();
        return add_character(c);
    }

    std::uint32_t quantified(std::uint32_t node) {
        PatternNode repeat{Kind::Repeat, node, PatternNode::none, 0, PatternNode::without_end};
        if (accept("*")) {
        } else if (accept("+")) {
            repeat.min = 1;
        } else if (accept("?")) {
            repeat.max = 1;
        } else if (accept("{")) {
            counts(repeat);
        } else {
            return node;
        }
        accept("?");  // lazy: it changes which match is found first, not whether there is one
        return add(repeat);
    }

    void counts(PatternNode& repeat) {
        if (!count(repeat.min)) return fail();
        repeat.max = repeat.min;
        if (accept(",")) {
            repeat.max = PatternNode::without_end;
            if (is_decimal(peek()) && !count(repeat.max)) return fail();
        }
        if (!accept("}") || repeat.max < repeat.min) fail();
    }

    bool count(std::uint32_t& out) {
        if (!is_decimal(peek())) return false;
        std::uint64_t value = 0;
        while (is_decimal(peek()))
            value = std::min<std::uint64_t>(value * 10 + (take() - '0'), count_max);
        out = static_cast<std::uint32_t>(value);
        return true;
    }

    std::string group_name() {
        const std::size_t begin = at_;
        std::string name;
        while (!failed_ && peek() != '>') {
            if (peek() == end_of_source) {
                fail();
                break;
            }
            char32_t c = take();
            if (c == '\\' && (!accept("u") || !unicode_escape(c))) fail();
            if (failed_ || !(name.empty() ? is_identifier_start(c) : is_identifier_part(c))) {
                fail();
            } else {
                base::append_code_point(name, c);
            }
        }
        if (at_ == begin || !accept(">")) fail();
        return name;
    }

    std::uint32_t atom_escape() {
        const char32_t c = peek();
        if (c >= '1' && c <= '9') {
            std::uint32_t number = 0;
            count(number);
            reference_max_ = std::max(reference_max_, number);
            tree_.is_supported = false;
            return add({Kind::Sequence});
        }
        if (accept("k")) {
            if (!accept("<")) fail();
            if (!failed_) references_.push_back(group_name());
            tree_.is_supported = false;
            return add({Kind::Sequence});
        }
        Ranges ranges;
        if (class_escape(ranges)) return add_set(ranges);
        char32_t character = 0;
        if (!character_escape(character)) fail();
        return add_character(character);
    }

    /// `\d`, `\W`, `\p{…}`; appends normalised ranges. False, with nothing read, if it is none of them.
    bool class_escape(Ranges& out) {
        const char32_t c = peek();
        Ranges ranges;
        if (c > 'z' || std::string_view("dDsSwWpP").find(static_cast<char>(c)) == std::string_view::npos) return false;
        take();
        if (c == 'p' || c == 'P') {
            property(ranges);
        } else {
            const auto named = named_ranges(static_cast<char>(c | 0x20));
            ranges.assign(named.begin(), named.end());
        }
        if (c < 'a') complement(ranges);
        out.insert(out.end(), ranges.begin(), ranges.end());
        return true;
    }

    void property(Ranges& out) {
        if (!accept("{")) return fail();
        const std::size_t end = source_.find('}', at_);
        if (end == std::string_view::npos) return fail();
        std::string_view value = source_.substr(at_, end - at_);
        at_ = end + 1;
        std::string_view name;
        if (const std::size_t equals = value.find('='); equals != std::string_view::npos) {
            name = value.substr(0, equals);
            value.remove_prefix(equals + 1);
            if (name.empty()) return fail();
        }
        const auto is_name = [](char c) { return is_ascii_letter(c) || is_decimal(c) || c == '_'; };
        if (value.empty() || !std::all_of(value.begin(), value.end(), is_name)) return fail();
        const PropertyAnswer answer = append_property(name, value, out);
        if (answer == PropertyAnswer::Malformed) return fail();
        if (answer == PropertyAnswer::Unsupported) tree_.is_supported = false;
    }

    bool character_escape(char32_t& out) {
        if (peek() == end_of_source) return false;
        const char32_t c = take();
        switch (c) {
            case 'f': out = '\f'; return true;
            case 'n': out = '\n'; return true;
            case 'r': out = '\r'; return true;
            case 't': out = '\t'; return true;
            case 'v': out = '\v'; return true;
            case '0': out = 0; return !is_decimal(peek());
            case 'c':
                if (!is_ascii_letter(peek())) return false;
                out = take() % 32;
                return true;
            case 'x': return hex(2, out);
            case 'u': return unicode_escape(out);
            default: out = c; return is_syntax_character(c) || c == '/';
        }
    }

    bool hex(std::uint32_t count, char32_t& out) {
        out = 0;
        for (; count > 0; --count) {
            const int value = hex_value(peek());
            if (value < 0) return false;
            out = out * 16 + static_cast<char32_t>(value);
            take();
        }
        return true;
    }

    /// After `\u`: four digits, two such escapes that make a surrogate pair, or `{…}`.
    bool unicode_escape(char32_t& out) {
        if (accept("{")) {
            out = 0;
            bool any = false;
            for (; hex_value(peek()) >= 0; any = true) {
                out = out * 16 + static_cast<char32_t>(hex_value(take()));
                if (out > code_point_last) return false;
            }
            return any && accept("}");
        }
        if (!hex(4, out)) return false;
        if (out < 0xD800 || out > 0xDBFF) return true;
        const std::size_t before = at_;
        char32_t low = 0;
        if (accept("\\u") && hex(4, low) && low >= 0xDC00 && low <= 0xDFFF) {
            out = 0x10000 + ((out - 0xD800) << 10) + (low - 0xDC00);
        } else {
            at_ = before;
        }
        return true;
    }

    std::uint32_t character_class() {
        const bool negated = accept("^");
        Ranges ranges;
        while (!failed_ && !accept("]")) {
            if (peek() == end_of_source) {
                fail();
                break;
            }
            class_part(ranges);
        }
        normalise(ranges);
        if (negated) complement(ranges);
        return add_set(ranges);
    }

    /// One atom of a class, or a range of two. A set as the end of a range is an error with `u`.
    void class_part(Ranges& ranges) {
        const std::optional<char32_t> first = class_atom(ranges);
        const bool is_range = peek() == '-' && source_.substr(at_ + 1, 1) != "]" && at_ + 1 < source_.size();
        if (failed_ || !is_range) {
            if (first) ranges.push_back({*first, *first});
            return;
        }
        take();
        const std::optional<char32_t> last = class_atom(ranges);
        if (!first || !last || *last < *first) return fail();
        ranges.push_back({*first, *last});
    }

    /// A character, or nullopt after a set went to `ranges` (or after a failure).
    std::optional<char32_t> class_atom(Ranges& ranges) {
        if (!accept("\\")) return take();
        if (class_escape(ranges)) return std::nullopt;
        if (accept("b")) return '\b';
        if (accept("-")) return '-';
        char32_t c = 0;
        if (!character_escape(c)) fail();
        return c;
    }

    [[nodiscard]] bool references_lead_somewhere() const {
        if (reference_max_ > group_count_) return false;
        return std::all_of(references_.begin(), references_.end(), [&](const std::string& name) {
            return std::find(names_.begin(), names_.end(), name) != names_.end();
        });
    }

    std::string_view source_;
    const PatternLimits& limits_;
    PatternTree tree_;
    std::size_t at_ = 0;
    std::size_t range_count_ = 0;
    std::uint32_t group_count_ = 0;
    std::uint32_t reference_max_ = 0;
    std::vector<std::string> names_;
    std::vector<std::string> references_;
    PatternRefusal refusal_ = PatternRefusal::Malformed;
    bool failed_ = false;
};

}  // namespace

base::Result<PatternTree, PatternRefusal> parse_pattern(std::string_view source, const PatternLimits& limits) {
    return PatternParser(source, limits).parse();
}

}  // namespace onetrip::schema
