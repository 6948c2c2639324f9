#include "core/material/decode/look.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/material/decode/decode.h"
#include "core/material/inspect.h"
#include "core/material/picture/upright.h"
#include "tests/core/material/sample.h"
#include "tests/source_path.h"

namespace onetrip::material::decode {
namespace {

base::Bytes file(const char* name) {
    std::ifstream in(source_path("tests/vectors/files/") + name, std::ios::binary);
    return base::Bytes(std::istreambuf_iterator<char>(in), {});
}

std::string findings(base::BytesView bytes, const FileSpec& spec = {}) {
    FileFacts facts = look_at(bytes);
    look_into(bytes, facts);
    std::string text;
    for (const base::Finding& finding : check_facts(facts, spec)) {
        text += finding.code + " " + std::string(base::name_of(finding.severity));
        if (finding.measure) {
            text += " " + std::to_string(finding.measure->measured) + "/" + std::to_string(finding.measure->limit);
        }
        text += "\n";
    }
    return text;
}

TEST(Look, AFileIsDecodedMeasuredAndJudged) {
    EXPECT_EQ(findings(file("page.jpg")), "");
    EXPECT_EQ(findings(file("page_interlaced.png")), "");
    EXPECT_EQ(findings(file("page_blurred.jpg")), "material.blurred error 700/260\n");
    EXPECT_EQ(findings(file("photo.webp")), "material.not_judged warn\n");
    FileSpec anything;
    anything.image.subject = picture::Subject::Anything;
    EXPECT_EQ(findings(file("page_blurred.jpg"), anything), "");
}

TEST(Look, NothingIsMeasuredOfAFileThatIsNotWhole) {
    base::Bytes bytes = file("page.jpg");
    // DHT: marker, length, class, then how many codes there are of each length.
    std::size_t at = 2;
    while (!(bytes[at] == 0xFF && bytes[at + 1] == 0xC4))
        ++at;
    bytes[at + 5] = 0xFF;
    EXPECT_EQ(findings(bytes), "material.damaged error\n");
    const base::Bytes whole = file("page.jpg");
    EXPECT_EQ(findings(base::BytesView(whole).first(20'000)), "material.truncated error\n");
    EXPECT_EQ(findings({}), "material.empty error\n");
}

std::string written(const std::optional<picture::Portrait>& portrait) {
    if (!portrait) return "none";
    json::Writer out;
    write_portrait(out, *portrait);
    return std::string(out.text());
}

std::string png_chunk(const std::string& name, const std::string& content) {
    const std::string checked = name + content;
    const auto* bytes = reinterpret_cast<const Bytef*>(checked.data());
    return big32(static_cast<unsigned>(content.size())) + checked +
           big32(static_cast<unsigned>(crc32(0, bytes, static_cast<uInt>(checked.size()))));
}

/// A white wall that a decoder can read.
base::Bytes white_png(unsigned width, unsigned height) {
    std::string rows;
    for (unsigned y = 0; y < height; ++y)
        rows += std::string(1, '\0') + std::string(width, '\xFF');
    return bytes_of("\x89PNG\r\n\x1A\n" +
                    png_chunk("IHDR", big32(width) + big32(height) + std::string("\x08\0\0\0\0", 5)) +
                    png_chunk("IDAT", deflated(rows)) + png_chunk("IEND", ""));
}

TEST(Look, OnlyASmallPictureIsMeasuredAsAPortrait) {
    const struct {
        const char* what;
        base::Bytes file;
        bool has_portrait;
    } cases[] = {
        {"a photo for a document", file("portrait.jpg"), true},
        {"1,500,000 pixels", white_png(1500, 1000), true},
        {"one row more", white_png(1500, 1001), false},
        {"1,499,868 pixels, judged at half its size", white_png(2049, 732), true},
        {"one row more than that", white_png(2049, 733), false},
        {"64 pixels a side", white_png(64, 64), true},
        {"one less", white_png(63, 64), false},
    };
    for (const auto& one : cases) {
        FileFacts facts = look_at(one.file);
        look_into(one.file, facts);
        EXPECT_TRUE(facts.damage.empty() && facts.image) << one.what;
        EXPECT_EQ(facts.portrait.has_value(), one.has_portrait) << one.what;
    }
}

TEST(Look, APortraitIsMeasuredAsItIsShown) {
    const base::Bytes upright_file = file("portrait.jpg");
    const auto stored = decode(Kind::Jpeg, upright_file, {700, true});
    ASSERT_TRUE(stored);
    std::string lying;
    for (std::uint32_t orientation = 1; orientation <= 8; ++orientation) {
        // The same pixels, of which EXIF says that they are shown another way.
        constexpr std::size_t exif_begin = 2;
        constexpr std::size_t exif_bytes = 36;
        const base::Bytes exif = bytes_of(jpeg(1, 1, orientation).substr(exif_begin, exif_bytes));
        base::Bytes bytes = upright_file;
        bytes.insert(bytes.begin() + exif_begin, exif.begin(), exif.end());
        FileFacts facts = look_at(bytes);
        look_into(bytes, facts);
        const picture::Plane shown = picture::upright(stored->plane, orientation);
        EXPECT_EQ(written(facts.portrait), written(measure_portrait(shown.colour()))) << orientation;
        if (orientation == 6) lying = written(facts.portrait);
    }
    EXPECT_NE(lying, written(measure_portrait(stored->plane.colour())));
}

TEST(Look, APngIsMeasuredAsItIsShown) {
    const base::Bytes as_stored = file("photo.png");
    const auto stored = decode(Kind::Png, as_stored, {700, true});
    ASSERT_TRUE(stored);
    constexpr std::size_t header_end = 8 + 25;
    for (std::uint32_t orientation = 1; orientation <= 8; ++orientation) {
        const base::Bytes exif = bytes_of(exif_chunk(orientation));
        base::Bytes bytes = as_stored;
        bytes.insert(bytes.begin() + header_end, exif.begin(), exif.end());
        FileFacts facts = look_at(bytes);
        look_into(bytes, facts);
        EXPECT_TRUE(facts.damage.empty()) << orientation;
        EXPECT_EQ(facts.pixels, (orientation >= 5 ? PixelSize{413, 295} : PixelSize{295, 413})) << orientation;
        const picture::Plane shown = picture::upright(stored->plane, orientation);
        EXPECT_EQ(written(facts.portrait), written(measure_portrait(shown.colour()))) << orientation;
    }
}

TEST(Look, WhatWasSeenIsKeptAndJudgedAgain) {
    const base::Bytes bytes = file("page_blurred.jpg");
    FileFacts facts = look_at(bytes);
    look_into(bytes, facts);
    json::Writer out;
    out.begin_object();
    write_file_facts(out, facts);
    out.end_object();
    const auto read = read_file_facts(json::Document::parse(out.text())->root());
    ASSERT_TRUE(read && read->image && read->perceptual_hash);
    EXPECT_EQ(check_facts(*read, {}), check_facts(facts, {}));
}

}  // namespace
}  // namespace onetrip::material::decode
