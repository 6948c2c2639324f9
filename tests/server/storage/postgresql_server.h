#pragma once

/// A PostgreSQL of the tests' own (see ../postgresql.sh), one for a test program; each test has a database of its own.

#include <sys/types.h>

#include <string>

#include "tests/server/temporary_folder.h"

namespace onetrip::storage::test {

class PostgresqlServer {
public:
    /// Started with the first call, ended with the program.
    [[nodiscard]] static PostgresqlServer& shared();

    PostgresqlServer();
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    /// A new empty database; answers its address.
    [[nodiscard]] std::string create_database();
    /// Runs statements in it (in that of the administrator by default), answers the first value.
    std::string query(const std::string& sql, const std::string& address = {}) const;

    void start();
    /// As the administrator's stop would: connections are ended, nothing is lost.
    void stop();

private:
    [[nodiscard]] std::string address_of(const std::string& database) const;

    onetrip::test::TemporaryFolder folder_;
    pid_t process_ = -1;
    int databases_ = 0;
};

}  // namespace onetrip::storage::test
