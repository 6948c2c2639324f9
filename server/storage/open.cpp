#include "server/storage/open.h"

#include "server/storage/postgresql/postgresql_store.h"
#include "server/storage/sqlite/sqlite_store.h"

namespace onetrip::storage {

std::unique_ptr<Store> open(std::string_view address, const OpenOptions& options) {
    constexpr std::string_view sqlite_scheme = "sqlite:";
    if (address.starts_with(sqlite_scheme)) {
        return sqlite::open_sqlite_store(std::string(address.substr(sqlite_scheme.size())), options);
    }
    if (address.starts_with("postgresql://")) return postgresql::open_postgresql_store(std::string(address), options);
    // The address is not repeated: it may hold a password.
    throw Failure(FailureKind::Foreign, "a store is named as sqlite:PATH or postgresql://…");
}

}  // namespace onetrip::storage
