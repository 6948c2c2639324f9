#pragma once

/// Masking: what may be shown of a personal value where it is not needed whole (lists, short messages, logs of an
/// office, public notices). A hidden character is a `*`, so lengths stay visible; a value too short to keep its ends
/// is hidden whole. Masking is done by the server: what is masked in a page has already been sent.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace onetrip::identity {

enum class Mask : std::uint8_t {
    Name,              ///< 王*, 张**, 欧**明: the first character, from four on the last as well
    ResidentId,        ///< 110101********8670: six and four, for official use
    ResidentIdPublic,  ///< 1****************0: for public notices
    Mobile,            ///< 138****8000
    BankCard,          ///< the last four
    Address,           ///< up to the town or street office, else to the county or city
    Email,             ///< z***@example.org
    Certificate        ///< the last four
};

/// `name`, `resident_id`, `resident_id_public`, `mobile`, `bank_card`, `address`, `email`, `certificate`.
[[nodiscard]] std::optional<Mask> mask_named(std::string_view name);

/// `value` must be well-formed UTF-8.
[[nodiscard]] std::string mask(Mask by, std::string_view value);

}  // namespace onetrip::identity
