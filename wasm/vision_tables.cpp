// What looks at files: loaded by a phone when somebody comes to the materials, and not before.

#include "core/wire/material_operations.h"
#include "core/wire/operations.h"

namespace onetrip::wire {

std::vector<std::span<const Operation>> operation_tables() {
    return {wire_operations(), material_operations()};
}

}  // namespace onetrip::wire
