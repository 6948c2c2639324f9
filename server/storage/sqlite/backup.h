#pragma once

/// Backup and restore of a SQLite database: the file is itself a database, in one piece, without a log.

#include "server/storage/backup.h"

namespace onetrip::storage::sqlite {

BackupFigures back_up(const std::string& path, const std::string& file);
BackupFigures restore(const std::string& file, const std::string& path, Existing existing);

}  // namespace onetrip::storage::sqlite
