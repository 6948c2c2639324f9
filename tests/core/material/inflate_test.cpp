#include "core/material/inflate.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

TEST(Inflate, undoes_deflate_within_its_limit) {
    const std::string text = std::string(100'000, 'a') + "end";
    const std::string packed = deflated(text);
    std::string changed = packed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    const struct {
        const char* what;
        std::string packed;
        std::size_t limit;
        std::size_t size_bytes;
        bool is_whole;
        bool is_over_limit;
    } table[] = {
        {"all of it", packed, text.size(), text.size(), true, false},
        {"a byte too much", packed, text.size() - 1, text.size() - 1, false, true},
        {"nothing let in", packed, 0, 0, false, true},
        {"with something behind it", packed + "endstream", text.size(), text.size(), true, false},
        {"cut in its checksum", packed.substr(0, packed.size() - 1), text.size(), text.size(), false, false},
        {"a wrong checksum", changed, text.size(), text.size(), false, false},
        {"nothing", "", 10, 0, false, false},
        {"no deflate", "hello", 10, 0, false, false},
    };
    for (const auto& row : table) {
        const Inflated out = inflate(bytes_of(row.packed), row.limit);
        EXPECT_EQ(out.bytes.size(), row.size_bytes) << row.what;
        EXPECT_EQ(out.is_whole, row.is_whole) << row.what;
        EXPECT_EQ(out.is_over_limit, row.is_over_limit) << row.what;
        EXPECT_EQ(out.bytes, text.substr(0, out.bytes.size())) << row.what;
    }
}

TEST(Inflate, undoes_deflate_without_a_wrapper) {
    const std::string wrapped = deflated("a list of parts");
    const std::string bare = wrapped.substr(2, wrapped.size() - 6);
    const Inflated out = inflate(bytes_of(bare), 100, Wrapper::None);
    EXPECT_EQ(out.bytes, "a list of parts");
    EXPECT_TRUE(out.is_whole);
    EXPECT_FALSE(inflate(bytes_of(wrapped), 100, Wrapper::None).is_whole);
    EXPECT_FALSE(inflate(bytes_of(bare), 100).is_whole);
}

}  // namespace
}  // namespace onetrip::material
