#pragma once

/// What every backend of the store must do, as typed tests: a backend is a type that can open, close and open again the
/// same store. Adding one is a line in `Backends`.

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "server/storage/open.h"
#include "tests/server/storage/postgresql_server.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::storage::test {

class SqliteBackend {
public:
    [[nodiscard]] std::unique_ptr<Store> open(const OpenOptions& options = {}) const {
        return storage::open("sqlite:" + folder_.path("onetrip.db"), options);
    }

private:
    onetrip::test::TemporaryFolder folder_;
};

class PostgresqlBackend {
public:
    [[nodiscard]] std::unique_ptr<Store> open(const OpenOptions& options = {}) const {
        return storage::open(address_, options);
    }
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    const std::string address_ = PostgresqlServer::shared().create_database();
};

using Backends = ::testing::Types<SqliteBackend, PostgresqlBackend>;

template <typename Backend>
class StoreContract : public ::testing::Test {
protected:
    StoreContract() : store(backend.open()) {}

    /// As after a restart.
    void reopen() {
        store.reset();
        store = backend.open();
    }
    template <typename Work>
    auto write(Work work) {
        return write_now(*store, std::move(work));
    }
    template <typename Work>
    auto read(Work work) {
        return read_now(*store, std::move(work));
    }

    Backend backend;
    std::unique_ptr<Store> store;
};

inline constexpr base::Instant morning{1'795'827'600'000};  // 2026-11-28T09:00:00+08:00
inline constexpr std::int64_t minute = base::milliseconds_per_minute;

inline Booking booking(std::string id, std::string citizen, std::string slot = "2026-12-01T08:00") {
    Booking made;
    made.id = std::move(id);
    made.citizen = std::move(citizen);
    made.service = "medical-check";
    made.slot = {"demo-hospital", "medical-check", std::move(slot)};
    made.from = morning + 3 * base::milliseconds_per_day;
    made.to = made.from + 30 * minute;
    made.state = "held";
    made.held_until = morning + 10 * minute;
    made.created_at = morning;
    return made;
}

inline Case new_case(std::string number, std::string citizen, std::int64_t minutes_later = 0) {
    Case made;
    made.number = std::move(number);
    made.citizen = std::move(citizen);
    made.service = "teacher-qualification";
    made.state = "submitted";
    made.submitted_at = morning + minutes_later * minute;
    made.received_day = base::Day(20785);
    made.promised_due = base::Day(20813);
    made.query_code_hash = seal::sha256(base::as_bytes(made.number));
    made.answers = R"({"name":"张伟"})";
    made.record = R"({"state":"submitted"})";
    return made;
}

inline CaseEvent event(std::string code, std::string data = {}) {
    return {0, morning, "case", std::move(code), "citizen", std::move(data)};
}

}  // namespace onetrip::storage::test
