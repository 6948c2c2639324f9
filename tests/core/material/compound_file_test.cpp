#include "core/material/compound_file.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

std::string wide(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += std::string{c, '\0'};
    return out;
}

/// A header and two sectors: the allocation table, then the directory with `rest`.
std::string compound(const std::string& rest, unsigned directory = 1) {
    std::string file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(22, '\0') + little16(9) +
                       std::string(12, '\0') + little32(1) + little32(directory) + std::string(24, '\0') + little32(0);
    file.resize(1024);
    file += rest;
    file.resize(1536);
    return file;
}

TEST(CompoundFile, tells_what_the_outside_says) {
    std::string encrypted_text = compound(wide("WordDocument"));
    encrypted_text.replace(512, 12, std::string("\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x01", 12));
    std::string no_table = compound("");
    no_table[44] = 0;
    const struct {
        const char* what;
        std::string file;
        const char* found;  ///< whole, encrypted, macros
    } table[] = {
        {"a text", compound(wide("WordDocument")), "whole"},
        {"a text with macros", compound(wide("_VBA_PROJECT")), "whole macros"},
        {"an encrypted package", compound(wide("EncryptedPackage")), "whole encrypted"},
        {"an encrypted text", encrypted_text, "whole encrypted"},
        {"cut", compound("").substr(0, 1535), ""},
        {"a header alone", compound("").substr(0, 512), ""},
        {"a signature alone", compound("").substr(0, 8), ""},
        {"a directory that leads out", compound("", 0xFFFFFFFE), ""},
        {"no allocation table", no_table, ""},
    };
    for (const auto& row : table) {
        const base::Bytes file = bytes_of(row.file);
        EXPECT_TRUE(is_compound_file(file)) << row.what;
        const CompoundFile read = read_compound_file(file);
        const std::string found = std::string(read.is_whole ? "whole" : "") + (read.is_encrypted ? " encrypted" : "") +
                                  (read.has_macros ? " macros" : "");
        EXPECT_EQ(found, row.found) << row.what;
    }
    EXPECT_FALSE(is_compound_file(bytes_of("\xD0\xCF\x11\xE0")));
}

}  // namespace
}  // namespace onetrip::material
