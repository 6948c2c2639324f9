#include "server/storage/sqlite/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "server/storage/failure.h"

namespace onetrip::storage::sqlite {
namespace {

FailureKind kind_of(int error) {
    switch (error) {
        case EACCES:
        case EPERM:
        case EROFS: return FailureKind::ReadOnly;
        case ENOSPC:
        case EDQUOT: return FailureKind::Full;
        default: return FailureKind::Unreadable;
    }
}

}  // namespace

FileLock::FileLock(const std::string& path) : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) {
        const int error = errno;
        throw Failure(kind_of(error), "cannot open " + path + ": " + std::strerror(error));
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(descriptor_);
        if (error == EWOULDBLOCK) throw Failure(FailureKind::InUse, "another server has the database open");
        throw Failure(kind_of(error), "cannot lock " + path + ": " + std::strerror(error));
    }
}

std::unique_ptr<const FileLock> FileLock::take_if_free(const std::string& path) {
    try {
        return std::make_unique<FileLock>(path);
    } catch (const Failure& failure) {
        if (failure.kind() == FailureKind::InUse) return nullptr;
        throw;
    }
}

FileLock::~FileLock() {
    ::close(descriptor_);
}

}  // namespace onetrip::storage::sqlite
