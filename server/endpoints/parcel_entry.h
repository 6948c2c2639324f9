#pragma once

/// A parcel as it is entered by its number, at the window or by the citizen: read from a request, made, and followed.

#include <string>

#include "core/json/shape.h"
#include "server/endpoints/case_file.h"
#include "server/http/request.h"

namespace onetrip::endpoints {

struct EnteredParcel {
    std::string carrier;  ///< one of carriers.h
    std::string waybill;  ///< normalised
};
/// The members `carrier` and `waybill`; anything else about them is a fault of the shape.
[[nodiscard]] EnteredParcel read_entered_parcel(json::Shape& shape);

/// Drawn before the unit of work, which may run twice.
struct DrawnSecrets {
    std::string id;
    std::string salt;
    std::string callback_token;
};
[[nodiscard]] DrawnSecrets draw_secrets(ports::Randomness& randomness);

/// Stores the parcel, with a label, and has a courier follow it. `purpose` as storage::Shipment has it; who receives or
/// sends it stands in the case's answers.
storage::Shipment enter_parcel(storage::Unit& unit, const CaseFile& file, const EnteredParcel& parcel,
                               const DrawnSecrets& drawn, std::string_view purpose, base::Instant now);

}  // namespace onetrip::endpoints
