#pragma once

/// Keeps a second server off the same database: it would not hear of this one's changes. The lock goes with the
/// process, however it ends.

#include <memory>
#include <string>

namespace onetrip::storage::sqlite {

class FileLock {
public:
    /// Locks the file `path`, creating it if need be; throws Failure{InUse} or what the system said.
    explicit FileLock(const std::string& path);
    /// Null where another process has it.
    [[nodiscard]] static std::unique_ptr<const FileLock> take_if_free(const std::string& path);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    int descriptor_ = -1;
};

}  // namespace onetrip::storage::sqlite
