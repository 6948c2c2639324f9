#include "core/identity/formats.h"

#include "core/identity/check.h"

namespace onetrip::identity {

bool is_kind(std::string_view name) {
    return find_kind(name) != nullptr;
}

bool is_valid(std::string_view kind, std::string_view value) {
    const Kind* found = find_kind(kind);
    return found == nullptr || check(*found, value, std::nullopt, Judging::Facts::Unwanted).valid;
}

}  // namespace onetrip::identity
