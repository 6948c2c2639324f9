#include "server/storage/sqlite/sqlite_store.h"

#include <SQLiteCpp/Backup.h>

#include <algorithm>

#include "server/storage/sql/readers.h"
#include "server/storage/sql/writer.h"
#include "server/storage/sqlite/file_lock.h"
#include "server/storage/sqlite/schema.h"

namespace onetrip::storage::sqlite {
namespace {

std::unique_ptr<Connection> prepared(const std::string& path, const OpenOptions& options) {
    auto connection = std::make_unique<Connection>(path, Connection::Access::Write);
    prepare_database(*connection, options.check_whole);
    return connection;
}

std::vector<std::unique_ptr<sql::Connection>> connections_to_read(const std::string& path, std::size_t count) {
    std::vector<std::unique_ptr<sql::Connection>> connections;
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i)
        connections.push_back(std::make_unique<Connection>(path, Connection::Access::Read));
    return connections;
}

class SqliteStore final : public Store {
public:
    SqliteStore(const std::string& path, const OpenOptions& options)
        : path_(path),
          lock_(path + ".lock"),
          writer_(prepared(path, options), options),
          readers_(connections_to_read(path, options.reader_threads), options) {}
    ~SqliteStore() override { close(); }

    void submit_write(std::function<void(Unit&)> work, Ended ended) override {
        writer_.submit(std::move(work), std::move(ended));
    }
    void submit_read(std::function<void(const Unit&)> work, Ended ended) override {
        readers_.submit(std::move(work), std::move(ended));
    }
    void on_change(std::function<void(const Change&)> listener) override { writer_.on_change(std::move(listener)); }

    std::optional<FailureKind> trouble() const override { return writer_.trouble(); }
    StoreFigures figures() const override {
        StoreFigures figures = writer_.figures();
        figures.reads = readers_.reads();
        return figures;
    }

    void back_up(const std::string& path) override {
        try {
            SQLite::Database source(path_, SQLite::OPEN_READONLY);
            SQLite::Database target(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            SQLite::Backup copy(target, source);
            copy.executeStep(-1);
        } catch (const SQLite::Exception& error) {
            throw failure_of(error);
        }
    }

    void close() override {
        writer_.close();
        readers_.close();
    }

private:
    const std::string path_;
    const FileLock lock_;
    sql::Writer writer_;
    sql::Readers readers_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path, const OpenOptions& options) {
    try {
        return std::make_unique<SqliteStore>(path, options);
    } catch (const SQLite::Exception& error) {
        const Failure failure = failure_of(error);
        throw Failure(failure.kind(), path + ": " + failure.what());
    }
}

}  // namespace onetrip::storage::sqlite
