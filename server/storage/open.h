#pragma once

/// The only place that names a backend.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "server/storage/store.h"
#include "server/storage/vault.h"

namespace onetrip::storage {

struct OpenOptions {
    std::shared_ptr<const Vault> vault = plain_vault();
    std::size_t reader_threads = 2;
    std::size_t writes_waiting_max = 4096;  ///< beyond it: ports::Busy
    std::size_t reads_waiting_max = 4096;
    std::size_t units_per_commit_max = 256;
    bool check_whole = true;  ///< read the whole database once at start and refuse a damaged one
    /// For a tool whose changes no server needs to hear of: SQLite's database is opened also while a server has it.
    /// Then nothing is migrated or checked, and a database of another form than this program's is refused.
    bool beside_a_server = false;
};

/// `sqlite:PATH` (PATH is the database's file; its folder must exist) or `postgresql://…` (as libpq reads it; the
/// database must exist). Creates what is in it, or brings it up to this program's form; throws Failure.
[[nodiscard]] std::unique_ptr<Store> open(std::string_view address, const OpenOptions& options = {});

}  // namespace onetrip::storage
