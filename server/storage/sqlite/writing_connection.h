#pragma once

/// The connection of the one writer: finds the database whole before it is written, and counts commits, inside the
/// database and on the mark beside it.

#include "server/storage/sqlite/commit_mark.h"
#include "server/storage/sqlite/connection.h"

namespace onetrip::storage::sqlite {

/// How a database is looked at before it is written.
enum class Look : std::uint8_t {
    Whole,  ///< every page is read
    Form,   ///< only what form it has
    Beside  ///< like Form, while a server has it open: nothing is set up or brought up
};

class WritingConnection final : public Connection {
public:
    /// Sets up a new file, or brings an older one up. Throws Failure{Corrupt} for a damaged one or one that lost
    /// commits, Failure for any other that is not to be written, and what SQLiteCpp throws.
    WritingConnection(const std::string& path, Look look);

    void begin_writing() override;
    void commit() override;

private:
    void refuse_lost_commits(const std::string& path);

    CommitMark mark_;
    std::int64_t changes_before_ = 0;
};

}  // namespace onetrip::storage::sqlite
