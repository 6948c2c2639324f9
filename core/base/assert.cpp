#include "core/base/assert.h"

#ifndef __EMSCRIPTEN__
#include <cstdio>
#include <cstdlib>
#endif

namespace onetrip::base {

void report_bug(const char* condition, const char* file, int line) {
#ifdef __EMSCRIPTEN__
    // The module has no imports, so there is nobody to tell: trap, and the host sees a RuntimeError.
    static_cast<void>(condition);
    static_cast<void>(file);
    static_cast<void>(line);
    __builtin_trap();
#else
    std::fprintf(stderr, "bug: %s does not hold (%s:%d)\n", condition, file, line);
    std::abort();
#endif
}

}  // namespace onetrip::base
