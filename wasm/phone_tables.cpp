// What a phone needs. Left out: JSON Schema and the catalogue's lint, which only a city's IT and its tools ask for
// (they would be a quarter of what a phone downloads, wasm/README.md), and what no page asks for yet: the plan of
// trips, and what becomes of a booking. What looks at files is a module of its own (vision_tables.cpp).

#include "core/wire/calendar_operations.h"
#include "core/wire/casework_operations.h"
#include "core/wire/checklist_operations.h"
#include "core/wire/delivery_operations.h"
#include "core/wire/form_operations.h"
#include "core/wire/identity_operations.h"
#include "core/wire/logic_operations.h"
#include "core/wire/operations.h"
#include "core/wire/seal_operations.h"
#include "core/wire/slot_operations.h"
#include "core/wire/submission_operations.h"

namespace onetrip::wire {

// clang-format off
std::vector<std::span<const Operation>> operation_tables() {
    return {
        wire_operations(),
        identity_operations(),
        calendar_operations(),
        logic_operations(),
        seal_operations(),
        form_operations(),
        checklist_operations(),
        slot_operations(),
        casework_operations(),
        delivery_operations(),
        submission_operations(),
    };
}
// clang-format on

}  // namespace onetrip::wire
