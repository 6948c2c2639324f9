// What the libraries would import from a host, answered inside the module: it has no imports at all.

#include <cstddef>
#include <cstdint>

extern "C" {

/// libspng lets go of a compressor it may have had; the module only decompresses, and has none.
int deflateEnd(void*) {
    return 0;
}

/// Memory views are re-read by the loader after every call, so there is nobody to notify.
void emscripten_notify_memory_growth(std::size_t) {}

[[noreturn]] void __wasi_proc_exit(std::uint32_t) {
    __builtin_trap();
}

/// The core takes randomness as a parameter and never asks for it; libsodium's key generation is linked but not called.
void randombytes_buf(void*, std::size_t) {
    __builtin_trap();
}
std::uint32_t randombytes_uniform(std::uint32_t) {
    __builtin_trap();
}
const char* randombytes_implementation_name() {
    __builtin_trap();
}
}
