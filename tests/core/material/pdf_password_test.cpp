#include "core/material/pdf_password.h"

#include "core/material/pdf_scan.h"
#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

const char* name_of(PdfLock lock) {
    constexpr const char* names[] = {"none", "open", "closed", "unknown"};
    return names[static_cast<std::size_t>(lock)];
}

std::string text_of(const char* file) {
    const base::Bytes bytes = sample(file);
    return std::string(base::as_text(bytes));
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

// Every strength that PDFs come in (ISO 32000-2, 7.6), written by qpdf.
TEST(PdfPassword, is_tried_in_every_revision) {
    const struct {
        const char* file;
        const char* lock;
    } table[] = {
        {"page.pdf", "none"},
        {"open_40.pdf", "open"},
        {"open_128_rc4.pdf", "open"},
        {"open_128_aes.pdf", "open"},
        {"open_128_metadata.pdf", "open"},
        {"open_256_r5.pdf", "open"},
        {"open_256.pdf", "open"},
        {"locked_40.pdf", "closed"},
        {"locked_128.pdf", "closed"},
        {"locked_256_r5.pdf", "closed"},
        {"locked_256.pdf", "closed"},
    };
    for (const auto& row : table)
        EXPECT_STREQ(name_of(scan_pdf(sample(row.file)).lock), row.lock) << row.file;
}

// What a reader takes to be open, closed, or nothing it knows, by one thing that is changed in an open file.
TEST(PdfPassword, of_a_file_that_was_changed) {
    const std::string open_40 = text_of("open_40.pdf");
    const std::string open_128 = text_of("open_128_rc4.pdf");
    const std::string again = "\n9 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, '0') + ">/U<" +
                              std::string(64, '0') + ">>>endobj\ntrailer<</Encrypt 9 0 R>>\n%%EOF";
    const struct {
        const char* what;
        std::string file;
        const char* lock;
    } table[] = {
        {"other permissions", replaced(open_128, "/P -4", "/P -8"), "closed"},
        {"no permissions", replaced(open_128, "/P -4", "/Q -4"), "unknown"},
        {"permissions elsewhere", replaced(open_128, "/P -4", "/P 4 0 R"), "unknown"},
        {"another first identifier", replaced(open_128, "/ID [<", "/ID [<00"), "closed"},
        {"no identifier", replaced(open_128, "/ID [<", "/IE [<"), "closed"},
        {"an identifier elsewhere", replaced(open_128, "/ID [<", "/ID 9 0 R/IE [<"), "unknown"},
        {"an identifier whose strings are elsewhere", replaced(open_128, "/ID [<", "/ID [9 0 R]/IE [<"), "unknown"},
        {"an element of a page has one, too", replaced(open_128, "/ID [<", "/ID (x)/ID [<"), "open"},
        {"an identifier that stands twice", open_128 + "\ntrailer<</ID [<00> <01>]>>\n%%EOF", "open"},
        {"a key that is 40 bits without being said so", replaced(open_40, "/Length 40", "/Lengte 40"), "open"},
        {"a key of 41 bits, guessed", replaced(open_128, "/Length 128", "/Length 41 "), "open"},
        {"a key of 136 bits, guessed", replaced(open_128, "/Length 128", "/Length 136"), "open"},
        {"a key whose length is not said, guessed", replaced(open_128, "/Length 128", "/Lengte 128"), "open"},
        {"a version nobody published", replaced(open_128, "/V 2", "/V 3"), "unknown"},
        {"a revision to come", replaced(open_128, "/R 3", "/R 9"), "unknown"},
        {"for somebody's certificate", replaced(open_128, "/Filter /Standard", "/Filter /PubSec  "), "unknown"},
        {"the values cut short",
         "%PDF-1.4\n5 0 obj<</Filter/Standard/V 1/R 2/O(x)/U(y)>>trailer<</Encrypt 5 0 R>>%%EOF", "unknown"},
        {"nothing that encrypts", "%PDF-1.4\ntrailer<</Encrypt 5 0 R>>%%EOF", "unknown"},
        {"written on, and closed by that alone", open_128 + again, "open"},
        {"the dictionary in the trailer",
         "%PDF-1.4\ntrailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, '0') + ">/U<" +
             std::string(64, '0') + ">>>>>\n%%EOF",
         "closed"},
    };
    for (const auto& row : table)
        EXPECT_STREQ(name_of(scan_pdf(bytes_of(row.file)).lock), row.lock) << row.what;
}

// What is looked at of trailers ends somewhere, and a refusal needs all of them.
TEST(PdfPassword, looks_at_eight_trailers) {
    const std::string open_128 = text_of("open_128_rc4.pdf");
    const std::string other =
        "<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, '0') + ">/U<" + std::string(64, '0') + ">>>";
    const auto before = [&](int count, const std::string& piece) {
        std::string text = "%PDF-1.4\n";
        for (int i = 0; i < count; ++i)
            text += piece + "\n";
        return text + open_128;
    };
    const auto identifiers = [&](int count) {
        std::string text = "%PDF-1.4\n";
        for (int i = 0; i < count; ++i)
            text += "/ID[<" + std::to_string(10 + i) + ">]\n";
        return text + open_128;
    };
    const struct {
        const char* what;
        std::string file;
        const char* lock;
    } table[] = {
        {"seven dictionaries before its own", before(7, "9 0 obj" + other), "open"},
        {"eight", before(8, "9 0 obj" + other), "closed"},
        {"seven in trailers", before(7, "/Encrypt" + other), "open"},
        {"eight in trailers", before(8, "/Encrypt" + other), "closed"},
        {"seven identifiers", identifiers(7), "open"},
        {"eight identifiers: its own was not read", identifiers(8), "unknown"},
        {"an identifier 1,023 bytes behind its key",
         replaced(open_128, "/ID [<", "/ID" + std::string(1020, ' ') + "[<"), "open"},
        {"an identifier farther than is looked", replaced(open_128, "/ID [<", "/ID" + std::string(1100, ' ') + "[<"),
         "closed"},
    };
    for (const auto& row : table)
        EXPECT_STREQ(name_of(scan_pdf(bytes_of(row.file)).lock), row.lock) << row.what;
}

// A value of revision 5 is one hash of eight bytes (Adobe's extension level 3); of less than 48 bytes it is none.
TEST(PdfPassword, wants_whole_values) {
    PdfEncryption encryption;
    encryption.version = 5;
    encryption.revision = 5;
    encryption.owner_value = std::string(48, 'o');
    // SHA-256 of "abcdefgh".
    const base::Bytes hash = base::from_hex("9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab").value();
    encryption.user_value = std::string(base::as_text(hash)) + "abcdefgh" + "12345678";
    EXPECT_EQ(try_empty_password(encryption, {}), PdfLock::Open);
    encryption.user_value.pop_back();
    EXPECT_EQ(try_empty_password(encryption, {}), PdfLock::Unknown);
    encryption.user_value += "8" + std::string(79, '\0');
    EXPECT_EQ(try_empty_password(encryption, {}), PdfLock::Open) << "filled up with zeros, as some writers do";
    encryption.owner_value.pop_back();
    EXPECT_EQ(try_empty_password(encryption, {}), PdfLock::Unknown);
}

}  // namespace
}  // namespace onetrip::material
