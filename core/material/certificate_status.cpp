#include "core/material/certificate_status.h"

#include <algorithm>

namespace onetrip::material {
namespace {

constexpr std::string_view names[] = {"valid", "suspended", "revoked", "cancelled", "expired"};

}  // namespace

std::string_view name_of(CertificateStatus status) {
    return names[static_cast<std::size_t>(status)];
}

std::optional<CertificateStatus> certificate_status_of(std::string_view name) {
    const auto* known = std::find(std::begin(names), std::end(names), name);
    if (known == std::end(names)) return std::nullopt;
    return static_cast<CertificateStatus>(known - std::begin(names));
}

bool may_become(CertificateStatus before, CertificateStatus after) {
    const bool is_open = before == CertificateStatus::Valid || before == CertificateStatus::Suspended;
    return is_open && before != after && after != CertificateStatus::Expired;
}

}  // namespace onetrip::material
