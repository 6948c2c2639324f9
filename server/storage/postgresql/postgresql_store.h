#pragma once

/// The store in a PostgreSQL database that several servers share: one writer and several readers for each server, and a
/// listener for what the others announce.

#include <memory>
#include <string>

#include "server/storage/open.h"

namespace onetrip::storage::postgresql {

[[nodiscard]] std::unique_ptr<Store> open_postgresql_store(const std::string& address, const OpenOptions& options);

}  // namespace onetrip::storage::postgresql
