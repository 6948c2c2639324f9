#include "server/storage/unfinished_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "server/storage/failure.h"

namespace onetrip::storage {
namespace {

[[noreturn]] void fail(const std::string& what, const std::string& path, int error) {
    throw Failure(FailureKind::Unreadable, what + " " + path + ": " + std::strerror(error));
}

void force_to_disk(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail("cannot open", path, errno);
    const int error = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    if (error != 0) fail("cannot write", path, error);
}

}  // namespace

UnfinishedFile::UnfinishedFile(const std::string& path) : path_(path), unfinished_(path + ".unfinished") {
    ::unlink(unfinished_.c_str());
    const int descriptor = ::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) fail("cannot create", unfinished_, errno);
    ::close(descriptor);
}

UnfinishedFile::~UnfinishedFile() {
    ::unlink(unfinished_.c_str());
}

void UnfinishedFile::finish() {
    force_to_disk(unfinished_);
    if (std::rename(unfinished_.c_str(), path_.c_str()) != 0) fail("cannot name", path_, errno);
    const std::filesystem::path folder = std::filesystem::path(path_).parent_path();
    force_to_disk(folder.empty() ? "." : folder.string());
}

}  // namespace onetrip::storage
