// Every operation there is: native programs and the whole WebAssembly module.

#include "core/wire/booking_operations.h"
#include "core/wire/bundle_operations.h"
#include "core/wire/calendar_operations.h"
#include "core/wire/casework_operations.h"
#include "core/wire/catalog_operations.h"
#include "core/wire/checklist_operations.h"
#include "core/wire/delivery_operations.h"
#include "core/wire/form_operations.h"
#include "core/wire/identity_operations.h"
#include "core/wire/logic_operations.h"
#include "core/wire/material_operations.h"
#include "core/wire/operations.h"
#include "core/wire/pass_operations.h"
#include "core/wire/plan_operations.h"
#include "core/wire/schema_operations.h"
#include "core/wire/seal_operations.h"
#include "core/wire/slot_operations.h"
#include "core/wire/submission_operations.h"

namespace onetrip::wire {

// clang-format off
std::vector<std::span<const Operation>> operation_tables() {
    return {
        wire_operations(),
        schema_operations(),
        identity_operations(),
        calendar_operations(),
        logic_operations(),
        seal_operations(),
        pass_operations(),
        form_operations(),
        material_operations(),
        checklist_operations(),
        slot_operations(),
        booking_operations(),
        plan_operations(),
        casework_operations(),
        delivery_operations(),
        catalog_operations(),
        bundle_operations(),
        submission_operations(),
    };
}
// clang-format on

}  // namespace onetrip::wire
