#include "core/identity/pattern.h"

#include "core/base/text.h"

namespace onetrip::identity {
namespace {

bool fits_place(char c, char place) {
    switch (place) {
        case '#': return base::is_ascii_digit(c);
        case '@': return base::is_ascii_upper(c);
        case '%': return base::is_ascii_upper(c) && c != 'I' && c != 'O';
        case '*': return base::is_ascii_digit(c) || base::is_ascii_upper(c);
        default: return c == place;
    }
}

}  // namespace

bool fits(std::string_view text, std::string_view form) {
    if (text.size() != form.size()) return false;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (!fits_place(text[at], form[at])) return false;
    }
    return true;
}

const Pattern* judge_patterns(Judging& judging, std::string_view text, std::span<const Pattern> patterns) {
    bool right_length = false;
    for (const Pattern& pattern : patterns) {
        if (fits(text, pattern.form)) return &pattern;
        right_length = right_length || pattern.form.size() == text.size();
    }
    judging.error(right_length ? "identity.characters" : "identity.length");
    return nullptr;
}

}  // namespace onetrip::identity
