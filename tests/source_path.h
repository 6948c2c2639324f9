#pragma once

/// The files of this checkout that a test reads: catalogue, vectors, documents. Where the checkout lies is compiled
/// into one file only, so that the compiler's cache serves the tests of every other clone.

#include <string>
#include <string_view>

namespace onetrip {

/// `path` as it is written in the checkout: `catalog/holidays.json`.
[[nodiscard]] std::string source_path(std::string_view path);

}  // namespace onetrip
