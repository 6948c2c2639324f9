#pragma once

/// Backup and restore of a PostgreSQL database by its own tools, pg_dump and pg_restore (Debian's postgresql-client),
/// which must be as new as the server. The address, with its password, reaches them by their environment: a command
/// line can be read by everybody on the machine.

#include "server/storage/backup.h"

namespace onetrip::storage::postgresql {

BackupFigures back_up(const std::string& address, const std::string& file);
BackupFigures restore(const std::string& file, const std::string& address, Existing existing);

}  // namespace onetrip::storage::postgresql
