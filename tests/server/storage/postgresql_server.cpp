#include "tests/server/storage/postgresql_server.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "server/storage/postgresql/client.h"
#include "tests/source_path.h"

namespace onetrip::storage::test {

PostgresqlServer& PostgresqlServer::shared() {
    static PostgresqlServer server;
    return server;
}

PostgresqlServer::PostgresqlServer() {
    start();
}

PostgresqlServer::~PostgresqlServer() {
    stop();
}

std::string PostgresqlServer::address_of(const std::string& database) const {
    std::string host;
    for (const char c : folder_.path())
        host += c == '/' ? std::string("%2F") : std::string(1, c);
    return "postgresql://onetrip@" + host + "/" + database;
}

void PostgresqlServer::start() {
    process_ = ::fork();
    if (process_ == 0) {
        ::execl(source_path("tests/server/postgresql.sh").c_str(), "postgresql.sh", folder_.path().c_str(), nullptr);
        std::_Exit(127);
    }
    for (int tries = 0; tries < 300; ++tries) {
        try {
            query("SELECT 1");
            return;
        } catch (const Failure&) {
            if (::waitpid(process_, nullptr, WNOHANG) == process_) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    throw std::runtime_error("PostgreSQL did not start: see " + folder_.path("postgres.log"));
}

void PostgresqlServer::stop() {
    if (process_ <= 0) return;
    ::kill(process_, SIGINT);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

std::string PostgresqlServer::create_database() {
    const std::string name = "test_" + std::to_string(++databases_);
    query("CREATE DATABASE " + name);
    return address_of(name);
}

std::string PostgresqlServer::query(const std::string& sql, const std::string& address) const {
    return postgresql::text_of(postgresql::connect(address.empty() ? address_of("postgres") : address).get(), sql);
}

}  // namespace onetrip::storage::test
