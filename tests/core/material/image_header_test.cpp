#include "core/material/image_header.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

std::string text(const std::optional<PixelSize>& size) {
    return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "-";
}

TEST(ImageHeader, sizes_of_real_files) {
    const struct {
        const char* file;
        const char* size;
    } table[] = {
        {"photo.jpg", "295x413"},  {"progressive.jpg", "295x413"}, {"photo.png", "295x413"}, {"photo.webp", "295x413"},
        {"photo.heic", "295x413"}, {"small.gif", "40x30"},         {"small.bmp", "40x30"},
    };
    for (const auto& row : table) {
        const base::Bytes file = sample(row.file);
        const ImageHeader header = read_image_header(detect_kind(file), file);
        EXPECT_EQ(text(header.size), row.size) << row.file;
        EXPECT_TRUE(header.is_whole) << row.file;
    }
}

// However much is missing at the end, it is noticed; and nothing is read that is not there.
TEST(ImageHeader, a_cut_file_is_never_whole) {
    for (const char* name :
         {"photo.jpg", "progressive.jpg", "photo.png", "photo.webp", "photo.heic", "small.gif", "small.bmp"}) {
        const base::Bytes file = sample(name);
        const Kind kind = detect_kind(file);
        for (std::size_t size = 0; size < file.size(); ++size) {
            const base::Bytes cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(size));
            const ImageHeader header = read_image_header(kind, cut);
            EXPECT_FALSE(header.is_whole && header.size) << name << " cut to " << size;
        }
    }
}

TEST(ImageHeader, no_changed_byte_leads_out_of_the_file) {
    for (const char* name : {"photo.jpg", "photo.png", "photo.webp", "photo.heic", "small.gif", "small.bmp"}) {
        const base::Bytes file = sample(name);
        const Kind kind = detect_kind(file);
        for (std::size_t at = 0; at < file.size(); ++at) {
            for (const std::uint8_t value : {0x00, 0x01, 0x7F, 0xFF}) {
                base::Bytes changed = file;
                changed[at] = value;
                const ImageHeader header = read_image_header(kind, changed);
                EXPECT_TRUE(!header.size || (header.size->width > 0 && header.size->height > 0));
            }
        }
    }
}

TEST(ImageHeader, jpeg) {
    const struct {
        const char* what;
        std::string file;
        const char* size;
        bool is_whole;
    } table[] = {
        {"upright", jpeg(295, 413), "295x413", true},
        {"orientation 1", jpeg(295, 413, 1), "295x413", true},
        {"upside down", jpeg(295, 413, 3), "295x413", true},
        {"a quarter turn", jpeg(295, 413, 6), "413x295", true},
        {"the other quarter turn", jpeg(295, 413, 8), "413x295", true},
        {"an orientation that is none", jpeg(295, 413, 9), "295x413", true},
        {"a motion picture behind the end", jpeg(295, 413) + "ftypmp42 and more", "295x413", true},
        {"no end", jpeg(295, 413).substr(0, jpeg(295, 413).size() - 2), "295x413", false},
        {"no scan", std::string("\xFF\xD8\xFF\xD9", 4), "-", false},
        {"fill bytes", "\xFF\xD8\xFF\xFF" + jpeg(295, 413).substr(2), "295x413", true},
        {"no height", jpeg(295, 0), "-", true},
        {"a segment longer than the file", std::string("\xFF\xD8\xFF\xE1\xFF\xFF", 6), "-", false},
        {"a segment shorter than its length", std::string("\xFF\xD8\xFF\xE1\0\x01", 6), "-", false},
    };
    for (const auto& row : table) {
        const ImageHeader header = read_image_header(Kind::Jpeg, bytes_of(row.file));
        EXPECT_EQ(text(header.size), row.size) << row.what;
        EXPECT_EQ(header.is_whole, row.is_whole) << row.what;
    }
}

std::string png_with(const std::string& chunks) {
    constexpr std::size_t header_end = 8 + 25;
    return png(295, 413).insert(header_end, chunks);
}

