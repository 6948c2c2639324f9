#include "core/material/zip_directory.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

TEST(ZipDirectory, is_read_from_its_end) {
    const ZipDirectory docx = read_zip_directory(sample("letter.docx"));
    EXPECT_TRUE(docx.is_whole);
    EXPECT_TRUE(docx.has_word_document);
    EXPECT_FALSE(docx.has_ofd_root);
    EXPECT_FALSE(docx.is_encrypted);
    EXPECT_TRUE(read_zip_directory(sample("letter.ofd")).has_ofd_root);
}

TEST(ZipDirectory, with_a_comment_behind_it_is_still_found) {
    base::Bytes file = sample("papers.zip");
    file[file.size() - 2] = 4;
    for (const char c : {'n', 'o', 't', 'e'})
        file.push_back(static_cast<std::uint8_t>(c));
    EXPECT_TRUE(read_zip_directory(file).is_whole);
    file.pop_back();
    EXPECT_FALSE(read_zip_directory(file).is_whole);
}

TEST(ZipDirectory, an_encrypted_entry_is_noticed) {
    base::Bytes file = sample("papers.zip");
    const std::string_view text = base::as_text(file);
    const std::size_t entry = text.find("PK\x01\x02");
    ASSERT_NE(entry, std::string_view::npos);
    file[entry + 8] |= 1;
    EXPECT_TRUE(read_zip_directory(file).is_encrypted);
}

TEST(ZipDirectory, tells_what_is_in_it) {
    const struct {
        const char* what;
        std::vector<Entry> entries;
        const char* found;  ///< bomb, macros, embedded
    } table[] = {
        {"nothing", {}, ""},
        {"a workbook", {{"xl/workbook.xml", 10, 100}}, ""},
        {"a workbook with macros", {{"xl/vbaProject.bin", 10, 100}}, "macros"},
        {"a sheet of macros of the old kind", {{"xl/macrosheets/sheet1.xml", 10, 100}}, "macros"},
        {"a text with a control", {{"word/activeX/activeX1.xml", 10, 100}}, "macros"},
        {"a text with a file in it", {{"word/embeddings/oleObject1.bin", 10, 100}}, "embedded"},
        {"as much as is unpacked at ease, from a byte", {{"a", 1, 16u << 20}}, ""},
        {"a byte more", {{"a", 1, (16u << 20) + 1}}, "bomb"},
        {"as dense as is let in", {{"a", 100, 10'000}}, ""},
        {"more than any document", {{"a", 100, 128u << 20}, {"b", 1, 128u << 20}, {"c", 1, 1}}, "bomb"},
        {"lengths that only a ZIP64 has", {{"a", 1, 0xFFFFFFFF}}, "bomb"},
        {"entries that share their bytes", {{"a", 150, 150}, {"b", 150, 150}}, "bomb"},
    };
    for (const auto& row : table) {
        const ZipDirectory read = read_zip_directory(bytes_of(archive(row.entries)));
        EXPECT_TRUE(read.is_whole) << row.what;
        const std::string found = std::string(read.is_bomb ? "bomb" : "") + (read.has_macros ? "macros" : "") +
                                  (read.has_embedded_files ? "embedded" : "");
        EXPECT_EQ(found, row.found) << row.what;
    }
}

// A part with macros may have any name; what it is stands in the list of types.
TEST(ZipDirectory, macros_under_another_name_are_found) {
    const std::string types =
        R"(<Types><Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>)";
    const std::string plain = R"(<Types><Default Extension="xml" ContentType="application/xml"/></Types>)";
    const std::string name = "[Content_Types].xml";
    // Without zlib's two bytes before it and its checksum behind it.
    const auto bare = [](const std::string& text) {
        const std::string wrapped = deflated(text);
        return wrapped.substr(2, wrapped.size() - 6);
    };
    const struct {
        const char* what;
        std::string file;
        bool has_macros;
    } table[] = {
        {"stored", archive_with(name, types, 0, types.size()), true},
        {"deflated", archive_with(name, bare(types), 8, types.size()), true},
        {"without macros, deflated", archive_with(name, bare(plain), 8, plain.size()), false},
        {"packed in a way that no office writes", archive_with(name, types, 12, types.size()), false},
        {"under another name", archive_with("types.xml", types, 0, types.size()), false},
        {"as much as is read",
         archive_with(name, std::string(zip_content_types_bytes_max - types.size(), ' ') + types, 0,
                      zip_content_types_bytes_max),
         true},
        {"beyond that",
         archive_with(name, std::string(zip_content_types_bytes_max, ' ') + types, 0,
                      zip_content_types_bytes_max + types.size()),
         false},
    };
    for (const auto& row : table) {
        const ZipDirectory read = read_zip_directory(bytes_of(row.file));
        EXPECT_TRUE(read.is_whole) << row.what;
        EXPECT_EQ(read.has_macros, row.has_macros) << row.what;
    }
}

TEST(ZipDirectory, is_found_by_others_whatever_stands_before_it) {
    const std::string papers = archive({{"a", 1, 1}});
    std::string empty_directory = papers;
    empty_directory.replace(empty_directory.size() - 10, 4, little32(0xFFFFFFFF));
    EXPECT_TRUE(ends_as_archive(bytes_of(papers)));
    EXPECT_TRUE(ends_as_archive(bytes_of("GIF89a" + papers)));
    EXPECT_FALSE(ends_as_archive(bytes_of(empty_directory)));
    EXPECT_FALSE(ends_as_archive(bytes_of(archive({}))));
    EXPECT_FALSE(ends_as_archive(bytes_of(papers + "and more")));
    EXPECT_FALSE(ends_as_archive(bytes_of("")));
}

TEST(ZipDirectory, of_a_cut_file_is_not_whole) {
    const base::Bytes whole = sample("letter.docx");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(read_zip_directory(base::BytesView(whole).first(size)).is_whole) << size;
    }
}

TEST(ZipDirectory, that_points_out_of_the_file_or_announces_too_much_is_not_whole) {
    base::Bytes file = sample("papers.zip");
    const std::size_t end = file.size() - 22;
    base::Bytes far = file;
    far[end + 18] = 0xFF;
    EXPECT_FALSE(read_zip_directory(far).is_whole);
    base::Bytes many = file;
    many[end + 10] = 0xFF;
    many[end + 11] = 0xFF;
    EXPECT_FALSE(read_zip_directory(many).is_whole);
}

}  // namespace
}  // namespace onetrip::material
