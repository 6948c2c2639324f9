// The exports of every module: plain C over core/wire. The list is reviewed in wasm/README.md and held by a test.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/base/assert.h"
#include "core/wire/call.h"
#include "core/wire/sessions.h"

#define ONETRIP_EXPORT extern "C" __attribute__((used, visibility("default")))

namespace {

/// What this instance of the module keeps between calls; gone with it.
onetrip::wire::Sessions sessions;

/// Two words for the host to read.
struct Answer {
    std::uint32_t size_bytes;
    const char* bytes;
};
Answer answer{};
std::string answer_text;

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

/// One request and the bytes beside it (size 0 for none). The answer stays in the module until the next call.
ONETRIP_EXPORT const Answer* onetrip_call(const char* request, std::uint32_t request_size, const std::uint8_t* file,
                                          std::uint32_t file_size) {
    answer_text = onetrip::wire::call({request, request_size}, {file, file_size}, &sessions);
    answer = {static_cast<std::uint32_t>(answer_text.size()), answer_text.data()};
    return &answer;
}
