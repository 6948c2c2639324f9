#pragma once

/// The real files of the catalogue, for the tests of the rooms that read them.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "core/json/document.h"
#include "tests/source_path.h"

namespace onetrip::catalog {

inline std::string catalog_file(std::string_view name) {
    std::ifstream file(source_path("catalog/") + std::string(name));
    EXPECT_TRUE(file.good()) << name;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

inline std::string teacher_qualification() {
    return catalog_file("services/teacher-qualification.json");
}

/// The text with the first `from` replaced; `from` must be there.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    return text;
}

}  // namespace onetrip::catalog
