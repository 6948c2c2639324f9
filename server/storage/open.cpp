#include "server/storage/open.h"

#include <optional>

#include "server/storage/backup.h"
#include "server/storage/postgresql/backup.h"
#include "server/storage/postgresql/postgresql_store.h"
#include "server/storage/sqlite/backup.h"
#include "server/storage/sqlite/sqlite_store.h"

namespace onetrip::storage {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

constexpr std::string_view postgresql_scheme = "postgresql://";

/// The file of a SQLite database; nullopt for a server of PostgreSQL. The address is not repeated in a complaint: it
/// may hold a password.
std::optional<std::string> sqlite_path(std::string_view address) {
    if (address.starts_with(sqlite_scheme)) return std::string(address.substr(sqlite_scheme.size()));
    if (address.starts_with(postgresql_scheme)) return std::nullopt;
    throw Failure(FailureKind::Foreign, "a store is named as sqlite:PATH or postgresql://…");
}

}  // namespace

std::unique_ptr<Store> open(std::string_view address, const OpenOptions& options) {
    if (const auto path = sqlite_path(address)) return sqlite::open_sqlite_store(*path, options);
    return postgresql::open_postgresql_store(std::string(address), options);
}

BackupFigures back_up(std::string_view address, const std::string& file) {
    if (const auto path = sqlite_path(address)) return sqlite::back_up(*path, file);
    return postgresql::back_up(std::string(address), file);
}

BackupFigures restore(const std::string& file, std::string_view address, Existing existing) {
    if (const auto path = sqlite_path(address)) return sqlite::restore(file, *path, existing);
    return postgresql::restore(file, std::string(address), existing);
}

}  // namespace onetrip::storage
