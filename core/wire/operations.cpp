#include "core/wire/operations.h"

#include "core/json/shape.h"

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

constexpr Operation own_operations[] = {{"wire.operations", list_operations}};

}  // namespace

std::span<const Operation> wire_operations() {
    return own_operations;
}

std::vector<Operation> all_operations() {
    std::vector<Operation> all;
    for (const auto table : operation_tables())
        all.insert(all.end(), table.begin(), table.end());
    return all;
}

const Operation* find_operation(std::string_view name) {
    static const std::vector<std::span<const Operation>> tables = operation_tables();
    for (const auto table : tables) {
        for (const Operation& operation : table) {
            if (operation.name == name) return &operation;
        }
    }
    return nullptr;
}

}  // namespace onetrip::wire
