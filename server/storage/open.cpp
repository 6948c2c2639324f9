#include "server/storage/open.h"

#include "server/storage/backup.h"
#include "server/storage/postgresql/postgresql_store.h"
#include "server/storage/sqlite/backup.h"
#include "server/storage/sqlite/sqlite_store.h"

namespace onetrip::storage {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

/// A server of PostgreSQL has its own tools.
std::string path_to_keep(std::string_view address) {
    if (address.starts_with(sqlite_scheme)) return std::string(address.substr(sqlite_scheme.size()));
    throw Failure(FailureKind::Foreign, "PostgreSQL is backed up and restored by pg_dump and pg_restore");
}

}  // namespace

std::unique_ptr<Store> open(std::string_view address, const OpenOptions& options) {
    if (address.starts_with(sqlite_scheme)) {
        return sqlite::open_sqlite_store(std::string(address.substr(sqlite_scheme.size())), options);
    }
    if (address.starts_with("postgresql://")) return postgresql::open_postgresql_store(std::string(address), options);
    // The address is not repeated: it may hold a password.
    throw Failure(FailureKind::Foreign, "a store is named as sqlite:PATH or postgresql://…");
}

BackupFigures back_up(std::string_view address, const std::string& file) {
    return sqlite::back_up(path_to_keep(address), file);
}

BackupFigures restore(const std::string& file, std::string_view address, Existing existing) {
    return sqlite::restore(file, path_to_keep(address), existing);
}

}  // namespace onetrip::storage
