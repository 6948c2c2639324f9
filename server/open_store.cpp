#include "server/open_store.h"

#include <filesystem>
#include <stdexcept>

namespace onetrip {

std::unique_ptr<storage::Store> open_store(const Config& config, const storage::OpenOptions& options) {
    if (config.store.empty()) {
        // The folder is made here: a backend only opens what lies in it.
        std::error_code failed;
        std::filesystem::create_directories(config.data_folder, failed);
        if (failed) {
            throw std::runtime_error("cannot make the data folder " + config.data_folder + ": " + failed.message());
        }
    }
    return storage::open(config.store_address(), options);
}

}  // namespace onetrip
