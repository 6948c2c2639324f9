#pragma once

/// Two checks may share a code, and a citizen is told it once: the worse of the two.

#include <vector>

#include "core/base/finding.h"

namespace onetrip::material::picture {

/// After a finding of the same code only an error is said in place of a warning; else it is left out.
void say_once(std::vector<base::Finding>& findings, base::Finding finding);

}  // namespace onetrip::material::picture
