#pragma once

/// Looks at foreign bytes in a process of its own (`onetrip-inspector`), one process a file: whatever bytes do to it,
/// the server goes on. The child is told how long it may run and how much memory it may have, and gives up everything
/// else (files, sockets, further processes) before it reads the first byte.

#include <chrono>
#include <cstddef>
#include <string>

#include "server/ports/inspector.h"

namespace onetrip::inspection {

struct InspectorLimits {
    /// From its start to its answer, by the wall clock; the processor's time is limited to the same, rounded up.
    std::chrono::milliseconds time{15'000};
    /// Address space, the program itself (about 10 MiB) and the file included.
    std::size_t memory_bytes = 512u << 20;
};

class ChildInspector final : public ports::Inspector {
public:
    /// `program` is the path of onetrip-inspector; throws std::runtime_error if it is not there.
    ChildInspector(std::string program, InspectorLimits limits);

    /// Any number of threads at once. Throws ports::Busy where the machine has no process, memory or file to spare.
    ports::Inspection inspect(std::string_view request, base::BytesView file) override;

    /// The program beside the one that is running.
    [[nodiscard]] static std::string program_beside_this();

private:
    const std::string program_;
    const InspectorLimits limits_;
};

}  // namespace onetrip::inspection
