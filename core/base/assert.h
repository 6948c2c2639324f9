#pragma once

/// ONETRIP_ASSERT marks what can only be false if this program has a bug. It is always on and is never used on
/// input: what comes from outside is answered with a Finding or a refusal.

namespace onetrip::base {

/// Prints the broken assumption and ends the process (native) or traps (WASM).
[[noreturn]] void report_bug(const char* condition, const char* file, int line);

}  // namespace onetrip::base

#define ONETRIP_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::onetrip::base::report_bug(#condition, __FILE__, __LINE__))
