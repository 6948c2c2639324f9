#pragma once

/// The store as the settings name it.

#include <memory>

#include "server/config.h"
#include "server/storage/open.h"

namespace onetrip {

/// Makes the data folder where the database is a file in it; throws std::exception with one line saying what is wrong.
[[nodiscard]] std::unique_ptr<storage::Store> open_store(const Config& config,
                                                         const storage::OpenOptions& options = {});

}  // namespace onetrip
