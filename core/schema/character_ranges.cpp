#include "core/schema/character_ranges.h"

#include <algorithm>

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
    std::sort(ranges.begin(), ranges.end(),
              [](const CodePointRange& a, const CodePointRange& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (const CodePointRange& range : ranges) {
        if (kept > 0 && range.first <= ranges[kept - 1].last + 1) {
            ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
        } else {
            ranges[kept++] = range;
        }
    }
    ranges.resize(kept);
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
