#pragma once

/// Sorting by index, for tables that are sorted once and stay small. All callers share one routine: every std::sort of
/// libc++ writes some 3 kB of WebAssembly of its own, std::stable_sort more. Heapsort: no memory, no bad case.
///
///     std::vector<std::uint32_t> order = base::indices(names.size());
///     base::sort_order(order, [&](std::uint32_t a, std::uint32_t b) { return names[a] < names[b]; });

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onetrip::base {

/// Whether `a` belongs before `b`. To keep equal things in their order, compare the indices last.
using IndexBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

void sort_order(std::span<std::uint32_t> order, const void* context, IndexBefore before);

template <typename Before>
void sort_order(std::span<std::uint32_t> order, const Before& before) {
    sort_order(order, &before, [](const void* context, std::uint32_t a, std::uint32_t b) -> bool {
        return (*static_cast<const Before*>(context))(a, b);
    });
}

/// 0, 1, … count - 1.
[[nodiscard]] std::vector<std::uint32_t> indices(std::size_t count);

}  // namespace onetrip::base
