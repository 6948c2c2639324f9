#include "core/identity/travel_permit.h"

#include "core/identity/pattern.h"

namespace onetrip::identity {

void judge_hm_travel_permit(Judging& judging) {
    constexpr Pattern patterns[] = {
        {"H########", "810000"}, {"M########", "820000"}, {"H##########", "810000"}, {"M##########", "820000"}};
    const Pattern* pattern = judge_patterns(judging, patterns);
    if (pattern == nullptr) return;
    const std::string_view value = judging.value();
    judging.fact("region", pattern->meaning);
    judging.fact("holder", value.substr(0, 9));
    if (value.size() > 9) judging.fact("issue", value.substr(9));
}

void judge_tw_travel_permit(Judging& judging) {
    constexpr Pattern patterns[] = {{"########", {}}, {"##########", {}}, {"##########*", {}}};
    static_cast<void>(judge_patterns(judging, patterns));
}

void judge_exit_permit_hkmo(Judging& judging) {
    constexpr Pattern patterns[] = {{"C########", {}}, {"C%#######", {}}, {"W########", {}}};
    static_cast<void>(judge_patterns(judging, patterns));
}

void judge_exit_permit_tw(Judging& judging) {
    constexpr Pattern patterns[] = {{"L########", {}}, {"T########", {}}};
    static_cast<void>(judge_patterns(judging, patterns));
}

}  // namespace onetrip::identity
