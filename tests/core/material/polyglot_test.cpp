#include "core/material/polyglot.h"

#include "core/material/image_header.h"
#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

bool is_polyglot_file(const std::string& text) {
    const base::Bytes file = bytes_of(text);
    const Kind kind = detect_kind(file);
    return is_polyglot(kind, file, is_image(kind) ? read_image_header(kind, file).end_bytes : 0);
}

TEST(Polyglot, table) {
    const std::string photo = jpeg(295, 413);
    const std::string pdf = "%PDF-1.4\n%%EOF\n";
    std::string text_with_pdf = office({{"word/document.xml", 1, 1}});
    text_with_pdf.replace(10, pdf.size(), pdf);
    const struct {
        const char* what;
        std::string file;
        bool is_polyglot;
    } table[] = {
        {"a photo", photo, false},
        {"a photo with an archive behind it", photo + archive({{"a", 1, 1}}), true},
        {"a photo with an empty archive's end behind it", photo + archive({}).substr(104), false},
        {"a photo with a program behind it", photo + "MZ and so on", true},
        {"a photo with a page behind it", photo + "\n<HTML>", true},
        {"a photo with a script behind it", photo + "<?php system(1);", true},
        {"a photo with a PDF behind it", photo + pdf, true},
        {"a photo with a PDF in its comment", "\xFF\xD8\xFF\xFE" + big16(10) + "%PDF-1.4" + photo.substr(2), true},
        {"a motion picture of a phone", photo + std::string("\0\0\0\x18", 4) + "ftypmp42 and more", false},
        {"a second picture of a phone", photo + photo, false},
        {"a phone's own notes", photo + "SEFH and more", false},
        {"a bitmap with an archive behind it", "GIF89a" + archive({{"a", 1, 1}}), true},
        {"a PDF", pdf, false},
        {"a PDF after a printer's greeting", "\x1B%-12345X@PJL\n" + pdf, false},
        {"a PDF after a mark of byte order", "\xEF\xBB\xBF" + pdf, false},
        {"a PDF that begins as a program", "MZ" + pdf, true},
        {"a PDF that begins as a script", "#!/bin/sh\n" + pdf, true},
        {"a PDF that begins as a page", "<html>" + pdf, true},
        {"a PDF that ends as an archive", pdf + archive({{"a", 1, 1}}), true},
        {"an archive of papers", archive({{"a.pdf", 1, 1}}), false},
        {"an archive with a PDF in it, as it is", "PK\x03\x04" + pdf + archive({}), false},
        {"a text that is a PDF", text_with_pdf, true},
        {"an OFD that is a text", archive({{"word/document.xml", 1, 1}, {"OFD.xml", 1, 1}}), true},
        {"a text that is a sheet", office({{"word/document.xml", 1, 1}, {"xl/workbook.xml", 1, 1}}), true},
        {"slides with a sheet in them", office({{"ppt/presentation.xml", 1, 1}, {"ppt/embeddings/s.xlsx", 1, 1}}),
         false},
        {"nothing known", "hello", false},
    };
    for (const auto& row : table)
        EXPECT_EQ(is_polyglot_file(row.file), row.is_polyglot) << row.what;
}

}  // namespace
}  // namespace onetrip::material
