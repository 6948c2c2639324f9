#include "tests/source_path.h"

namespace onetrip {

std::string source_path(std::string_view path) {
    return ONETRIP_SOURCE_DIR "/" + std::string(path);
}

}  // namespace onetrip
