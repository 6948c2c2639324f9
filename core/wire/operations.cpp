#include "core/wire/operations.h"

namespace onetrip::wire {
namespace {

// One line per domain, in the order of the rooms.
std::vector<std::span<const Operation>> tables() {
    return {};
}

}  // namespace

std::vector<Operation> all_operations() {
    std::vector<Operation> all;
    for (const auto table : tables()) all.insert(all.end(), table.begin(), table.end());
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
