// What onetrip-vision.wasm and onetrip-whole.wasm export beyond core_exports.cpp.

#include <cstdint>

#include "core/material/decode/giving_up.h"

/// Asked by the loader after a trap: 1 if a decoder gave a file up (core/material/decode/giving_up.h). Then the loader
/// sets the stack back and calls once more; anything else was a bug, and costs the instance.
extern "C" __attribute__((used, visibility("default"))) std::uint32_t onetrip_gave_up() {
    return onetrip::material::decode::has_given_up() ? 1 : 0;
}
