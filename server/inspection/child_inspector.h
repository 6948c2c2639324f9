#pragma once

/// Looks at foreign bytes in a process of its own (`onetrip-inspector`), one process a file: whatever bytes do to it,
/// the server goes on. The child is told how long it may run and how much memory it may have, and gives up everything
/// else (confinement.h) before it looks at the first byte; it has no environment and no folder of ours.

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

    /// Whether this machine lets children give up their system calls: asks one. Before the first inspection. Only where
    /// it says no by itself do children go without from then on; the caller tells the operator.
    [[nodiscard]] bool find_seal();

    /// Any number of threads at once. Throws ports::Busy where the machine has no process, memory or file to spare.
    ports::Inspection inspect(std::string_view request, base::BytesView file) override;

    /// The program beside the one that is running.
    [[nodiscard]] static std::string program_beside_this();

private:
    ports::Inspection run(std::string_view calls, std::string_view request, base::BytesView file) const;

    const std::string program_;
    const InspectorLimits limits_;
    bool is_sealed_ = true;
};

}  // namespace onetrip::inspection
