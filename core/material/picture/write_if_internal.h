#pragma once

/// A member of the facts that is null where nothing was measured.

#include <optional>
#include <string_view>

#include "core/json/writer.h"

namespace onetrip::material::picture {

inline void write_if(json::Writer& out, std::string_view name, std::optional<int> value) {
    out.name(name);
    if (value) {
        out.value(*value);
    } else {
        out.null();
    }
}

}  // namespace onetrip::material::picture
