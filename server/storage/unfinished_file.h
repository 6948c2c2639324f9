#pragma once

/// A file that bears another name until it is whole and on the disk, so that half of one is never taken for it.

#include <string>

namespace onetrip::storage {

class UnfinishedFile {
public:
    /// Creates `path`.unfinished, empty, for its owner alone. Throws Failure.
    explicit UnfinishedFile(const std::string& path);
    /// Takes it away if it was not finished.
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    /// Where to write meanwhile.
    [[nodiscard]] const std::string& path() const { return unfinished_; }
    /// Forces it to the disk and gives it its name; what bore that name is replaced. Throws Failure.
    void finish();

private:
    const std::string path_;
    const std::string unfinished_;
};

}  // namespace onetrip::storage
