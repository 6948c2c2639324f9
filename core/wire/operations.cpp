#include "core/wire/operations.h"

#include "core/json/shape.h"
#include "core/wire/appointment_operations.h"
#include "core/wire/calendar_operations.h"
#include "core/wire/casework_operations.h"
#include "core/wire/catalog_operations.h"
#include "core/wire/checklist_operations.h"
#include "core/wire/delivery_operations.h"
#include "core/wire/form_operations.h"
#include "core/wire/identity_operations.h"
#include "core/wire/logic_operations.h"
#include "core/wire/material_operations.h"
#include "core/wire/schema_operations.h"
#include "core/wire/seal_operations.h"
#include "core/wire/submission_operations.h"

namespace onetrip::wire {
namespace {

/// `wire.operations`: the names of the table, so that a list elsewhere can be held against it.
Outcome list_operations(const Request& request, json::Writer& answer) {
    if (request.input) {
        json::Shape shape(request.input);
        shape.only({});
        if (shape.fault()) return input_invalid(*shape.fault());
    }
    answer.begin_object().name("operations").begin_array();
    for (const Operation& operation : all_operations())
        answer.value(operation.name);
    answer.end_array().end_object();
    return base::Done{};
}

constexpr Operation wire_operations[] = {{"wire.operations", list_operations}};

// One line per domain, in the order of the rooms.
// clang-format off
std::vector<std::span<const Operation>> tables() {
    return {
        wire_operations,
        schema_operations(),
        identity_operations(),
        calendar_operations(),
        logic_operations(),
        seal_operations(),
        form_operations(),
        material_operations(),
        checklist_operations(),
        appointment_operations(),
        casework_operations(),
        delivery_operations(),
        catalog_operations(),
        submission_operations(),
    };
}
// clang-format on

}  // namespace

std::vector<Operation> all_operations() {
    std::vector<Operation> all;
    for (const auto table : tables())
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

const Operation* find_operation(std::string_view name) {
    for (const auto table : tables()) {
        for (const Operation& operation : table) {
            if (operation.name == name) return &operation;
        }
    }
    return nullptr;
}

}  // namespace onetrip::wire
