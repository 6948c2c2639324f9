#pragma once

/// What the operations on a service's definition share: the answer when the definition itself cannot be run.

#include <string>

#include "core/json/defect.h"
#include "core/json/shape.h"
#include "core/wire/operation.h"

namespace onetrip::wire {

/// `[{"code","at","severity","detail"?}]`, `at` below `base`; only errors if `only_errors`.
void write_defects(json::Writer& out, const json::Defects& defects, json::View base, bool only_errors);

/// `definition_invalid` at the first error, with all of them as detail. There must be one.
[[nodiscard]] base::Err<Failure> definition_invalid(const json::Defects& defects, json::View input);

/// The usual failure for what a Shape found.
[[nodiscard]] inline base::Err<Failure> fault_of(const json::Shape& shape) {
    return input_invalid(*shape.fault());
}

}  // namespace onetrip::wire
