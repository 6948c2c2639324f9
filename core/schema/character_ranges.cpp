#include "core/schema/character_ranges.h"

#include <algorithm>

#include "core/base/sort.h"

namespace onetrip::schema {
namespace {

constexpr CodePointRange digits[] = {{'0', '9'}};
constexpr CodePointRange word[] = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
constexpr CodePointRange space[] = {{'\t', '\r'},     {' ', ' '},       {0xA0, 0xA0},     {0x1680, 0x1680},
                                    {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F},
                                    {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
constexpr CodePointRange line_ends[] = {{'\n', '\n'}, {'\r', '\r'}, {0x2028, 0x2029}};

constexpr std::uint32_t bit(Category category) {
    return 1u << static_cast<unsigned>(category);
}
constexpr std::uint32_t start_categories = bit(Category::Lu) | bit(Category::Ll) | bit(Category::Lt) |
                                           bit(Category::Lm) | bit(Category::Lo) | bit(Category::Nl);
constexpr std::uint32_t part_categories =
    start_categories | bit(Category::Mn) | bit(Category::Mc) | bit(Category::Nd) | bit(Category::Pc);

}  // namespace

void normalise(CodePointRanges& ranges) {
    std::vector<std::uint32_t> order = base::indices(ranges.size());
    base::sort_order(order, [&](std::uint32_t a, std::uint32_t b) { return ranges[a].first < ranges[b].first; });
    CodePointRanges out;
    for (const std::uint32_t at : order) {
        const CodePointRange range = ranges[at];
        if (!out.empty() && range.first <= out.back().last + 1) {
            out.back().last = std::max(out.back().last, range.last);
        } else {
            out.push_back(range);
        }
    }
    ranges.swap(out);
}

void complement(CodePointRanges& ranges) {
    CodePointRanges out;
    char32_t next = 0;
    for (const CodePointRange& range : ranges) {
        if (range.first > next) out.push_back({next, range.first - 1});
        next = range.last + 1;
    }
    if (next <= code_point_last) out.push_back({next, code_point_last});
    ranges.swap(out);
}

bool equal(std::span<const CodePointRange> a, std::span<const CodePointRange> b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const CodePointRange& x, const CodePointRange& y) {
        return x.first == y.first && x.last == y.last;
    });
}

std::span<const CodePointRange> named_ranges(char name) {
    switch (name) {
        case 'd': return digits;
        case 's': return space;
        case 'w': return word;
        default: return line_ends;
    }
}

bool is_identifier_start(char32_t c) {
    if (c < 0x80) return is_ascii_letter(c) || c == '_' || c == '$';
    return (start_categories & bit(category_of(c))) != 0;
}

bool is_identifier_part(char32_t c) {
    if (c < 0x80) return is_identifier_start(c) || is_decimal(c);
    return c == 0x200C || c == 0x200D || (part_categories & bit(category_of(c))) != 0;
}

}  // namespace onetrip::schema
