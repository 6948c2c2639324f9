// Whether the host takes sixteen bytes at once: which of the two modules that look at files it loads.

/** A function that splats a byte and adds pairs: the last instructions of `simd` to be settled are of its kind. */
const smallest_module = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // the format
  1, 5, 1, 96, 0, 1, 123, // () -> v128
  3, 2, 1, 0, // one function of that type
  10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 125, 11, // i32.const 0, i8x16.splat, i16x8.extadd_pairwise_i8x16_u
]);

export const hasSimd = (): boolean => WebAssembly.validate(smallest_module);
