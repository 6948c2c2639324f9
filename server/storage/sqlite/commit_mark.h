#pragma once

/// How far commits had got, kept beside the database. SQLite takes a write-ahead log that was cut off for one that
/// ended there, and a database that was put back to an older one for the newest: it cannot know better. The mark can:
/// each commit counts up inside the database, and the count is written here after the commit. A database that has
/// counted less than its mark has lost commits.
///
/// The mark is handed to the kernel and not forced to the disk: it costs a microsecond, never runs ahead of what is
/// durable, outlives the process however that ends, and may lag behind after a power cut. It never raises a false
/// alarm, and after a power cut it may miss what was lost from the last half minute before it.

#include <cstdint>
#include <optional>
#include <string>

namespace onetrip::storage::sqlite {

class CommitMark {
public:
    /// Beside the database at `path`.
    explicit CommitMark(const std::string& path);
    ~CommitMark();
    CommitMark(const CommitMark&) = delete;
    CommitMark& operator=(const CommitMark&) = delete;

    /// Nothing for a mark that is not there or does not read as one: then nothing can be said.
    [[nodiscard]] std::optional<std::int64_t> read() const;
    /// A mark that cannot be written lags behind, and that is all.
    void write(std::int64_t commits) noexcept;

    [[nodiscard]] static std::string path_of(const std::string& database_path) { return database_path + ".mark"; }

private:
    int descriptor_ = -1;
};

}  // namespace onetrip::storage::sqlite
