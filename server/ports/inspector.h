#pragma once

/// Who lets the core look at foreign bytes as a port: the real one does it in a process of its own, so that bytes which
/// crash it, or keep it busy, harm nobody else.

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace onetrip::ports {

enum class InspectionEnd : std::uint8_t {
    Answered,  ///< the core's whole answer is there
    Crashed,   ///< ended without an answer: a fault, or more memory than it may have
    TimedOut   ///< took longer than it may
};

struct Inspection {
    InspectionEnd end = InspectionEnd::Crashed;
    std::string answer;  ///< one line of core/wire, if there is one
};

class Inspector {
public:
    virtual ~Inspector() = default;

    /// One request of core/wire on these bytes. Blocks: on a worker, never on an event loop. Throws ports::Busy where
    /// it cannot begin, which says nothing about the bytes.
    [[nodiscard]] virtual Inspection inspect(std::string_view request, base::BytesView file) = 0;
};

}  // namespace onetrip::ports
