#pragma once

/// A value outside of a form that is of one of core/identity's kinds: judged as a field of that kind would be.

#include <string>
#include <string_view>
#include <vector>

#include "core/base/finding.h"

namespace onetrip::endpoints {

/// Takes over what the kind makes of `value`, or adds what is wrong with it, at `place`; `required` where it is empty.
void judge_as(std::string_view kind, std::string& value, std::string_view place, std::vector<base::Finding>& findings);

}  // namespace onetrip::endpoints
