// What a clerk's browser asks for: waybill numbers, and the passes that are shown at a hall's desk.

#include "core/wire/delivery_operations.h"
#include "core/wire/operations.h"
#include "core/wire/pass_operations.h"

namespace onetrip::wire {

std::vector<std::span<const Operation>> operation_tables() {
    return {wire_operations(), delivery_operations(), pass_operations()};
}

}  // namespace onetrip::wire