TEST(ImageHeader, png) {
    const struct {
        std::string file;
        const char* size;
        bool is_whole;
    } table[] = {
        {png(295, 413), "295x413", true},
        {png(0, 413), "-", true},
        {png(0x80000000u, 1), "-", true},
        {png(0x7FFFFFFFu, 0x7FFFFFFFu), "2147483647x2147483647", true},
        {png(295, 413).substr(0, 33), "295x413", false},
        {png(295, 413).substr(0, 30), "-", false},
        {png(295, 413).substr(0, 33) + big32(0xFFFFFFFF) + "IDAT", "295x413", false},
        {png_with(exif_chunk(1)), "295x413", true},
        {png_with(exif_chunk(3)), "295x413", true},
        {png_with(exif_chunk(6)), "413x295", true},
        {png_with(exif_chunk(9)), "295x413", true},
        {png_with(exif_chunk(8) + exif_chunk(1)), "413x295", true},  // the first counts
        {png_with("IDAT: " + exif_chunk(6)), "295x413", false},
        {png_with(big32(0) + "eXIfCRC!"), "295x413", true},
    };
    for (const auto& row : table) {
        const ImageHeader header = read_image_header(Kind::Png, bytes_of(row.file));
        EXPECT_EQ(text(header.size), row.size);
        EXPECT_EQ(header.is_whole, row.is_whole);
    }
}

TEST(ImageHeader, tiff) {
    const struct {
        const char* what;
        std::string file;
        const char* size;
        bool is_whole;
    } table[] = {
        {"a page", tiff(295, 413), "295x413", true},
        {"many pages", tiff(295, 413, 9), "295x413", true},
        {"a quarter turn", tiff(295, 413, 1, 6), "413x295", true},
        {"no width", tiff(0, 413), "-", true},
        {"the last page cut", tiff(295, 413, 9).substr(0, tiff(295, 413, 9).size() - 1), "295x413", false},
        {"a directory that leads out", "II*" + std::string(1, '\0') + little32(0xFFFFFFFF), "-", false},
        {"no directory", "II*" + std::string(1, '\0') + little32(0), "-", false},
    };
    for (const auto& row : table) {
        const ImageHeader header = read_image_header(Kind::Tiff, bytes_of(row.file));
        EXPECT_EQ(text(header.size), row.size) << row.what;
        EXPECT_EQ(header.is_whole, row.is_whole) << row.what;
    }
}

// A directory may name itself as the next one.
TEST(ImageHeader, a_tiff_in_a_circle_ends) {
    std::string file = tiff(295, 413);
    file.replace(file.size() - 4, 4, little32(18));
    EXPECT_TRUE(read_image_header(Kind::Tiff, bytes_of(file)).is_whole);
}

TEST(ImageHeader, tells_where_the_picture_ends_and_how_often_it_is_scanned) {
    for (const char* name : {"photo.jpg", "photo.png", "photo.webp", "small.gif", "small.bmp"}) {
        base::Bytes file = sample(name);
        const std::size_t end = file.size();
        file.insert(file.end(), 5, 0);
        EXPECT_EQ(read_image_header(detect_kind(file), file).end_bytes, end) << name;
    }
    EXPECT_EQ(read_image_header(Kind::Jpeg, sample("photo.jpg")).scans, 1U);
    EXPECT_GT(read_image_header(Kind::Jpeg, sample("progressive.jpg")).scans, 1U);
}

TEST(ImageHeader, a_bitmap_may_stand_on_its_head) {
    base::Bytes file = sample("small.bmp");
    const std::uint8_t minus_thirty[] = {0xE2, 0xFF, 0xFF, 0xFF};
    std::copy(std::begin(minus_thirty), std::end(minus_thirty), file.begin() + 22);
    EXPECT_EQ(text(read_image_header(Kind::Bmp, file).size), "40x30");
}

TEST(ImageHeader, webp_in_its_three_forms) {
    const std::string riff("RIFF\x16\0\0\0WEBP", 12);
    const struct {
        std::string file;
        const char* size;
    } table[] = {
        {riff + std::string("VP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x27\x01\x9D\x01", 18), "295x413"},
        {riff + std::string("VP8L\x05\0\0\0\x2F\x26\x01\x67\0\0\0\0\0\0", 18), "295x413"},
        {riff + std::string("VP8X\x0A\0\0\0\0\0\0\0\x26\x01\0\x9C\x01\0", 18), "295x413"},
        {riff + std::string("VP9 \x0A\0\0\0\0\0\0\0\x26\x01\0\x9C\x01\0", 18), "-"},
    };
    for (const auto& row : table) {
        const ImageHeader header = read_image_header(Kind::Webp, bytes_of(row.file));
        EXPECT_EQ(text(header.size), row.size);
        EXPECT_TRUE(header.is_whole);
    }
}

}  // namespace
}  // namespace onetrip::material
