#pragma once

/// The addresses a person keeps for parcels. What is sent somewhere holds its own copy: nothing points here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/instant.h"

namespace onetrip::storage {

struct Address {
    std::string id;
    std::string citizen;  ///< whose book it stands in
    std::string content;  ///< JSON: who receives it, and where; personal, sealed
    base::Instant updated_at;
};

class Addresses {
public:
    virtual ~Addresses() = default;

    /// Newest first.
    [[nodiscard]] virtual std::vector<Address> of_citizen(std::string_view citizen) const = 0;
    /// Only in that person's own book.
    [[nodiscard]] virtual std::optional<Address> find(std::string_view citizen, std::string_view id) const = 0;
    /// Adds it, or takes the place of the one of this id in the same book.
    virtual void put(const Address& address) = 0;
    /// False if it was not there.
    [[nodiscard]] virtual bool remove(std::string_view citizen, std::string_view id) = 0;
};

}  // namespace onetrip::storage
