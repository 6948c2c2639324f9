#pragma once

/// Which province a postal address lies in, by its first words: all that an expectation needs to know of it.

#include <optional>
#include <string_view>

namespace onetrip::delivery {

/// The two digits of GB/T 2260 (`33` for 浙江省杭州市…, 浙江杭州…, also after 中国); nullopt for an address that begins
/// with no province's name: people who live in it leave it out.
[[nodiscard]] std::optional<std::string_view> province_of_address(std::string_view address);

}  // namespace onetrip::delivery
