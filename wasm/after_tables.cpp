// What comes after a form on a phone: the calendar of a hall and the plan of trips, cases, parcels, receipts. A phone
// fetches it where the first of them is looked at, and fills in a form without it.

#include "core/wire/casework_operations.h"
#include "core/wire/delivery_operations.h"
#include "core/wire/operations.h"
#include "core/wire/plan_operations.h"
#include "core/wire/seal_operations.h"
#include "core/wire/slot_operations.h"

namespace onetrip::wire {

// clang-format off
std::vector<std::span<const Operation>> operation_tables() {
    return {
        wire_operations(),
        slot_operations(),
        plan_operations(),
        casework_operations(),
        delivery_operations(),
        seal_operations(),
    };
}
// clang-format on

}  // namespace onetrip::wire
