#include "server/storage/sqlite/backup.h"

#include <SQLiteCpp/Backup.h>
#include <filesystem>

#include "server/storage/sqlite/commit_mark.h"
#include "server/storage/sqlite/file_lock.h"
#include "server/storage/sqlite/schema.h"
#include "server/storage/unfinished_file.h"

namespace onetrip::storage::sqlite {
namespace {

namespace fs = std::filesystem;

/// Reads it whole: every page, every index against its table, every reference.
BackupFigures read_back(const std::string& path) {
    BackupFigures figures;
    {
        Connection connection(path, Connection::Access::Write);
        refuse_strange(connection);
        const std::string verdict = connection.text_of("PRAGMA integrity_check(1)");
        if (verdict != "ok") throw Failure(FailureKind::Corrupt, "the copy is damaged: " + verdict);
        if (!connection.text_of("PRAGMA foreign_key_check").empty()) {
            throw Failure(FailureKind::Corrupt, "the copy refers to what it does not hold");
        }
        if (connection.text_of("PRAGMA journal_mode = DELETE") != "delete") {
            throw Failure(FailureKind::Unreadable, "the copy does not come into one file");
        }
        figures.cases = connection.integer_of("SELECT count(*) FROM cases");
    }
    figures.size_bytes = static_cast<std::int64_t>(fs::file_size(path));
    return figures;
}

void copy_pages(const std::string& from, const std::string& to) {
    SQLite::Database source(from, SQLite::OPEN_READONLY, 5000);
    SQLite::Database target(to, SQLite::OPEN_READWRITE);
    SQLite::Backup copy(target, source);
    copy.executeStep(-1);
}

/// What SQLite and the file system throw, as Failure, with the file in question.
template <typename Work>
BackupFigures guarded(const std::string& path, Work work) {
    try {
        return work();
    } catch (const SQLite::Exception& error) {
        const Failure failure = failure_of(error);
        throw Failure(failure.kind(), path + ": " + failure.what());
    } catch (const fs::filesystem_error& error) {
        throw Failure(FailureKind::Unreadable, error.what());
    }
}

void refuse_missing(const std::string& path, std::string_view what) {
    if (!fs::exists(path)) throw Failure(FailureKind::Unreadable, "there is no " + std::string(what) + " " + path);
}

}  // namespace

BackupFigures back_up(const std::string& path, const std::string& file) {
    return guarded(path, [&] {
        refuse_missing(path, "database");
        if (fs::exists(file)) throw Failure(FailureKind::InUse, file + " is there already: a backup replaces nothing");
        UnfinishedFile copy(file);
        copy_pages(path, copy.path());
        const BackupFigures figures = read_back(copy.path());
        copy.finish();
        return figures;
    });
}

BackupFigures restore(const std::string& file, const std::string& path, Existing existing) {
    return guarded(file, [&] {
        refuse_missing(file, "backup");
        const fs::path folder = fs::path(path).parent_path();
        if (!folder.empty()) fs::create_directories(folder);
        const FileLock lock(path + ".lock");
        if (fs::exists(path) && existing == Existing::Keep) {
            throw Failure(FailureKind::InUse, "there is a database at " + path + ": to replace it, say --force");
        }
        UnfinishedFile copy(path);
        fs::copy_file(file, copy.path(), fs::copy_options::overwrite_existing);
        const BackupFigures figures = read_back(copy.path());
        // Before the new database has its name: SQLite would play an old log into it.
        for (const std::string& left : {path + "-wal", path + "-shm", CommitMark::path_of(path)})
            fs::remove(left);
        copy.finish();
        return figures;
    });
}

}  // namespace onetrip::storage::sqlite
