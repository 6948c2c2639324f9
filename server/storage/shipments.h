#pragma once

/// Parcels with certificates: what was given to a courier, how to recognise the courier's pushes, and the pushes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/instant.h"
#include "core/seal/hash.h"

namespace onetrip::storage {

struct Shipment {
    std::string id;
    std::string case_number;
    std::string carrier;         ///< the courier service's code, e.g. `ems`
    std::string waybill;         ///< upper case, without blanks
    std::string state;           ///< as `core/delivery` names it
    std::string salt;            ///< secret: signs the pushes
    std::string callback_token;  ///< secret: stands in the callback's address
    std::string phone;           ///< the receiver's, for carriers that demand it; personal, sealed
    std::string subscription;    ///< `pending`, `subscribed` or `failed`
    std::string tracking;        ///< JSON, newest last; personal, sealed
    base::Instant created_at;
    base::Instant updated_at;
};

/// One push of a courier as it came.
struct Push {
    seal::Digest param_sha256{};
    std::optional<std::string> shipment;  ///< none if it named a waybill nobody knows
    base::Instant received_at;
    std::string param;  ///< personal, sealed
};

class Shipments {
public:
    virtual ~Shipments() = default;

    [[nodiscard]] virtual std::optional<Shipment> find(std::string_view id) const = 0;
    /// The newest of the case.
    [[nodiscard]] virtual std::optional<Shipment> find_of_case(std::string_view case_number) const = 0;
    /// Found by a hash of the token, so that no comparison tells how much of it was right.
    [[nodiscard]] virtual std::optional<Shipment> find_by_token(std::string_view callback_token) const = 0;
    virtual void add(const Shipment& shipment) = 0;
    /// Stores state, subscription, tracking and `updated_at`.
    virtual void save(const Shipment& shipment) = 0;
    /// False if a push with the same bytes was stored before: then nothing is to be done.
    [[nodiscard]] virtual bool add_push(const Push& push) = 0;
};

}  // namespace onetrip::storage
