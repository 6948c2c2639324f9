#pragma once

/// The tables behind unicode.h: runs over all code points, coded as generate_unicode_data.mjs says. Only unicode.cpp
/// reads them.

#include <cstddef>
#include <cstdint>

namespace onetrip::schema::unicode_data {

inline constexpr std::size_t category_runs_size = 3973;
inline constexpr std::size_t script_runs_size = 1068;
inline constexpr std::size_t label_runs_size = 245;
inline constexpr std::size_t joining_runs_size = 182;
inline constexpr std::size_t direction_runs_size = 76;
inline constexpr std::size_t virama_runs_size = 142;

extern const std::uint8_t category_runs[category_runs_size];
extern const std::uint8_t script_runs[script_runs_size];
extern const std::uint8_t label_runs[label_runs_size];
extern const std::uint8_t joining_runs[joining_runs_size];
extern const std::uint8_t direction_runs[direction_runs_size];
extern const std::uint8_t virama_runs[virama_runs_size];

}  // namespace onetrip::schema::unicode_data
