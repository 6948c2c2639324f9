#include "core/schema/unicode.h"

#include <span>

#include "core/schema/unicode_data_internal.h"

namespace onetrip::schema {
namespace {

constexpr std::uint8_t upper = static_cast<std::uint8_t>(Category::Lu);
constexpr std::uint8_t lower = static_cast<std::uint8_t>(Category::Ll);
constexpr std::uint8_t turns = 30;  // upper and lower case by turns, upper first

class RunReader {
public:
    explicit RunReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    [[nodiscard]] bool more() const { return at_ < bytes_.size(); }
    std::uint8_t byte() { return bytes_[at_++]; }
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (std::uint32_t shift = 0;; shift += 7) {
            const std::uint8_t part = byte();
            value |= static_cast<std::uint32_t>(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

private:
    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

/// Calls `visit(value, first, last)` run by run until it answers false.
template <typename Visit>
void each_category_run(Visit visit) {
    RunReader runs(unicode_data::category_runs);
    for (char32_t first = 0; runs.more();) {
        const std::uint8_t head = runs.byte();
        const std::uint8_t value = head & 31;
        const std::uint32_t length = (head >> 5 == 7 ? 7 + runs.number() : head >> 5) + 1;
        const char32_t last = first + length - 1;
        if (value != turns) {
            if (!visit(value, first, last)) return;
        } else {
            for (char32_t c = first; c <= last; ++c) {
                if (!visit((c - first) % 2 == 0 ? upper : lower, c, c)) return;
            }
        }
        first = last + 1;
    }
}

template <typename Visit>
void each_script_run(Visit visit) {
    RunReader runs(unicode_data::script_runs);
    for (char32_t first = 0; runs.more();) {
        const std::uint8_t value = runs.byte();
        const char32_t last = first + runs.number() - 1;
        if (!visit(value, first, last)) return;
        first = last + 1;
    }
}

/// The value of `c` in a table of numbers that hold the length above `bits` bits of value.
std::uint32_t value_in(std::span<const std::uint8_t> bytes, std::uint32_t bits, char32_t c) {
    RunReader runs(bytes);
    for (char32_t end = 0; runs.more();) {
        const std::uint32_t coded = runs.number();
        end += coded >> bits;
        if (c < end) return coded & ((1u << bits) - 1);
    }
    return 0;
}

/// Whether `c` is in an odd run of a table of lengths.
bool is_in_odd_run(std::span<const std::uint8_t> bytes, char32_t c) {
    RunReader runs(bytes);
    bool odd = false;
    for (char32_t end = 0; runs.more(); odd = !odd) {
        end += runs.number();
        if (c < end) return odd;
    }
    return false;
}

void append_range(std::vector<CodePointRange>& out, char32_t first, char32_t last) {
    if (!out.empty() && out.back().last + 1 == first) {
        out.back().last = last;
    } else {
        out.push_back({first, last});
    }
}

constexpr std::uint32_t bit(Category category) {
    return 1u << static_cast<unsigned>(category);
}
template <typename... Rest>
constexpr std::uint32_t bits(Rest... categories) {
    return (bit(categories) | ...);
}

struct CategoryName {
    std::string_view names;  ///< separated by blanks, as PropertyValueAliases.txt has them
    std::uint32_t categories;
};

using enum Category;
constexpr CategoryName category_names[] = {
    {"C Other", bits(Cn, Cc, Cf, Cs, Co)},
    {"Cc Control cntrl", bits(Cc)},
    {"Cf Format", bits(Cf)},
    {"Cn Unassigned", bits(Cn)},
    {"Co Private_Use", bits(Co)},
    {"Cs Surrogate", bits(Cs)},
    {"L Letter", bits(Lu, Ll, Lt, Lm, Lo)},
    {"LC Cased_Letter", bits(Lu, Ll, Lt)},
    {"Ll Lowercase_Letter", bits(Ll)},
    {"Lm Modifier_Letter", bits(Lm)},
    {"Lo Other_Letter", bits(Lo)},
    {"Lt Titlecase_Letter", bits(Lt)},
    {"Lu Uppercase_Letter", bits(Lu)},
    {"M Mark Combining_Mark", bits(Mn, Mc, Me)},
    {"Mc Spacing_Mark", bits(Mc)},
    {"Me Enclosing_Mark", bits(Me)},
    {"Mn Nonspacing_Mark", bits(Mn)},
    {"N Number", bits(Nd, Nl, No)},
    {"Nd Decimal_Number digit", bits(Nd)},
    {"Nl Letter_Number", bits(Nl)},
    {"No Other_Number", bits(No)},
    {"P Punctuation punct", bits(Pc, Pd, Ps, Pe, Pi, Pf, Po)},
    {"Pc Connector_Punctuation", bits(Pc)},
    {"Pd Dash_Punctuation", bits(Pd)},
    {"Pe Close_Punctuation", bits(Pe)},
    {"Pf Final_Punctuation", bits(Pf)},
    {"Pi Initial_Punctuation", bits(Pi)},
    {"Po Other_Punctuation", bits(Po)},
    {"Ps Open_Punctuation", bits(Ps)},
    {"S Symbol", bits(Sm, Sc, Sk, So)},
    {"Sc Currency_Symbol", bits(Sc)},
    {"Sk Modifier_Symbol", bits(Sk)},
    {"Sm Math_Symbol", bits(Sm)},
    {"So Other_Symbol", bits(So)},
    {"Z Separator", bits(Zs, Zl, Zp)},
    {"Zl Line_Separator", bits(Zl)},
    {"Zp Paragraph_Separator", bits(Zp)},
    {"Zs Space_Separator", bits(Zs)},
};

// In the order of the enum Script.
constexpr std::string_view script_names[] = {
    "Arabic Arab",   "Bopomofo Bopo", "Cyrillic Cyrl", "Devanagari Deva", "Greek Grek",   "Han Hani",
    "Hangul Hang",   "Hebrew Hebr",   "Hiragana Hira", "Katakana Kana",   "Khmer Khmr",   "Lao Laoo",
    "Latin Latn",    "Lisu Lisu",     "Miao Plrd",     "Mongolian Mong",  "Myanmar Mymr", "New_Tai_Lue Talu",
    "Phags_Pa Phag", "Tai_Le Tale",   "Thai Thai",     "Tibetan Tibt",    "Yi Yiii",
};

bool is_among(std::string_view names, std::string_view name) {
    while (!names.empty()) {
        const std::string_view one = names.substr(0, names.find(' '));
        if (one == name) return true;
        names.remove_prefix(one.size() == names.size() ? one.size() : one.size() + 1);
    }
    return false;
}

bool append_category(std::string_view value, std::vector<CodePointRange>& out) {
    for (const CategoryName& row : category_names) {
        if (!is_among(row.names, value)) continue;
        each_category_run([&](std::uint8_t category, char32_t first, char32_t last) {
            if (row.categories >> category & 1) append_range(out, first, last);
            return true;
        });
        return true;
    }
    return false;
}

bool append_script(std::string_view value, std::vector<CodePointRange>& out) {
    for (std::size_t i = 0; i < std::size(script_names); ++i) {
        if (!is_among(script_names[i], value)) continue;
        each_script_run([&](std::uint8_t script, char32_t first, char32_t last) {
            if (script == i + 1) append_range(out, first, last);
            return true;
        });
        return true;
    }
    return false;
}

}  // namespace

Category category_of(char32_t c) {
    std::uint8_t found = 0;
    each_category_run([&](std::uint8_t category, char32_t, char32_t last) {
        found = category;
        return c > last;
    });
    return static_cast<Category>(found);
}

Script script_of(char32_t c) {
    std::uint8_t found = 0;
    each_script_run([&](std::uint8_t script, char32_t, char32_t last) {
        found = script;
        return c > last;
    });
    return static_cast<Script>(found);
}

Joining joining_of(char32_t c) {
    return static_cast<Joining>(value_in(unicode_data::joining_runs, 2, c));
}

Direction direction_of(char32_t c) {
    return static_cast<Direction>(value_in(unicode_data::direction_runs, 3, c));
}

bool is_taken_out_of_labels(char32_t c) {
    return is_in_odd_run(unicode_data::label_runs, c);
}

bool is_virama(char32_t c) {
    return is_in_odd_run(unicode_data::virama_runs, c);
}

PropertyAnswer append_property(std::string_view name, std::string_view value, std::vector<CodePointRange>& out) {
    if (name == "General_Category" || name == "gc") {
        return append_category(value, out) ? PropertyAnswer::Known : PropertyAnswer::Malformed;
    }
    if (name == "Script" || name == "sc") {
        return append_script(value, out) ? PropertyAnswer::Known : PropertyAnswer::Unsupported;
    }
    if (name == "Script_Extensions" || name == "scx") return PropertyAnswer::Unsupported;
    if (!name.empty()) return PropertyAnswer::Malformed;
    if (append_category(value, out)) return PropertyAnswer::Known;
    if (value == "Any") {
        out.push_back({0, code_point_last});
    } else if (value == "ASCII") {
        out.push_back({0, 0x7F});
    } else if (value == "Assigned") {
        each_category_run([&](std::uint8_t category, char32_t first, char32_t last) {
            if (category != 0) append_range(out, first, last);
            return true;
        });
    } else if (value == "ASCII_Hex_Digit" || value == "AHex") {
        out.insert(out.end(), {{'0', '9'}, {'A', 'F'}, {'a', 'f'}});
    } else {
        return PropertyAnswer::Unsupported;
    }
    return PropertyAnswer::Known;
}

}  // namespace onetrip::schema
