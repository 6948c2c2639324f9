#include "server/http/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <array>

namespace onetrip::http::testing {

namespace {

/// What a client makes of it, into room for `bytes`.
[[nodiscard]] std::string unpacked(std::string packed, std::size_t bytes) {
    std::string text(bytes + 1, '\0');
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

}  // namespace

TEST(Gzip, SaysTheSame) {
    std::string long_text;
    for (int i = 0; i < 5000; ++i)
        long_text += "教师资格认定 " + std::to_string(i * i);
    for (const std::string& text : {std::string(), std::string("a"), long_text}) {
        const std::string packed = gzipped(text);
        ASSERT_FALSE(packed.empty());
        EXPECT_EQ(unpacked(packed, text.size()), text);
        EXPECT_EQ(gzipped(text), packed);
    }
    EXPECT_LT(gzipped(long_text).size() * 3, long_text.size());
}

}  // namespace onetrip::http::testing
