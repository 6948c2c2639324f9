#include "server/keeping.h"

#include <cstdio>

#include "server/storage/backup.h"

namespace onetrip {
namespace {

void say(const char* what, const std::string& file, const storage::BackupFigures& figures) {
    std::printf("%s %s: %lld cases, %lld bytes\n", what, file.c_str(), static_cast<long long>(figures.cases),
                static_cast<long long>(figures.size_bytes));
}

}  // namespace

void back_up_store(const Config& config, const std::string& file) {
    say("backed up and read back", file, storage::back_up(config.store_address(), file));
}

void restore_store(const Config& config, const std::string& file, bool replace) {
    const auto existing = replace ? storage::Existing::Replace : storage::Existing::Keep;
    say("restored", file, storage::restore(file, config.store_address(), existing));
}

}  // namespace onetrip
