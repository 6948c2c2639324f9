#pragma once

/// Sixteen bytes at once (or eight numbers of sixteen binary digits), by whatever the machine has for it: SSE2, NEON,
/// WebAssembly's simd128. Where it has none, ONETRIP_LANES is 0 and what would use them goes pixel by pixel, with the
/// same results to the number: everything here is exact.

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#define ONETRIP_LANES 1
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#define ONETRIP_LANES 1
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define ONETRIP_LANES 1
#else
#define ONETRIP_LANES 0
#endif

namespace onetrip::material::picture {

// A mask has all digits of a lane set or none. `_16` takes eight unsigned numbers, the others sixteen bytes.

#if defined(__SSE2__)

using Lanes = __m128i;

inline Lanes load(const std::uint8_t* from) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
inline void store(void* to, Lanes a) {
    _mm_storeu_si128(static_cast<__m128i*>(to), a);
}
inline Lanes splat(std::uint8_t value) {
    return _mm_set1_epi8(static_cast<char>(value));
}
inline Lanes splat_16(std::uint16_t value) {
    return _mm_set1_epi16(static_cast<short>(value));
}
inline Lanes least(Lanes a, Lanes b) {
    return _mm_min_epu8(a, b);
}
inline Lanes most(Lanes a, Lanes b) {
    return _mm_max_epu8(a, b);
}
inline Lanes both(Lanes a, Lanes b) {
    return _mm_and_si128(a, b);
}
inline Lanes either(Lanes a, Lanes b) {
    return _mm_or_si128(a, b);
}
inline Lanes differing(Lanes a, Lanes b) {
    return _mm_xor_si128(a, b);
}
/// a - b, and 0 where b is more.
inline Lanes less_by(Lanes a, Lanes b) {
    return _mm_subs_epu8(a, b);
}
inline Lanes less_by_16(Lanes a, Lanes b) {
    return _mm_subs_epu16(a, b);
}
inline Lanes add_16(Lanes a, Lanes b) {
    return _mm_add_epi16(a, b);
}
inline Lanes is_same(Lanes a, Lanes b) {
    return _mm_cmpeq_epi8(a, b);
}
inline Lanes select(Lanes mask, Lanes where_set, Lanes elsewhere) {
    return _mm_or_si128(_mm_and_si128(mask, where_set), _mm_andnot_si128(mask, elsewhere));
}
/// a0 b0 a1 b1 … of the first eight lanes, and of the last eight.
inline Lanes zip_first(Lanes a, Lanes b) {
    return _mm_unpacklo_epi8(a, b);
}
inline Lanes zip_last(Lanes a, Lanes b) {
    return _mm_unpackhi_epi8(a, b);
}
/// The first lane's mask is the lowest binary digit.
inline std::uint32_t digits_of(Lanes mask) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(mask));
}
inline std::uint32_t total_of(Lanes a) {
    const __m128i halves = _mm_sad_epu8(a, _mm_setzero_si128());
    return static_cast<std::uint32_t>(_mm_cvtsi128_si32(halves) + _mm_cvtsi128_si32(_mm_srli_si128(halves, 8)));
}

#elif defined(__aarch64__) && defined(__ARM_NEON)

using Lanes = uint8x16_t;

