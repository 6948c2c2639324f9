#pragma once

/// Numbers that are known by their looks alone: letters and digits in places.
///
///     #  a digit      @  a capital letter      %  a capital letter but I and O      *  a digit or a capital letter
///     anything else stands for itself:  "H########"

#include <span>
#include <string_view>

#include "core/identity/judging.h"

namespace onetrip::identity {

struct Pattern {
    std::string_view form;
    std::string_view meaning;  ///< a literal of the kind's own, often the fact `type`
};

[[nodiscard]] bool fits(std::string_view text, std::string_view form);

/// The first pattern that `text` fits; else nullptr with the error `length` (no pattern is as long) or `characters`.
[[nodiscard]] const Pattern* judge_patterns(Judging& judging, std::string_view text, std::span<const Pattern> patterns);
[[nodiscard]] inline const Pattern* judge_patterns(Judging& judging, std::span<const Pattern> patterns) {
    return judge_patterns(judging, judging.value(), patterns);
}

}  // namespace onetrip::identity
