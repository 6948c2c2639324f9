#include "core/material/inspect.h"

#include "core/seal/hash.h"
#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

/// Codes without the room's name, warnings marked.
std::string codes(const Inspection& inspection) {
    std::string out;
    for (const base::Finding& finding : inspection.findings) {
        if (!out.empty()) out += " ";
        out += finding.code.substr(finding.code.find('.') + 1);
        if (finding.severity == base::Severity::Warn) out += "?";
    }
    return out;
}

FileSpec spec(std::string_view text) {
    const auto parsed = json::Document::parse(text);
    const auto read = parsed ? read_file_spec(parsed->root()) : base::Result<FileSpec, json::Fault>(FileSpec{});
    EXPECT_TRUE(read.ok()) << text;
    return read ? *read : FileSpec{};
}

TEST(Inspect, tells_kind_size_and_hash) {
    const base::Bytes photo = sample("photo.jpg");
    const Inspection inspection = inspect(photo, {}, "photo.jpg", "image/jpeg");
    EXPECT_EQ(inspection.kind, Kind::Jpeg);
    EXPECT_EQ(inspection.size_bytes, static_cast<std::int64_t>(photo.size()));
    EXPECT_EQ(inspection.pixels, (PixelSize{295, 413}));
    EXPECT_EQ(inspection.sha256, seal::sha256_hex(photo));
    EXPECT_EQ(codes(inspection), "");
}

