#include "core/logic/arena.h"

#include <algorithm>

namespace onetrip::logic {
namespace {

constexpr std::size_t first_chunk_bytes = 1024;
constexpr std::size_t chunk_bytes_max = 64u << 10;
constexpr std::size_t alignment = 8;

}  // namespace

void* Arena::allocate(std::size_t size_bytes) {
    if (size_bytes > left_bytes_) return nullptr;
    const std::size_t rounded = (std::max<std::size_t>(size_bytes, 1) + alignment - 1) / alignment * alignment;
    if (rounded > room_bytes_) {
        const std::size_t usual =
            std::min(first_chunk_bytes << std::min<std::size_t>(chunks_.size(), 6), chunk_bytes_max);
        const std::size_t chunk_bytes = std::max(rounded, usual);
        chunks_.push_back(std::make_unique<std::byte[]>(chunk_bytes));
        next_ = chunks_.back().get();
        room_bytes_ = chunk_bytes;
    }
    void* here = next_;
    next_ += rounded;
    room_bytes_ -= rounded;
    left_bytes_ -= size_bytes;
    return here;
}

}  // namespace onetrip::logic
