#include "server/storage/failure.h"

namespace onetrip::storage {

std::string_view name_of(FailureKind kind) {
    switch (kind) {
        case FailureKind::Busy: return "busy";
        case FailureKind::Full: return "full";
        case FailureKind::ReadOnly: return "read_only";
        case FailureKind::Unreadable: return "unreadable";
        case FailureKind::Unreachable: return "unreachable";
        case FailureKind::Unknown: return "unknown";
        case FailureKind::Corrupt: return "corrupt";
        case FailureKind::Foreign: return "foreign";
        case FailureKind::TooNew: return "too_new";
        case FailureKind::InUse: return "in_use";
        case FailureKind::Closed: return "closed";
        case FailureKind::Broken: return "broken";
    }
    return "broken";
}

}  // namespace onetrip::storage
