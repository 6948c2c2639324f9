// The exports of onetrip-core.wasm: plain C over core/wire. The list is reviewed in wasm/README.md and held by a test.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "core/base/assert.h"
#include "core/wire/call.h"
#include "core/wire/sessions.h"

#define ONETRIP_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

/// What this instance of the module keeps between calls; gone with it.
onetrip::wire::Sessions sessions;

}  // namespace

/// Room for a request or a file. Ends in a trap when memory is used up: the host sees a RuntimeError and may start
/// anew.
ONETRIP_EXPORT void* onetrip_alloc(std::uint32_t size_bytes) {
    void* memory = std::malloc(size_bytes == 0 ? 1 : size_bytes);
    ONETRIP_ASSERT(memory != nullptr);
    return memory;
}

ONETRIP_EXPORT void onetrip_free(void* memory) {
    std::free(memory);
}

/// One request and the bytes beside it (size 0 for none); answers `[u32 size, little endian][bytes]`, to be freed by
/// the caller.
ONETRIP_EXPORT std::uint8_t* onetrip_call(const char* request, std::uint32_t request_size, const std::uint8_t* file,
                                          std::uint32_t file_size) {
    const std::string answer = onetrip::wire::call({request, request_size}, {file, file_size}, &sessions);
    const auto size = static_cast<std::uint32_t>(answer.size());
    auto* out = static_cast<std::uint8_t*>(onetrip_alloc(size + 4));
    std::memcpy(out, &size, 4);
    std::memcpy(out + 4, answer.data(), size);
    return out;
}
