#include "core/material/metadata.h"

#include <gtest/gtest.h>

#include "core/material/image_header.h"
#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

/// `taken [what is left]`, or `untouched` where nothing can be taken out.
std::string strip(Kind kind, const std::string& file) {
    const base::Bytes bytes = bytes_of(file);
    const auto stripped = strip_metadata(kind, bytes);
    if (!stripped) return "untouched";
    std::string text;
    for (const Metadata what : stripped->removed)
        text += std::string(name_of(what)) + " ";
    return text + "[" + std::string(base::as_text(put_together(bytes, stripped->parts))) + "]";
}

std::string segment(char marker, const std::string& content) {
    return std::string("\xFF") + marker + big16(static_cast<unsigned>(content.size()) + 2) + content;
}

std::string with(const std::string& segments) {
    const std::string whole = jpeg(30, 40);
    return whole.substr(0, 2) + segments + whole.substr(2);
}

std::string chunk(const std::string& name, const std::string& content) {
    return big32(static_cast<unsigned>(content.size())) + name + content + "CRC!";
}

std::string png_with(const std::string& chunks) {
    const std::string whole = png(30, 40);
    constexpr std::size_t header_end = 8 + 25;
    return whole.substr(0, header_end) + chunks + whole.substr(header_end);
}

const std::string exif_of_one_entry("Exif\0\0MM\0*\0\0\0\x08\0\x01", 16);
const std::string gps = exif_of_one_entry + std::string("\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0\0\0", 18);
const std::string camera = exif_of_one_entry + std::string("\x01\x0F\0\x02\0\0\0\x02M\0\0\0\0\0\0\0", 16);

