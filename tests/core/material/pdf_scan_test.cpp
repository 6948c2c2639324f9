#include "core/material/pdf_scan.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

std::string found(const base::Bytes& file) {
    const PdfScan scan = scan_pdf(file);
    std::string out;
    const auto add = [&](const char* name, bool is_there) {
        if (is_there) out += std::string(name) + " ";
    };
    add("whole", scan.is_whole);
    add("encrypted", scan.lock != PdfLock::None);
    add("active", scan.has_active_content);
    add("embedded", scan.has_embedded_files);
    add("bomb", scan.is_bomb);
    add("unseen", scan.has_unseen_content);
    if (scan.pages) out += "pages " + std::to_string(*scan.pages) + " ";
    return out;
}

/// An object stream of these objects, packed.
std::string object_stream(const std::vector<std::string>& objects, const std::string& more = "/Filter/FlateDecode") {
    std::string places;
    std::string bodies;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += std::to_string(i + 10) + " " + std::to_string(bodies.size()) + " ";
        bodies += objects[i] + " ";
    }
    const bool is_packed = more.find("Flate") != std::string::npos;
    const std::string data = is_packed ? deflated(places + bodies) : places + bodies;
    return "7 0 obj<</Type/ObjStm/N " + std::to_string(objects.size()) + "/First " + std::to_string(places.size()) +
           "/Length " + std::to_string(data.size()) + more + ">>stream\r\n" + data + "\nendstream endobj\n";
}

TEST(PdfScan, finds_what_the_outside_tells) {
    const struct {
        const char* what;
        std::string file;
        const char* found;
    } table[] = {
        {"a page", "%PDF-1.4\n3 0 obj<</Type/Page>>endobj\n%%EOF\n", "whole pages 1 "},
        {"no end", "%PDF-1.4\n<</Type/Catalog>>\n", ""},
        {"an end that is not the end", "%PDF-1.4\n%%EOF" + std::string(1024, ' '), ""},
        {"an end just in sight", "%PDF-1.4\n%%EOF" + std::string(1019, ' '), "whole "},
        {"encrypted", "%PDF-1.4\ntrailer<</Encrypt 5 0 R>>\n%%EOF", "whole encrypted "},
        {"not encrypted, but speaking of it", "%PDF-1.4\n<</EncryptMetadata false>>\n%%EOF", "whole "},
        {"a script", "%PDF-1.4\n<</S/JavaScript/JS(x)>>\n%%EOF", "whole active "},
        {"a script in disguise", "%PDF-1.4\n<</S/J#61v#61Script>>\n%%EOF", "whole active "},
        {"a program", "%PDF-1.4\n<</S /Launch /F(cmd.exe)>>\n%%EOF", "whole active "},
        {"an embedded file", "%PDF-1.4\n<</Type/EmbeddedFile>>\n%%EOF", "whole embedded "},
        {"a form that sends itself", "%PDF-1.4\n<</S/SubmitForm>>\n%%EOF", "whole active "},
        {"an XFA form", "%PDF-1.4\n<</AcroForm<</XFA 1 0 R>>>>\n%%EOF", "whole active "},
        {"opening at a page is not active", "%PDF-1.4\n<</OpenAction[3 0 R/Fit]>>\n%%EOF", "whole "},
        {"a name cut by the end", "%PDF-1.4\n%%EOF /JavaScript", "whole active "},
        {"half an escape at the end", "%PDF-1.4\n%%EOF /J#6", "whole "},
        {"a name longer than any", "%PDF-1.4\n/" + std::string(100'000, 'A') + " %%EOF", "whole "},
        {"a tree of pages", "%PDF-1.4\n1 0 obj<</Type/Pages/Count 12>>\n2 0 obj<</Type/Pages/Count 7>>\n%%EOF",
         "whole pages 12 "},
        {"an image of a plan", "%PDF-1.4\n1 0 obj<</Subtype/Image/Width 20000/Height 28000>>\n%%EOF", "whole "},
        {"an image that bursts", "%PDF-1.4\n1 0 obj<</Subtype/Image/Width 40000/Height 40000>>\n%%EOF", "whole bomb "},
    };
    for (const auto& row : table)
        EXPECT_EQ(found(bytes_of(row.file)), row.found) << row.what;
}

TEST(PdfScan, looks_into_object_streams) {
    const std::string page = "<</Type/Page>>";
    const struct {
        const char* what;
        std::string objects;
        const char* found;
    } table[] = {
        {"pages", object_stream({"<</Type/Pages/Count 2>>", page, page}), "whole pages 2 "},
        {"pages without a tree", object_stream({page, page, "12"}), "whole pages 2 "},
        {"a script", object_stream({"<</S/JavaScript/JS(x)>>"}), "whole active "},
        {"embedded files", object_stream({"<</EmbeddedFiles 9 0 R>>"}), "whole embedded "},
        {"not packed at all", object_stream({page}, ""), "whole pages 1 "},
        {"packed twice", object_stream({page}, "/Filter[/FlateDecode/FlateDecode]"), "whole unseen "},
        {"packed in another way", object_stream({page}, "/Filter/LZWDecode"), "whole unseen "},
        {"packed with a predictor", object_stream({page}, "/Filter/FlateDecode/DecodeParms<</Predictor 2>>"),
         "whole unseen "},
        {"packed, and damaged", "7 0 obj<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>stream\nhello", "whole unseen "},
        {"no stream behind it", "7 0 obj<</Type/ObjStm/N 1/First 5/Filter/FlateDecode>>", "whole unseen "},
        {"a bomb", object_stream({std::string(pdf_unpacked_bytes_max, ' ')}), "whole bomb unseen "},
        {"of an encrypted file", "trailer<</Encrypt 5 0 R>>7 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\nhello",
         "whole encrypted unseen "},
    };
    for (const auto& row : table)
        EXPECT_EQ(found(bytes_of("%PDF-1.5\n" + row.objects + "%%EOF")), row.found) << row.what;
}

// What does not end must not cost its square.
TEST(PdfScan, gives_up_a_file_of_openings) {
    std::string file = "%PDF-1.4\n";
    while (file.size() < 4'000'000)
        file += "1 0 obj<</A(";
    EXPECT_EQ(found(bytes_of(file + "%%EOF")), "whole unseen ");
    file = "%PDF-1.4\n";
    while (file.size() < 4'000'000)
        file += "1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n";
    EXPECT_EQ(found(bytes_of(file + "%%EOF")), "whole unseen ");
    const std::pair<const char*, const char*> pieces[] = {
        {"/Encrypt<<", "whole encrypted unseen "},
        {"/Encrypt<</Filter/Standard>>", "whole encrypted "},
        {"/Encrypt%", "whole encrypted "},
        {"/ID%", "whole "},
        {"/ID[(", "whole "},
        {"1 0 obj%", "whole "},
    };
    for (const auto& [piece, what] : pieces) {
        file = "%PDF-1.4\n";
        while (file.size() < 4'000'000)
            file += piece;
        EXPECT_EQ(found(bytes_of(file + "\n%%EOF")), what) << piece;
    }
}

TEST(PdfScan, of_real_files) {
    EXPECT_EQ(found(sample("page.pdf")), "whole pages 1 ");
    EXPECT_EQ(found(sample("active.pdf")), "whole active pages 1 ");
}

}  // namespace
}  // namespace onetrip::material
