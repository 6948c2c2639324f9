#pragma once

/// How a decoder that only knows how to jump away from an error gets home. Natively libjpeg's error handler jumps
/// (setjmp). WebAssembly of the MVP has no jump and no exceptions without a host's help, so there it traps: what was
/// allocated is let go of first, and the refusal is remembered here. The host (wasm/loader) catches the trap, sets the
/// stack back and calls once more; the second time the file is refused without being decoded, and the answer is the
/// same as the native one.

namespace onetrip::material::decode {

/// Remembers that decoding was given up; the next file is refused as Damaged.
void give_up();

/// Whether decoding was given up since the last time a file was refused for it.
[[nodiscard]] bool has_given_up();

/// Whether the file at hand is to be refused unread; forgets it.
[[nodiscard]] bool take_given_up();

}  // namespace onetrip::material::decode
