#include "core/identity/passport.h"

#include "core/identity/iso_7064.h"
#include "core/identity/pattern.h"

namespace onetrip::identity {

void judge_cn_passport(Judging& judging) {
    constexpr Pattern patterns[] = {
        {"E########", "ordinary"},       {"E@#######", "ordinary"},        {"G########", "ordinary"},
        {"14#######", "ordinary"},       {"15#######", "ordinary"},        {"D#######", "diplomatic"},
        {"D########", "diplomatic"},     {"DE#######", "diplomatic"},      {"DE########", "diplomatic"},
        {"S#######", "service"},         {"S########", "service"},         {"SE#######", "service"},
        {"SE########", "service"},       {"P#######", "public_affairs"},   {"P########", "public_affairs"},
        {"PE#######", "public_affairs"}, {"PE########", "public_affairs"}, {"K########", "hong_kong"},
        {"KJ#######", "hong_kong"},      {"H########", "hong_kong"},       {"MA#######", "macao"},
        {"MB#######", "macao"},
    };
    const Pattern* pattern = judge_patterns(judging, patterns);
    if (pattern == nullptr) return;
    const char second = judging.value()[1];
    if (pattern->form == "E@#######" && (second == 'I' || second == 'O')) judging.doubt("identity.letter_unused");
    judging.fact("type", pattern->meaning);
}

void judge_foreign_passport(Judging& judging) {
    const std::string_view value = judging.value();
    if (value.size() < 5 || value.size() > 15) return judging.error("identity.length");
    for (const char c : value) {
        if (alphanumeric_value(c) < 0 && c != '<') return judging.error("identity.characters");
    }
}

}  // namespace onetrip::identity
