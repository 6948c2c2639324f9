#pragma once

/// A copy of a whole store in one file, keys included, and the way back. Who has such a file has everything: it is
/// written for its owner alone.

#include <cstdint>
#include <string>
#include <string_view>

namespace onetrip::storage {

struct BackupFigures {
    std::int64_t cases = 0;  ///< in the file; at least, where PostgreSQL is backed up while it is served
    std::int64_t size_bytes = 0;
};

enum class Existing : std::uint8_t { Keep, Replace };

/// Copies one moment of the store to a new file, also while servers serve it. The file gets its name once it was read
/// back whole and is on the disk. Throws Failure, also if the file is there already.
BackupFigures back_up(std::string_view address, const std::string& file);

/// Puts the store back to the moment of the backup, which is read whole first. Throws Failure and leaves everything as
/// it was: InUse while a server has the store, or if there is a store and it may not be replaced.
BackupFigures restore(const std::string& file, std::string_view address, Existing existing);

}  // namespace onetrip::storage
