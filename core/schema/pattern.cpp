#include "core/schema/pattern.h"

#include <algorithm>

#include "core/schema/pattern_search_internal.h"
#include "core/schema/pattern_syntax_internal.h"
#include "core/schema/pattern_table_internal.h"

namespace onetrip::schema {

using Kind = PatternNode::Kind;

/// Writes the tree out as a program; `a{2,4}` becomes four copies of `a`.
class PatternEmitter {
public:
    PatternEmitter(const PatternTree& tree, Pattern& pattern) : tree_(tree), out_(pattern.instructions_) {}

    /// How many instructions emit() will write; stops counting somewhere above `max`.
    [[nodiscard]] std::uint64_t size(std::uint32_t node, std::uint64_t max) const {
        const PatternNode& here = tree_.nodes[node];
        if (here.kind > Kind::Repeat) return 1;
        std::uint64_t total = 0;
        if (here.kind == Kind::Repeat) {
            const std::uint64_t one = size(here.child, max);
            if (one == 0) return 0;
            const bool open = here.max == PatternNode::without_end;
            total = here.min * one + (open ? one + 2 : (here.max - here.min) * (one + 1));
        } else {
            for (std::uint32_t child = here.child; child != PatternNode::none; child = tree_.nodes[child].next) {
                total += size(child, max) + (here.kind == Kind::Choice ? 2 : 0);
            }
        }
        return std::min(total, max + 1);
    }

    void emit_all() {
        emit(tree_.root);
        add(Pattern::Code::Match);
    }

private:
    std::uint32_t add(Pattern::Code code, std::uint32_t a = 0) {
        out_.push_back({code, a});
        return here() - 1;
    }
    [[nodiscard]] std::uint32_t here() const { return static_cast<std::uint32_t>(out_.size()); }

    void emit(std::uint32_t node) {
        const PatternNode& tree_node = tree_.nodes[node];
        switch (tree_node.kind) {
            case Kind::Sequence:
                for (auto child = tree_node.child; child != PatternNode::none; child = tree_.nodes[child].next) {
                    emit(child);
                }
                return;
            case Kind::Choice: emit_choice(tree_node.child); return;
            case Kind::Repeat: emit_repeat(tree_node); return;
            case Kind::Set: add(Pattern::Code::Set, tree_node.child); return;
            case Kind::Begin: add(Pattern::Code::Begin); return;
            case Kind::End: add(Pattern::Code::End); return;
            case Kind::WordEdge: add(Pattern::Code::WordEdge); return;
            case Kind::NotWordEdge: add(Pattern::Code::NotWordEdge); return;
        }
    }

    void emit_choice(std::uint32_t child) {
        std::vector<std::uint32_t> jumps;
        for (; tree_.nodes[child].next != PatternNode::none; child = tree_.nodes[child].next) {
            const std::uint32_t split = add(Pattern::Code::Split, here() + 1);
            emit(child);
            jumps.push_back(add(Pattern::Code::Jump));
            out_[split].b = here();
        }
        emit(child);
        for (const std::uint32_t jump : jumps)
            out_[jump].a = here();
    }

    void emit_repeat(const PatternNode& repeat) {
        const std::uint32_t before = here();
        for (std::uint32_t i = 0; i < repeat.min; ++i) {
            emit(repeat.child);
            if (here() == before) return;  // nothing, however often
        }
        if (repeat.max == PatternNode::without_end) {
            const std::uint32_t split = add(Pattern::Code::Split, here() + 1);
            emit(repeat.child);
            if (here() == split + 1) {
                out_.pop_back();
                return;
            }
            add(Pattern::Code::Jump, split);
            out_[split].b = here();
            return;
        }
        std::vector<std::uint32_t> splits;
        for (std::uint32_t i = repeat.min; i < repeat.max; ++i) {
            const std::uint32_t split = add(Pattern::Code::Split, here() + 1);
            emit(repeat.child);
            if (here() == split + 1) {
                out_.pop_back();
                break;
            }
            splits.push_back(split);
        }
        for (const std::uint32_t split : splits)
            out_[split].b = here();
    }

    const PatternTree& tree_;
    std::vector<Pattern::Instruction>& out_;
};

base::Result<Pattern, PatternRefusal> Pattern::compile(std::string_view source, const PatternLimits& limits) {
    auto tree = parse_pattern(source, limits);
    if (!tree) return base::Err{tree.error()};
    if (!tree->is_supported) return base::Err{PatternRefusal::Unsupported};
    Pattern pattern;
    PatternEmitter emitter(*tree, pattern);
    if (emitter.size(tree->root, limits.instructions_max) >= limits.instructions_max) {
        return base::Err{PatternRefusal::TooLarge};
    }
    emitter.emit_all();
    pattern.sets_ = std::move(tree->sets);
    PatternTableBuilder(pattern).build();
    return pattern;
}

bool Pattern::search(std::string_view text) const {
    return has_table_ ? search_table(text) : PatternSimulation(*this).search(text);
}

std::uint64_t Pattern::steps_for(std::size_t text_size_bytes) const {
    constexpr std::uint64_t bytes_per_step = 32;
    return text_size_bytes * (has_table_ ? 1 : instructions_.size()) / bytes_per_step;
}

bool is_well_formed_pattern(std::string_view source) {
    return parse_pattern(source, {}).ok();
}

}  // namespace onetrip::schema
