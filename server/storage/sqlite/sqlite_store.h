#pragma once

/// The store in one SQLite file: write-ahead log, every commit forced to the disk, one writer, parallel readers.

#include <memory>
#include <string>

#include "server/storage/open.h"

namespace onetrip::storage::sqlite {

[[nodiscard]] std::unique_ptr<Store> open_sqlite_store(const std::string& path, const OpenOptions& options);

}  // namespace onetrip::storage::sqlite
