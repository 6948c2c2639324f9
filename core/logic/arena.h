#pragma once

/// Where an evaluation puts the texts and arrays it computes: allocated from the front, given back all at once. Nothing
/// is allocated before the first byte is asked for, so a rule that yields a scalar costs no heap.

#include <cstddef>
#include <memory>
#include <vector>

namespace onetrip::logic {

class Arena {
public:
    explicit Arena(std::size_t size_bytes_max) : left_bytes_(size_bytes_max) {}
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    /// nullptr when the budget is spent. Aligned for what the evaluator keeps (8 bytes).
    [[nodiscard]] void* allocate(std::size_t size_bytes);
    [[nodiscard]] std::size_t left_bytes() const { return left_bytes_; }

private:
    std::vector<std::unique_ptr<std::byte[]>> chunks_;
    std::byte* next_ = nullptr;
    std::size_t room_bytes_ = 0;
    std::size_t left_bytes_ = 0;
};

}  // namespace onetrip::logic
