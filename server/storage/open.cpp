#include "server/storage/open.h"

#include "server/storage/sqlite/sqlite_store.h"

namespace onetrip::storage {

std::unique_ptr<Store> open(std::string_view address, const OpenOptions& options) {
    constexpr std::string_view sqlite_scheme = "sqlite:";
    if (address.substr(0, sqlite_scheme.size()) == sqlite_scheme) {
        return sqlite::open_sqlite_store(std::string(address.substr(sqlite_scheme.size())), options);
    }
    throw Failure(FailureKind::Foreign, "a store is named as sqlite:PATH, not as " + std::string(address));
}

}  // namespace onetrip::storage
