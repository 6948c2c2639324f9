#pragma once

/// What an office may make of a certificate that it gave out, and what the states are called.

#include <optional>
#include <string_view>

#include "core/material/holdings.h"

namespace onetrip::material {

/// `valid`, `suspended`, `revoked`, `cancelled`, `expired`.
[[nodiscard]] std::string_view name_of(CertificateStatus status);
[[nodiscard]] std::optional<CertificateStatus> certificate_status_of(std::string_view name);

/// What is suspended may count again, what was revoked or cancelled never does; that it ran out is said by its last
/// day.
[[nodiscard]] bool may_become(CertificateStatus before, CertificateStatus after);

}  // namespace onetrip::material
