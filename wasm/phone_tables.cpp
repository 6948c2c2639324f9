// What a phone needs to fill in a form. What comes after it (after_tables.cpp) and what looks at files
// (vision_tables.cpp) are modules of their own. Left out of all three: JSON Schema and the catalogue's lint, which only
// a city's IT and its tools ask for, and what becomes of a booking, which no page asks.

#include "core/wire/calendar_operations.h"
#include "core/wire/checklist_operations.h"
#include "core/wire/form_operations.h"
#include "core/wire/identity_operations.h"
#include "core/wire/logic_operations.h"
#include "core/wire/operations.h"
#include "core/wire/submission_operations.h"

namespace onetrip::wire {

// clang-format off
std::vector<std::span<const Operation>> operation_tables() {
    return {
        wire_operations(),
        identity_operations(),
        calendar_operations(),
        logic_operations(),
        form_operations(),
        checklist_operations(),
        submission_operations(),
    };
}
// clang-format on

}  // namespace onetrip::wire
