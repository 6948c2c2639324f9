#include "server/storage/sqlite/writing_connection.h"

#include "server/storage/sqlite/schema.h"

namespace onetrip::storage::sqlite {

WritingConnection::WritingConnection(const std::string& path, Look look)
    : Connection(path, Access::Write), mark_(path) {
    if (look == Look::Beside) {
        refuse_other_form(*this);
    } else {
        prepare_database(*this, look == Look::Whole);
    }
    refuse_lost_commits(path);
}

void WritingConnection::refuse_lost_commits(const std::string& path) {
    // The mark first: a server beside this may commit meanwhile, and its mark never runs ahead.
    const std::int64_t marked = mark_.read().value_or(0);
    const std::int64_t found = integer_of("SELECT value FROM counter WHERE name = 'store/commits'");
    if (found >= marked) return;
    throw Failure(FailureKind::Corrupt,
                  "the last " + std::to_string(marked - found) +
                      " commits are missing: the database or its log was cut off, or replaced by an "
                      "older one (to accept that, remove " +
                      CommitMark::path_of(path) + ")");
}

void WritingConnection::begin_writing() {
    Connection::begin_writing();
    changes_before_ = total_changes();
}

void WritingConnection::commit() {
    // A transaction that changes nothing costs no flush to the disk, and must not get one for being counted.
    if (total_changes() == changes_before_) return Connection::commit();
    std::int64_t commits = 0;
    {
        auto row = query(
            "INSERT INTO counter (name, value) VALUES ('store/commits', 1) "
            "ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value");
        if (row.next()) commits = row.integer(0);
    }
    Connection::commit();
    mark_.write(commits);
}

}  // namespace onetrip::storage::sqlite
