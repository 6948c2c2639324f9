#include "core/material/pdf_dictionary.h"

#include "tests/core/material/sample.h"

namespace onetrip::material {
namespace {

std::string summary(const std::string& text) {
    const auto read = read_pdf_dictionary(bytes_of(text), 0);
    if (!read) return "none";
    constexpr const char* filters[] = {"", "flate ", "other "};
    std::string out = read->type + " " + read->subtype + " " + filters[static_cast<int>(read->filter)] +
                      (read->has_parameters ? "parameters " : "");
    const auto add = [&](const char* name, std::optional<std::int64_t> value) {
        if (value) out += name + std::to_string(*value) + " ";
    };
    add("count ", read->count);
    add("length ", read->length);
    add("objects ", read->objects);
    add("first ", read->first);
    add("width ", read->width);
    add("height ", read->height);
    return out + "end " + std::to_string(read->end_bytes);
}

TEST(PdfDictionary, is_read_at_its_first_level) {
    const struct {
        std::string text;
        const char* summary;
    } table[] = {
        {"<<>>", "  end 4"},
        {"<</Type/Page>>", "Page  end 14"},
        {"<< /Type /Pages /Count 12 /Kids [1 0 R << /Count 9 >>] >>", "Pages  count 12 end 57"},
        {"<</Type/ObjStm/N 3/First 17/Length 99/Filter/FlateDecode>>",
         "ObjStm  flate length 99 objects 3 first 17 end 58"},
        {"<</Filter[/FlateDecode]/DecodeParms<</Predictor 12>>>>", "  flate parameters end 54"},
        {"<</Filter[/ASCIIHexDecode/FlateDecode]>>", "  other end 40"},
        {"<</Filter[/FlateDecode/ASCIIHexDecode]>>", "  other end 40"},
        {"<</Filter[]>>", "  end 13"},
        {"<</Filter/LZWDecode>>", "  other end 21"},
        {"<</Length 5 0 R/Count 4>>", "  count 4 end 25"},
        {"<</Length 5 0 /Count 4>>", "  count 4 length 5 end 24"},
        {"<</Subtype/Image/Width 30000/Height 40000>>", " Image width 30000 height 40000 end 43"},
        {"<</T#79pe/P#61ge>>", "Page  end 18"},
        {"<</A(>> \\) ( nested ) )/Count 1>>", "  count 1 end 33"},
        {"<</A<3E3E>/Count 1>>", "  count 1 end 20"},
        {"<<%>>\n/Count 1>>", "  count 1 end 16"},
        {"<</Count 1 ] ] /Width 2>>", "  count 1 width 2 end 25"},
        {"<</Count>>", "  end 10"},
        {"<</Count 99999999999999999999>>", "  end 31"},
        {"<</Count -1>>", "  count -1 end 13"},
        {"<</A[[[[<</B(", "none"},
        {"<</A", "none"},
        {"<<", "none"},
        {"<", "none"},
        {"", "none"},
        {"<</A (" + std::string(pdf_dictionary_bytes_max, 'a') + ")>>", "none"},
    };
    for (const auto& row : table)
        EXPECT_EQ(summary(row.text), row.summary) << row.text.substr(0, 80);
}

TEST(PdfDictionary, has_values_at_its_first_level) {
    const std::string text = "<</A<</U(inner)>>/U <ff>/Z false/Y falsehood>>";
    const base::Bytes file = bytes_of(text);
    EXPECT_EQ(find_pdf_value(file, 0, "U"), text.find("<ff>"));
    EXPECT_EQ(find_pdf_value(file, 0, "B"), std::nullopt);
    EXPECT_EQ(find_pdf_value(file, 1, "U"), std::nullopt);
    EXPECT_EQ(find_pdf_value(file, text.size() + 5, "U"), std::nullopt);
    EXPECT_TRUE(is_pdf_false(file, text.find("false")));
    EXPECT_FALSE(is_pdf_false(file, text.find("falsehood")));
    EXPECT_TRUE(is_pdf_false(bytes_of("false"), 0));
}

TEST(PdfDictionary, strings_are_read_as_they_are_meant) {
    const std::string many(200, 'a');
    const struct {
        std::string text;
        std::optional<std::string> meant;
    } table[] = {
        {"()", ""},
        {"(abc)", "abc"},
        {"(a(b)c) more", "a(b)c"},
        {"(\\(\\)\\\\)", "()\\"},
        {"(\\n\\r\\t\\b\\f\\x)", "\n\r\t\b\fx"},
        {"(\\101\\60\\7z\\0012)", "A0\7z\0012"},
        {"(\\777)", "\xff"},
        {"(a\\\nb\\\r\nc\\\rd)", "abcd"},
        {"(a\r\nb\rc\nd)", "a\nb\nc\nd"},
        {"<>", ""},
        {"<41 42\n4>", "AB@"},
        {"<4g1>", "A"},
        {"(" + many + ")", many},
        {"(" + many + "a)", std::nullopt},
        {"<" + many + many + ">", std::string(200, '\xaa')},
        {"<" + many + many + "aa>", std::nullopt},
        {"(abc", std::nullopt},
        {"(abc\\", std::nullopt},
        {"(a(b)", std::nullopt},
        {"<41", std::nullopt},
        {"/Name", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& row : table)
        EXPECT_EQ(read_pdf_string(bytes_of(row.text), 0, many.size()), row.meant) << row.text.substr(0, 80);
}

TEST(PdfDictionary, of_any_bytes_ends) {
    std::uint32_t random = 7;
    const std::string_view alphabet("<>[]()/%\\ 0R#a\n");
    for (int round = 0; round < 2000; ++round) {
        std::string text = "<<";
        for (int i = 0; i < 60; ++i) {
            random = random * 1664525 + 1013904223;
            text += alphabet[(random >> 16) % alphabet.size()];
        }
        const auto read = read_pdf_dictionary(bytes_of(text), 0);
        EXPECT_TRUE(!read || read->end_bytes <= text.size()) << text;
    }
}

}  // namespace
}  // namespace onetrip::material
