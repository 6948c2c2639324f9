#pragma once

/// The connection of the one writer: finds the database whole before it is written, and counts commits, inside the
/// database and on the mark beside it.

#include "server/storage/sqlite/commit_mark.h"
#include "server/storage/sqlite/connection.h"

namespace onetrip::storage::sqlite {

class WritingConnection final : public Connection {
public:
    /// Sets up a new file, or brings an older one up. Throws Failure{Corrupt} for a damaged one or one that lost
    /// commits, Failure for any other that is not to be written, and what SQLiteCpp throws.
    WritingConnection(const std::string& path, bool check_whole);

    void begin_writing() override;
    void commit() override;

private:
    void refuse_lost_commits(const std::string& path);

    CommitMark mark_;
    std::int64_t changes_before_ = 0;
};

}  // namespace onetrip::storage::sqlite
