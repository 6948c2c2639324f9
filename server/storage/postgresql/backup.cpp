#include "server/storage/postgresql/backup.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <vector>

#include "server/storage/postgresql/client.h"
#include "server/storage/unfinished_file.h"

namespace onetrip::storage::postgresql {
namespace {

namespace fs = std::filesystem;

/// What the address says, under the names by which the tools look for it in their environment.
class Environment {
public:
    explicit Environment(const std::string& address) {
        char* complaint = nullptr;
        PQconninfoOption* const options = PQconninfoParse(address.c_str(), &complaint);
        PQfreemem(complaint);  // it may quote the address
        if (options == nullptr) throw Failure(FailureKind::Foreign, "the address of the store cannot be read");
        for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
            if (option->val == nullptr) continue;
            if (option->envvar != nullptr) variables_.push_back(std::string(option->envvar) + '=' + option->val);
            if (std::string_view(option->keyword) == "dbname") database_ = option->val;
        }
        PQconninfoFree(options);
        // Of two with one name the first counts.
        for (char** given = environ; *given != nullptr; ++given)
            variables_.emplace_back(*given);
    }

    [[nodiscard]] const std::string& database() const { return database_; }
    /// Waits for the tool; what it complains of goes to standard error.
    void run(std::vector<std::string> command) {
        pid_t child = 0;
        const int error = ::posix_spawnp(&child, command.front().c_str(), nullptr, nullptr, pointers(command).data(),
                                         pointers(variables_).data());
        if (error != 0) {
            throw Failure(FailureKind::Unreadable, command.front() + ": " + std::strerror(error) +
                                                       " (it comes with Debian's postgresql-client)");
        }
        int status = 0;
        while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
        }
        if (status != 0) throw Failure(FailureKind::Unreadable, command.front() + " failed (see above)");
    }

private:
    static std::vector<char*> pointers(std::vector<std::string>& texts) {
        std::vector<char*> found;
        for (std::string& text : texts)
            found.push_back(text.data());
        found.push_back(nullptr);
        return found;
    }

    std::vector<std::string> variables_;
    std::string database_;
};

/// Every byte is read and unpacked, though nothing is done with it.
void read_back(Environment& environment, const std::string& file) {
    environment.run({"pg_restore", "--file=/dev/null", file});
}

std::int64_t count_cases(const std::string& address) {
    return std::stoll(text_of(connect(address).get(), "SELECT count(*) FROM cases"));
}

/// Servers name themselves to the database; whoever else is connected has to wait.
void refuse_to_overwrite(const std::string& address, Existing existing) {
    const Client client = connect(address);
    const std::string servers = text_of(client.get(),
                                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                        "AND application_name = 'onetrip' AND pid <> pg_backend_pid()");
    if (servers != "0") throw Failure(FailureKind::InUse, "another server has the database open");
    const std::string tables =
        text_of(client.get(), "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
    if (tables != "0" && existing == Existing::Keep) {
        throw Failure(FailureKind::InUse, "the database is not empty: to replace what it holds, say --force");
    }
}

}  // namespace

BackupFigures back_up(const std::string& address, const std::string& file) {
    if (fs::exists(file)) throw Failure(FailureKind::InUse, file + " is there already: a backup replaces nothing");
    Environment environment(address);
    const std::int64_t cases = count_cases(address);
    UnfinishedFile dump(file);
    environment.run({"pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + dump.path()});
    read_back(environment, dump.path());
    dump.finish();
    return {cases, static_cast<std::int64_t>(fs::file_size(file))};
}

BackupFigures restore(const std::string& file, const std::string& address, Existing existing) {
    if (!fs::exists(file)) throw Failure(FailureKind::Unreadable, "there is no backup " + file);
    Environment environment(address);
    read_back(environment, file);
    refuse_to_overwrite(address, existing);
    environment.run({"pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error",
                     "--dbname=" + environment.database(), file});
    return {count_cases(address), static_cast<std::int64_t>(fs::file_size(file))};
}

}  // namespace onetrip::storage::postgresql