inline Lanes load(const std::uint8_t* from) {
    return vld1q_u8(from);
}
inline void store(void* to, Lanes a) {
    vst1q_u8(static_cast<std::uint8_t*>(to), a);
}
inline Lanes splat(std::uint8_t value) {
    return vdupq_n_u8(value);
}
inline Lanes splat_16(std::uint16_t value) {
    return vreinterpretq_u8_u16(vdupq_n_u16(value));
}
inline Lanes least(Lanes a, Lanes b) {
    return vminq_u8(a, b);
}
inline Lanes most(Lanes a, Lanes b) {
    return vmaxq_u8(a, b);
}
inline Lanes both(Lanes a, Lanes b) {
    return vandq_u8(a, b);
}
inline Lanes either(Lanes a, Lanes b) {
    return vorrq_u8(a, b);
}
inline Lanes differing(Lanes a, Lanes b) {
    return veorq_u8(a, b);
}
inline Lanes less_by(Lanes a, Lanes b) {
    return vqsubq_u8(a, b);
}
inline Lanes less_by_16(Lanes a, Lanes b) {
    return vreinterpretq_u8_u16(vqsubq_u16(vreinterpretq_u16_u8(a), vreinterpretq_u16_u8(b)));
}
inline Lanes add_16(Lanes a, Lanes b) {
    return vreinterpretq_u8_u16(vaddq_u16(vreinterpretq_u16_u8(a), vreinterpretq_u16_u8(b)));
}
inline Lanes is_same(Lanes a, Lanes b) {
    return vceqq_u8(a, b);
}
inline Lanes select(Lanes mask, Lanes where_set, Lanes elsewhere) {
    return vbslq_u8(mask, where_set, elsewhere);
}
inline Lanes zip_first(Lanes a, Lanes b) {
    return vzip1q_u8(a, b);
}
inline Lanes zip_last(Lanes a, Lanes b) {
    return vzip2q_u8(a, b);
}
inline std::uint32_t digits_of(Lanes mask) {
    constexpr std::uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t weighted = vandq_u8(mask, vld1q_u8(weights));
    return vaddv_u8(vget_low_u8(weighted)) | static_cast<std::uint32_t>(vaddv_u8(vget_high_u8(weighted))) << 8;
}
inline std::uint32_t total_of(Lanes a) {
    return vaddlvq_u8(a);
}

#elif defined(__wasm_simd128__)

using Lanes = v128_t;

inline Lanes load(const std::uint8_t* from) {
    return wasm_v128_load(from);
}
inline void store(void* to, Lanes a) {
    wasm_v128_store(to, a);
}
inline Lanes splat(std::uint8_t value) {
    return wasm_i8x16_splat(static_cast<std::int8_t>(value));
}
inline Lanes splat_16(std::uint16_t value) {
    return wasm_i16x8_splat(static_cast<std::int16_t>(value));
}
inline Lanes least(Lanes a, Lanes b) {
    return wasm_u8x16_min(a, b);
}
inline Lanes most(Lanes a, Lanes b) {
    return wasm_u8x16_max(a, b);
}
inline Lanes both(Lanes a, Lanes b) {
    return wasm_v128_and(a, b);
}
inline Lanes either(Lanes a, Lanes b) {
    return wasm_v128_or(a, b);
}
inline Lanes differing(Lanes a, Lanes b) {
    return wasm_v128_xor(a, b);
}
inline Lanes less_by(Lanes a, Lanes b) {
    return wasm_u8x16_sub_sat(a, b);
}
inline Lanes less_by_16(Lanes a, Lanes b) {
    return wasm_u16x8_sub_sat(a, b);
}
inline Lanes add_16(Lanes a, Lanes b) {
    return wasm_i16x8_add(a, b);
}
inline Lanes is_same(Lanes a, Lanes b) {
    return wasm_i8x16_eq(a, b);
}
inline Lanes select(Lanes mask, Lanes where_set, Lanes elsewhere) {
    return wasm_v128_bitselect(where_set, elsewhere, mask);
}
inline Lanes zip_first(Lanes a, Lanes b) {
    return wasm_i8x16_shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
inline Lanes zip_last(Lanes a, Lanes b) {
    return wasm_i8x16_shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}
inline std::uint32_t digits_of(Lanes mask) {
    return wasm_i8x16_bitmask(mask);
}
inline std::uint32_t total_of(Lanes a) {
    const v128_t fours = wasm_u32x4_extadd_pairwise_u16x8(wasm_u16x8_extadd_pairwise_u8x16(a));
    return static_cast<std::uint32_t>(wasm_i32x4_extract_lane(fours, 0) + wasm_i32x4_extract_lane(fours, 1) +
                                      wasm_i32x4_extract_lane(fours, 2) + wasm_i32x4_extract_lane(fours, 3));
}

#endif

}  // namespace onetrip::material::picture
