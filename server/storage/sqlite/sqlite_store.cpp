#include "server/storage/sqlite/sqlite_store.h"

#include <algorithm>

#include "server/storage/sql/readers.h"
#include "server/storage/sql/writer.h"
#include "server/storage/sqlite/file_lock.h"
#include "server/storage/sqlite/writing_connection.h"

namespace onetrip::storage::sqlite {
namespace {

std::vector<std::unique_ptr<sql::Connection>> connections_to_read(const std::string& path, std::size_t count) {
    std::vector<std::unique_ptr<sql::Connection>> connections;
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i)
        connections.push_back(std::make_unique<Connection>(path, Connection::Access::Read));
    return connections;
}

/// Null where a server has the lock and it need not be ours.
std::unique_ptr<const FileLock> lock_of(const std::string& path, const OpenOptions& options) {
    if (options.beside_a_server) return FileLock::take_if_free(path);
    return std::make_unique<const FileLock>(path);
}

Look look_with(bool is_alone, const OpenOptions& options) {
    if (!is_alone) return Look::Beside;
    return options.check_whole ? Look::Whole : Look::Form;
}

/// With the file in question and, where it is lost, what to do.
Failure named(const Failure& failure, const std::string& path) {
    std::string text = path + ": " + failure.what();
    if (failure.kind() == FailureKind::Corrupt) text += "; bring it back with ./onetrip restore FILE --force";
    return {failure.kind(), std::move(text)};
}

class SqliteStore final : public Store {
public:
    SqliteStore(const std::string& path, const OpenOptions& options)
        : lock_(lock_of(path + ".lock", options)),
          writer_(std::make_unique<WritingConnection>(path, look_with(lock_ != nullptr, options)), options),
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

    void close() override {
        writer_.close();
        readers_.close();
    }

private:
    const std::unique_ptr<const FileLock> lock_;
    sql::Writer writer_;
    sql::Readers readers_;
};

}  // namespace

std::unique_ptr<Store> open_sqlite_store(const std::string& path, const OpenOptions& options) {
    try {
        return std::make_unique<SqliteStore>(path, options);
    } catch (const SQLite::Exception& error) {
        throw named(failure_of(error), path);
    } catch (const Failure& failure) {
        throw named(failure, path);
    }
}

}  // namespace onetrip::storage::sqlite
