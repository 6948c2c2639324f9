#pragma once

/// The forms in which couriers tell, by name: what waits in the store says which one it is in.

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/delivery/push.h"

namespace onetrip::delivery {

enum class PushForm : std::uint8_t {
    Kuaidi100Push,    ///< `kuaidi100_push`
    Kuaidi100Answer,  ///< `kuaidi100_answer`
    EmsAnswer,        ///< `ems_answer`
    SfAnswer,         ///< `sf_answer`
    KdniaoAnswer      ///< `kdniao_answer`
};
[[nodiscard]] std::string_view name_of(PushForm form);
[[nodiscard]] std::optional<PushForm> push_form_of(std::string_view name);

[[nodiscard]] base::Result<Push, PushRefusal> parse_push(PushForm form, std::string_view text);

}  // namespace onetrip::delivery
