#include "server/storage/postgresql/postgresql_store.h"

#include <algorithm>

#include "server/ports/busy.h"
#include "server/storage/postgresql/change_listener.h"
#include "server/storage/postgresql/connection.h"
#include "server/storage/postgresql/schema.h"
#include "server/storage/sql/readers.h"
#include "server/storage/sql/writer.h"

namespace onetrip::storage::postgresql {
namespace {

/// Connections are made when they are first used; the database is prepared before any of them.
std::unique_ptr<sql::Connection> prepared(const std::string& address) {
    prepare_database(connect(address).get());
    return std::make_unique<Connection>(address);
}

std::vector<std::unique_ptr<sql::Connection>> connections_to_read(const std::string& address, std::size_t count) {
    std::vector<std::unique_ptr<sql::Connection>> connections;
    for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i)
        connections.push_back(std::make_unique<Connection>(address));
    return connections;
}

class PostgresqlStore final : public Store {
public:
    PostgresqlStore(const std::string& address, const OpenOptions& options)
        : writer_(prepared(address), options),
          readers_(connections_to_read(address, options.reader_threads), options),
          listener_(address, [this] { look_whether_trouble_is_over(); }) {}
    ~PostgresqlStore() override { close(); }

    void submit_write(std::function<void(Unit&)> work, Ended ended) override {
        writer_.submit(std::move(work), std::move(ended));
    }
    void submit_read(std::function<void(const Unit&)> work, Ended ended) override {
        readers_.submit(std::move(work), std::move(ended));
    }
    /// Told by the listener alone, for this server's own changes, too.
    void on_change(std::function<void(const Change&)> listener) override { listener_.on_change(std::move(listener)); }

    std::optional<FailureKind> trouble() const override {
        if (!listener_.is_connected()) return FailureKind::Unreachable;
        return writer_.trouble();
    }
    StoreFigures figures() const override {
        StoreFigures figures = writer_.figures();
        figures.reads = readers_.reads();
        return figures;
    }

    void close() override {
        listener_.close();
        writer_.close();
        readers_.close();
    }

private:
    /// Nobody is sent here while it is not ready, so no commit would show that it is again.
    void look_whether_trouble_is_over() {
        if (!writer_.trouble()) return;
        try {
            writer_.submit([](Unit&) {}, [](std::exception_ptr) {});
        } catch (const ports::Busy&) {
            // Others are asking already.
        } catch (const Failure&) {
            // It is shutting down.
        }
    }

    sql::Writer writer_;
    sql::Readers readers_;
    ChangeListener listener_;
};

}  // namespace

std::unique_ptr<Store> open_postgresql_store(const std::string& address, const OpenOptions& options) {
    return std::make_unique<PostgresqlStore>(address, options);
}

}  // namespace onetrip::storage::postgresql
