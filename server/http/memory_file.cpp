#include "server/http/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace onetrip::http {

namespace {

[[nodiscard]] bool write_whole(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
}

}  // namespace

std::shared_ptr<const MemoryFile> MemoryFile::of(std::string_view bytes) {
    const int descriptor = ::memfd_create("answer", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return nullptr;
    void* const mapped = write_whole(descriptor, bytes)
                             ? ::mmap(nullptr, bytes.size(), PROT_READ, MAP_SHARED, descriptor, 0)
                             : MAP_FAILED;
    if (mapped == MAP_FAILED) {
        ::close(descriptor);
        return nullptr;
    }
    return std::shared_ptr<const MemoryFile>(
        new MemoryFile(descriptor, {static_cast<const char*>(mapped), bytes.size()}));
}

MemoryFile::~MemoryFile() {
    ::munmap(const_cast<char*>(view_.data()), view_.size());
    ::close(descriptor_);
}

}  // namespace onetrip::http