TEST(Metadata, OfAJpegOnlyWhatShowsItStays) {
    const std::string jfif = segment('\xE0', std::string("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
    const std::string profile = segment('\xE2', std::string("ICC_PROFILE\0\1\1profile", 21));
    const std::string adobe = segment('\xEE', std::string("Adobe\0\x64\0\0\0\0\1", 12));
    const std::string jfif_with_copy = segment('\xE0', std::string("JFIF\0\1\1\0\0\1\0\1\1\1rgb", 17));
    const struct {
        const char* what;
        std::string before, taken, after;
    } cases[] = {
        {"nothing but a picture", "", "", ""},
        {"a small copy in JFIF", jfif_with_copy, "other ", jfif},
        {"more than JFIF says", segment('\xE0', jfif.substr(4) + "x"), "other ", jfif},
        {"less than JFIF says", segment('\xE0', jfif.substr(4, 13)), "other ", ""},
        {"something behind Adobe's colours", segment('\xEE', adobe.substr(4) + "at home"), "other ", adobe},
        {"Adobe's, cut", segment('\xEE', adobe.substr(4, 11)), "other ", ""},
        {"colours", jfif + profile + adobe, "", jfif + profile + adobe},
        {"where it was taken", segment('\xE1', gps), "location ", ""},
        {"with which camera", segment('\xE1', camera), "exif ", ""},
        {"EXIF that is none", segment('\xE1', std::string("Exif\0\0??", 8)), "exif ", ""},
        {"XMP", segment('\xE1', std::string("http://ns.adobe.com/xap/1.0/\0<x/>", 33)), "xmp ", ""},
        {"a comment", segment('\xFE', "at home"), "comment ", ""},
        {"a maker's pictures in it", segment('\xE2', std::string("MPF\0II*", 7)), "other ", ""},
        {"a small copy", segment('\xE0', std::string("JFXX\0\x10", 6)), "other ", ""},
        {"all of it", jfif + segment('\xFE', "x") + segment('\xE1', gps) + profile, "location comment ",
         jfif + profile},
        {"a comment shorter than its name", segment('\xE1', ""), "other ", ""},
        {"a reserved segment", segment('\x02', "at home"), "other ", ""},
        {"the last reserved one", segment('\xBF', "at home"), "other ", ""},
        {"one that begins like a scan's data", segment('\0', "at home"), "other ", ""},
        {"one with a segment in it", segment('\x02', segment('\xDB', "tables")), "other ", ""},
        {"a reserved frame", segment('\xC8', "at home"), "other ", ""},
        {"a number of lines", segment('\xDC', "at"), "other ", ""},
        {"an extension", segment('\xF0', "at home"), "other ", ""},
        {"markers that stand alone", "\xFF\x01\xFF\xD0\xFF\xD8", "other ", ""},
        {"what fills up before them", "\xFF\xFF" + segment('\xFE', "x") + "\xFF" + segment('\xDB', "tables"),
         "comment ", "\xFF" + segment('\xDB', "tables")},
        {"tables", segment('\xDB', "q") + segment('\xC4', "h") + segment('\xCC', "a") + segment('\xDD', "r"), "",
         segment('\xDB', "q") + segment('\xC4', "h") + segment('\xCC', "a") + segment('\xDD', "r")},
    };
    for (const auto& one : cases)
        EXPECT_EQ(strip(Kind::Jpeg, with(one.before)), one.taken + "[" + with(one.after) + "]") << one.what;
}

TEST(Metadata, TheOrientationStaysAlone) {
    EXPECT_EQ(strip(Kind::Jpeg, jpeg(30, 40, 6)), "[" + jpeg(30, 40, 6) + "]") << "it holds nothing else";
    const base::Bytes located = sample("located.jpg");
    const auto stripped = strip_metadata(Kind::Jpeg, located);
    ASSERT_TRUE(stripped);
    EXPECT_EQ(stripped->removed,
              (std::vector{Metadata::Location, Metadata::Xmp, Metadata::Comment, Metadata::Trailer}));
    const base::Bytes left = put_together(located, stripped->parts);
    EXPECT_EQ(read_image_header(Kind::Jpeg, left).orientation, 6u);
    EXPECT_EQ(strip_metadata(Kind::Jpeg, left)->removed, std::vector<Metadata>{}) << "once is enough";
    for (const char* told : {"adobe", "home", "moving"})
        EXPECT_EQ(base::as_text(left).find(told), std::string_view::npos) << told;
}

TEST(Metadata, WhatFollowsTheEndGoes) {
    EXPECT_EQ(strip(Kind::Jpeg, jpeg(30, 40) + "a moving picture"), "trailer [" + jpeg(30, 40) + "]");
    EXPECT_EQ(strip(Kind::Png, png(30, 40) + "more"), "trailer [" + png(30, 40) + "]");
}

TEST(Metadata, OfAPngOnlyWhatShowsItStays) {
    const std::string two_entries = std::string("MM\0*\0\0\0\x08\0\x02", 10);
    const std::string turned_camera = chunk("eXIf", two_entries + std::string("\x01\x0F\0\x02\0\0\0\x02M\0\0\0", 12) +
                                                        std::string("\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0", 16));
    const std::string colours = chunk("gAMA", "1234") + chunk("iCCP", "profile") + chunk("PLTE", "abc");
    const struct {
        const char* what;
        std::string before, taken, after;
    } cases[] = {
        {"nothing but a picture", "", "", ""},
        {"colours", colours, "", colours},
        {"where it was taken", chunk("eXIf", gps.substr(6)), "location ", ""},
        {"a camera", chunk("eXIf", camera.substr(6)), "exif ", ""},
        {"an orientation alone", exif_chunk(6), "", exif_chunk(6)},
        {"one that turns nothing", exif_chunk(1), "", ""},
        {"the second, which turns nothing any more", exif_chunk(6) + exif_chunk(8), "", exif_chunk(6)},
        {"a turned picture's camera", turned_camera, "exif ", exif_chunk(8)},
        {"texts", chunk("tEXt", "a") + chunk("zTXt", "b") + chunk("iTXt", "c"), "comment ", ""},
        {"XMP", chunk("iTXt", "XML:com.adobe.xmp"), "xmp ", ""},
        {"its time", chunk("tIME", "1234567") + colours, "other ", colours},
    };
    for (const auto& one : cases)
        EXPECT_EQ(strip(Kind::Png, png_with(one.before)), one.taken + "[" + png_with(one.after) + "]") << one.what;
}

TEST(Metadata, APictureOfTooManyPartsIsNotTouched) {
    const std::string jpeg_pair = segment('\xFE', "x") + segment('\xDD', "ab");
    const std::string png_pair = chunk("tEXt", "x") + chunk("gAMA", "1234");
    const auto repeated = [](const std::string& text, std::size_t times) {
        std::string out;
        for (std::size_t i = 0; i < times; ++i)
            out += text;
        return out;
    };
    const auto parts_of = [](Kind kind, const std::string& file) {
        const auto stripped = strip_metadata(kind, bytes_of(file));
        return stripped ? stripped->parts.size() : 0;
    };
    // Each comment ends a part; what stands before the first is one as well.
    EXPECT_EQ(parts_of(Kind::Jpeg, with(repeated(jpeg_pair, parts_max - 1))), parts_max);
    EXPECT_EQ(parts_of(Kind::Jpeg, with(repeated(jpeg_pair, parts_max))), 0u);
    EXPECT_EQ(parts_of(Kind::Png, png_with(repeated(png_pair, parts_max - 1))), parts_max);
    EXPECT_EQ(parts_of(Kind::Png, png_with(repeated(png_pair, parts_max))), 0u);
    const std::string copies = segment('\xE0', std::string("JFIF\0\1\1\0\0\1\0\1\1\1rgb", 17));
    EXPECT_EQ(parts_of(Kind::Jpeg, with(repeated(copies, parts_max - 2))), parts_max) << "added ones count as well";
    EXPECT_EQ(parts_of(Kind::Jpeg, with(repeated(copies, parts_max - 1))), 0u);
}

TEST(Metadata, AFileThatIsNotLookedAtIsNotTouched) {
    constexpr std::size_t size_max = 20 << 20;
    std::string file = jpeg(30, 40);
    file.resize(size_max);
    EXPECT_EQ(strip(Kind::Jpeg, file), "trailer [" + jpeg(30, 40) + "]");
    EXPECT_EQ(strip(Kind::Jpeg, file + "x"), "untouched");
}

TEST(Metadata, WhatIsNoWholePictureIsNotTouched) {
    const std::string cut = jpeg(30, 40).substr(0, 30);
    const std::string lying = png_with(big32(0x7FFFFFFF) + "tEXt");
    const std::string wrapping = png_with(big32(0xFFFFFFF4) + "tEXt" + "CRC!");
    for (const auto& [kind, file] : {std::pair{Kind::Jpeg, cut},
                                     {Kind::Png, lying},
                                     {Kind::Png, wrapping},
                                     {Kind::Pdf, std::string("%PDF-1.7")},
                                     {Kind::Jpeg, std::string()},
                                     {Kind::Png, png(1, 1).substr(0, 20)}}) {
        EXPECT_EQ(strip(kind, file), "untouched");
    }
}

}  // namespace
}  // namespace onetrip::material
