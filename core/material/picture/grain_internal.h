#pragma once

/// How much of a picture is noise: what a sensor adds in bad light. Looked for where there is nothing else, in the
/// evenest stretches of the lit part.

#include "core/material/picture/plane.h"

namespace onetrip::material::picture {

/// The noise's standard deviation in tenths of a step of brightness. `bright_min`: darker stretches are left out, for
/// black has no noise.
[[nodiscard]] int read_grain_tenths(GrayView view, int bright_min);

}  // namespace onetrip::material::picture
