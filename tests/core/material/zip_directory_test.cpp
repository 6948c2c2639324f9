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
