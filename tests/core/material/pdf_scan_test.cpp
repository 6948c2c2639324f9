#include "core/material/pdf_scan.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

TEST(PdfScan, finds_what_the_outside_tells) {
    const struct {
        const char* what;
        std::string file;
        bool is_whole;
        bool is_encrypted;
        bool is_active;
    } table[] = {
        {"a page", "%PDF-1.4\n<</Type/Page>>\n%%EOF\n", true, false, false},
        {"no end", "%PDF-1.4\n<</Type/Page>>\n", false, false, false},
        {"an end that is not the end", "%PDF-1.4\n%%EOF" + std::string(1024, ' '), false, false, false},
        {"an end just in sight", "%PDF-1.4\n%%EOF" + std::string(1019, ' '), true, false, false},
        {"encrypted", "%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF", true, true, false},
        {"not encrypted, but speaking of it", "%PDF-1.4\n<</EncryptMetadata false>>\n%%EOF", true, false, false},
        {"a script", "%PDF-1.4\n<</S/JavaScript/JS(x)>>\n%%EOF", true, false, true},
        {"a script in disguise", "%PDF-1.4\n<</S/J#61v#61Script>>\n%%EOF", true, false, true},
        {"a program", "%PDF-1.4\n<</S /Launch /F(cmd.exe)>>\n%%EOF", true, false, true},
        {"an embedded file", "%PDF-1.4\n<</Type/EmbeddedFile>>\n%%EOF", true, false, true},
        {"a form that sends itself", "%PDF-1.4\n<</S/SubmitForm>>\n%%EOF", true, false, true},
        {"an XFA form", "%PDF-1.4\n<</AcroForm<</XFA 1 0 R>>>>\n%%EOF", true, false, true},
        {"opening at a page is not active", "%PDF-1.4\n<</OpenAction[3 0 R/Fit]>>\n%%EOF", true, false, false},
        {"a name cut by the end", "%PDF-1.4\n%%EOF /JavaScript", true, false, true},
        {"half an escape at the end", "%PDF-1.4\n%%EOF /J#6", true, false, false},
        {"a name longer than any", "%PDF-1.4\n/" + std::string(100'000, 'A') + " %%EOF", true, false, false},
    };
    for (const auto& row : table) {
        const PdfScan scan = scan_pdf(bytes_of(row.file));
        EXPECT_EQ(scan.is_whole, row.is_whole) << row.what;
        EXPECT_EQ(scan.is_encrypted, row.is_encrypted) << row.what;
        EXPECT_EQ(scan.has_active_content, row.is_active) << row.what;
    }
}

TEST(PdfScan, of_real_files) {
    EXPECT_TRUE(scan_pdf(sample("page.pdf")).is_whole);
    EXPECT_FALSE(scan_pdf(sample("page.pdf")).has_active_content);
    EXPECT_TRUE(scan_pdf(sample("active.pdf")).has_active_content);
}

}  // namespace
}  // namespace onetrip::material