// One line per rule: a file, what is asked for, what is said of it, and all that is found.
TEST(Inspect, table) {
    const std::string photo = jpeg(295, 413);
    const std::string one_inch = R"({"kinds":["jpeg"],"width_min":295,"width_max":295,"height_min":413,"height_max":413,
                                     "ratio":[295,413],"ratio_tolerance_permille":10})";
    const struct {
        const char* what;
        std::string file;
        std::string spec;
        const char* name;
        const char* claimed_type;
        const char* codes;
    } table[] = {
        {"as asked for", photo, one_inch, "photo.jpg", "image/jpeg", ""},
        {"nothing", "", one_inch, "photo.jpg", "", "empty"},
        {"no kind", "hello", one_inch, "", "", "kind_unknown"},
        {"no kind under a name", "hello", one_inch, "photo.jpg", "", "kind_unknown kind_mismatch"},
        {"a kind not asked for", png(295, 413), one_inch, "photo.png", "", "kind_not_accepted"},
        {"a PDF called .jpg", "%PDF-1.4\n%%EOF", one_inch, "photo.jpg", "image/jpeg",
         "kind_not_accepted kind_mismatch"},
        {"a PNG called .jpg, both accepted", png(295, 413), R"({"kinds":["jpeg","png"]})", "photo.jpg", "",
         "kind_mismatch?"},
        {"a claimed type that is wrong", photo, "{}", "", "image/png", "kind_mismatch?"},
        {"an ending we do not know", photo, "{}", "photo.tmp", "application/octet-stream", ""},
        {"largest", photo, R"({"size_bytes_max":)" + std::to_string(photo.size()) + "}", "", "", ""},
        {"too large", photo, R"({"size_bytes_max":)" + std::to_string(photo.size() - 1) + "}", "", "", "too_large"},
        {"smallest", photo, R"({"size_bytes_min":)" + std::to_string(photo.size()) + "}", "", "", ""},
        {"too small", photo, R"({"size_bytes_min":)" + std::to_string(photo.size() + 1) + "}", "", "", "too_small"},
        {"too narrow", jpeg(294, 413), one_inch, "", "", "pixels_too_few"},
        {"too low", jpeg(295, 412), one_inch, "", "", "pixels_too_few"},
        {"too high", jpeg(295, 414), one_inch, "", "", "pixels_too_many"},
        {"lying on its side", jpeg(413, 295), one_inch, "", "", "pixels_too_few pixels_too_many ratio"},
        {"lying on its side, and turned when shown", jpeg(413, 295, 6), one_inch, "", "", ""},
        {"ratio at the edge", jpeg(101, 100), R"({"ratio":[1,1]})", "", "", ""},
        {"ratio beyond it", jpeg(102, 100), R"({"ratio":[1,1]})", "", "", "ratio"},
        {"ratio on the other side", jpeg(98, 100), R"({"ratio":[1,1]})", "", "", "ratio"},
        {"ratio without tolerance", jpeg(101, 100), R"({"ratio":[1,1],"ratio_tolerance_permille":0})", "", "", "ratio"},
        {"more pixels than are decoded", png(8001, 8000) + std::string(32'000, ' '), "{}", "", "", "pixels_too_many"},
        {"just as many", png(8000, 8000) + std::string(32'000, ' '), "{}", "", "", ""},
        {"the largest bomb", png(0x7FFFFFFF, 0x7FFFFFFF), R"({"ratio":[1,1]})", "", "", "pixels_too_many bomb"},
        {"cut", photo.substr(0, photo.size() - 1), one_inch, "", "", "truncated"},
        {"a damaged header", png(0, 413), "{}", "", "", "truncated"},
        {"a PDF without an end", "%PDF-1.4", "{}", "", "", "truncated"},
        {"an encrypted PDF that runs a script", "%PDF-1.4 /Encrypt /JavaScript %%EOF", "{}", "", "",
         "active_content restricted?"},
        {"a picture with an archive behind it", photo + archive({{"a.exe", 1, 1}}), "{}", "", "", "polyglot"},
        {"two thousand pixels to the byte", png(8000, 8000) + std::string(31'900, ' '), "{}", "", "", "bomb"},
        {"a dense one that is not large", png(4000, 4000), "{}", "", "", ""},
        {"a text with macros", office({{"word/document.xml", 1, 1}, {"word/vbaProject.bin", 1, 1}}), "{}", "a.docx", "",
         "active_content"},
        {"a sheet with macros, called what it is", office({{"xl/workbook.xml", 1, 1}, {"xl/vbaProject.bin", 1, 1}}),
         "{}", "a.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12", "active_content"},
        {"slides", office({{"ppt/presentation.xml", 1, 1}}), R"({"kinds":["pptx"]})", "a.pptx", "", ""},
        {"slides for a text", office({{"ppt/presentation.xml", 1, 1}}), R"({"kinds":["docx"]})", "a.docx", "",
         "kind_not_accepted kind_mismatch"},
        {"an archive for a text", archive({{"word/document.xml", 1, 1}}), R"({"kinds":["docx"]})", "a.docx", "",
         "kind_not_accepted kind_mismatch"},
        {"a file that grows", archive({{"a", 1, 0xFFFFFFFF}}), "{}", "", "", "bomb"},
        {"a TIFF of three pages", tiff(295, 413, 3), R"({"pages_max":2})", "a.tiff", "image/tiff", "pages_too_many"},
        {"a cut ZIP", std::string("PK\x03\x04", 4), "{}", "a.zip", "", "truncated"},
        {"everything at once", jpeg(10, 1000).substr(0, 30), R"({"kinds":["png"],"size_bytes_min":1000,"width_min":20,
            "height_max":100,"ratio":[1,1]})",
         "a.png", "", "kind_not_accepted kind_mismatch too_small pixels_too_few pixels_too_many ratio truncated"},
    };
    for (const auto& row : table) {
        EXPECT_EQ(codes(inspect(bytes_of(row.file), spec(row.spec), row.name, row.claimed_type)), row.codes)
            << row.what;
    }
}

TEST(Inspect, a_file_over_the_limit_is_not_looked_into) {
    InspectLimits limits;
    const base::Bytes photo = sample("photo.jpg");
    limits.size_bytes_max = static_cast<std::int64_t>(photo.size());
    EXPECT_EQ(codes(inspect(photo, {}, {}, {}, limits)), "");
    --limits.size_bytes_max;
    const Inspection inspection = inspect(photo, {}, {}, {}, limits);
    EXPECT_EQ(codes(inspection), "too_large");
    EXPECT_EQ(inspection.kind, Kind::Jpeg);
    EXPECT_EQ(inspection.sha256, "");
    EXPECT_FALSE(inspection.pixels.has_value());
}

}  // namespace
}  // namespace onetrip::material
