#pragma once

/// Finds what nobody can ever get to see: a field, a choice, a material or a visit whose rule holds for no combination
/// of the choices it names. Only rules over choices and yes-or-no fields are tried out, and only up to a bound: what
/// depends on a text, a date or today counts as reachable.

#include <cstddef>

#include "core/catalog/service.h"
#include "core/json/defect.h"

namespace onetrip::catalog {

/// Combinations tried for one rule.
inline constexpr std::size_t combinations_max = 512;

/// Says `field_unreachable`, `choice_unreachable`, `material_unreachable`, `visit_unreachable`.
void find_unreachable(const Service& service, json::Defects& defects);

}  // namespace onetrip::catalog
