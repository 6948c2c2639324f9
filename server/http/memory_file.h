#pragma once

/// Bytes in a file that lies in memory only. The kernel sends such pages as they are where it would copy a buffer
/// first: 24 kB cost half of the processor time that way.

#include <memory>
#include <string_view>

namespace onetrip::http {

class MemoryFile {
public:
    /// A file with these bytes that nobody can change; nullptr where the system gives none (no descriptor is left).
    [[nodiscard]] static std::shared_ptr<const MemoryFile> of(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    /// The same bytes, for whoever has to copy them after all.
    [[nodiscard]] std::string_view view() const { return view_; }

private:
    MemoryFile(int descriptor, std::string_view view) : descriptor_(descriptor), view_(view) {}

    int descriptor_;
    std::string_view view_;
};

}  // namespace onetrip::http
