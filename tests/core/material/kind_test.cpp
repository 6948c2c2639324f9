#include "core/material/kind.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

TEST(Kind, is_found_by_content) {
    const struct {
        const char* file;
        Kind kind;
    } table[] = {
        {"photo.jpg", Kind::Jpeg},   {"progressive.jpg", Kind::Jpeg}, {"photo.png", Kind::Png},
        {"photo.webp", Kind::Webp},  {"photo.heic", Kind::Heic},      {"small.gif", Kind::Gif},
        {"small.bmp", Kind::Bmp},    {"page.pdf", Kind::Pdf},         {"letter.ofd", Kind::Ofd},
        {"letter.docx", Kind::Docx}, {"papers.zip", Kind::Zip},       {"active.pdf", Kind::Pdf},
    };
    for (const auto& row : table)
        EXPECT_EQ(name_of(detect_kind(sample(row.file))), name_of(row.kind)) << row.file;
}

TEST(Kind, is_found_by_the_first_bytes) {
    const struct {
        std::string file;
        Kind kind;
    } table[] = {
        {std::string("\0\0\0\x18", 4) + "ftypavif", Kind::Avif},
        {std::string("\0\0\0\x18", 4) + "ftypmif1", Kind::Heic},
        {std::string("II*\0\x08\0\0\0", 8), Kind::Tiff},
        {std::string("MM\0*\0\0\0\x08", 8), Kind::Tiff},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Doc},
        {office({{"xl/workbook.xml", 1, 1}}), Kind::Xlsx},
        {office({{"xl/workbook.bin", 1, 1}}), Kind::Xlsx},
        {office({{"xl/workbook.xml", 1, 1}, {"xl/vbaProject.bin", 1, 1}}), Kind::Xlsx},
        {office({{"ppt/presentation.xml", 1, 1}}), Kind::Pptx},
        {office({{"ppt/presentation.xml", 1, 1}, {"ppt/embeddings/sheet.xlsx", 1, 1}}), Kind::Pptx},
        {office({{"word/document2.xml", 1, 1}}), Kind::Docx},
        {office({{"word/documents.xml", 1, 1}}), Kind::Zip},
        {office({{"model/3dmodel.xml", 1, 1}}), Kind::Zip},
        {archive({{"xl/workbook.xml", 1, 1}}), Kind::Zip},
        {archive({{"backup/xl/workbook.xml", 1, 1}, {"[Content_Types].xml", 1, 1}}), Kind::Zip},
        {archive({{"OFD.xml", 1, 1}}), Kind::Ofd},
        {office({{"word/document.xml", 1, 1}}), Kind::Docx},
        {archive({}), Kind::Zip},
    };
    for (const auto& row : table)
        EXPECT_EQ(name_of(detect_kind(bytes_of(row.file))), name_of(row.kind)) << row.file;
}

TEST(Kind, of_little_or_nothing_is_unknown) {
    const std::string table[] = {
        "",
        "\xFF\xD8",
        "GIF88a",
        "RIFF\x10\0\0\0WAVE",
        std::string("\0\0\0\x18", 4) + "ftypisom",
        std::string("II*\0", 4),
        std::string("II+\0\x08\0\0\0", 8),
        "BM is how this text begins, which is no bitmap",
        "PK",
        "<html>",
        "MZ\x90",
        std::string(pdf_preamble_bytes_max + 1, ' ') + "%PDF-1.4",
    };
    for (const std::string& text : table)
        EXPECT_EQ(detect_kind(bytes_of(text)), Kind::Unknown) << text;
    EXPECT_EQ(detect_kind(bytes_of(std::string(pdf_preamble_bytes_max, ' ') + "%PDF-1.4")), Kind::Pdf);
}

TEST(Kind, of_a_name_or_a_media_type_is_what_somebody_says) {
    EXPECT_EQ(kind_of_name("photo.JPG"), Kind::Jpeg);
    EXPECT_EQ(kind_of_name("一寸照.v2.jpeg"), Kind::Jpeg);
    EXPECT_EQ(kind_of_name("表格.XLSX"), Kind::Xlsx);
    EXPECT_EQ(kind_of_name("带宏.docm"), Kind::Docx);
    EXPECT_EQ(kind_of_name("带宏.XLSM"), Kind::Xlsx);
    EXPECT_EQ(kind_of_name("讲稿.pptx"), Kind::Pptx);
    EXPECT_EQ(kind_of_media_type("application/vnd.ms-word.document.macroEnabled.12"), Kind::Docx);
    EXPECT_EQ(kind_of_name("通知.wps"), Kind::Doc);
    EXPECT_EQ(kind_of_name("scan.tif"), Kind::Tiff);
    EXPECT_EQ(kind_of_name("photo"), std::nullopt);
    EXPECT_EQ(kind_of_name("photo.exe"), std::nullopt);
    EXPECT_EQ(kind_of_name("photo."), std::nullopt);
    EXPECT_EQ(kind_of_media_type("image/JPEG"), Kind::Jpeg);
    EXPECT_EQ(kind_of_media_type("application/pdf ; charset=binary"), Kind::Pdf);
    EXPECT_EQ(kind_of_media_type("application/octet-stream"), std::nullopt);
    EXPECT_EQ(kind_of_media_type(""), std::nullopt);
}

TEST(Kind, a_particular_zip_may_be_called_a_zip) {
    EXPECT_TRUE(may_be_called(Kind::Docx, Kind::Zip));
    EXPECT_TRUE(may_be_called(Kind::Ofd, Kind::Zip));
    EXPECT_TRUE(may_be_called(Kind::Xlsx, Kind::Zip));
    EXPECT_TRUE(may_be_called(Kind::Pptx, Kind::Zip));
    EXPECT_FALSE(may_be_called(Kind::Pptx, Kind::Docx));
    EXPECT_FALSE(may_be_called(Kind::Doc, Kind::Zip));
    EXPECT_FALSE(may_be_called(Kind::Doc, Kind::Docx));
    EXPECT_TRUE(may_be_called(Kind::Jpeg, Kind::Jpeg));
    EXPECT_FALSE(may_be_called(Kind::Zip, Kind::Docx));
    EXPECT_FALSE(may_be_called(Kind::Pdf, Kind::Jpeg));
}

TEST(Kind, names_read_back) {
    for (std::size_t i = 0; i < kind_count; ++i) {
        EXPECT_EQ(kind_of(name_of(static_cast<Kind>(i))), static_cast<Kind>(i));
    }
    EXPECT_EQ(kind_of("jpg"), std::nullopt);
}

}  // namespace
}  // namespace onetrip::material
