#include "core/base/sort.h"

#include <utility>

namespace onetrip::base {
namespace {

/// Lets order[root] sink to its place in the heap of the first `size`.
void sink(std::span<std::uint32_t> order, std::size_t root, std::size_t size, const void* context, IndexBefore before) {
    for (;;) {
        std::size_t child = root * 2 + 1;
        if (child >= size) return;
        if (child + 1 < size && before(context, order[child], order[child + 1])) ++child;
        if (!before(context, order[root], order[child])) return;
        std::swap(order[root], order[child]);
        root = child;
    }
}

}  // namespace

void sort_order(std::span<std::uint32_t> order, const void* context, IndexBefore before) {
    for (std::size_t root = order.size() / 2; root > 0; --root)
        sink(order, root - 1, order.size(), context, before);
    for (std::size_t size = order.size(); size > 1; --size) {
        std::swap(order[0], order[size - 1]);
        sink(order, 0, size - 1, context, before);
    }
}

std::vector<std::uint32_t> indices(std::size_t count) {
    std::vector<std::uint32_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = static_cast<std::uint32_t>(i);
    return order;
}

}  // namespace onetrip::base
