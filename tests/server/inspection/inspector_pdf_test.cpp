// PDFs as their readers see them: asked of the real inspector, sealed as it is.

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "server/inspection/child_inspector.h"
#include "tests/source_path.h"

namespace onetrip::inspection {
namespace {

std::string hex(std::string_view bytes) {
    return base::to_hex(base::as_bytes(bytes));
}

/// One field of a cross-reference stream's entry: type (one byte), place (two), number (one).
std::string entry(int type, std::size_t place, int number) {
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%02x%04x%02x", static_cast<unsigned>(type), static_cast<unsigned>(place),
                  static_cast<unsigned>(number));
    return text.data();
}

/// Catalogue 1, pages 2 with these children, pages 3 to 5, and object 6 in an object stream 7 that is packed as
/// hexadecimal digits: a way that the core does not undo. Where everything lies stands in the stream 8.
std::string pdf(std::string_view kids, std::string_view packed) {
    const std::string inside = "6 0 " + std::string(packed);
    const std::string page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
    const std::vector<std::string> objects = {
        "<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R>>",
        "<</Type/Pages/Count 1/Kids[" + std::string(kids) + "]>>",
        page,
        page,
        page,
        {},
        "<</Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode/Length " + std::to_string(hex(inside).size() + 1) +
            ">>\nstream\n" + hex(inside) + ">\nendstream",
    };
    std::string file = "%PDF-1.7\n";
    std::string places = entry(0, 0, 255);
    for (std::size_t at = 0; at < objects.size(); ++at) {
        places += objects[at].empty() ? entry(2, 7, 0) : entry(1, file.size(), 0);
        if (!objects[at].empty()) file += std::to_string(at + 1) + " 0 obj\n" + objects[at] + "\nendobj\n";
    }
    const std::size_t begin = file.size();
    places += entry(1, begin, 0) + ">";
    file += "8 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Filter/ASCIIHexDecode/Length " +
            std::to_string(places.size()) + ">>\nstream\n" + places + "\nendstream\nendobj\n";
    return file + "startxref\n" + std::to_string(begin) + "\n%%EOF\n";
}

TEST(InspectorPdf, IsReadAsItsReaderWillReadIt) {
    const std::string calm = "[3 0 R/Fit]";
    const std::string script = "<</S/Java#53cript/JS(app.alert\\(1\\))>>";
    struct Line {
        const char* what;
        std::string file;
        const char* said;      ///< stands in the answer
        const char* not_said;  ///< does not
    };
    const Line lines[] = {
        {"one page", pdf("3 0 R", calm), R"("pages":1)", "finding.none"},
        {"what could be unpacked was seen", pdf("3 0 R", calm), R"("findings":[])", "unseen_content"},
        {"a script where the core cannot look", pdf("3 0 R", script), "material.active_content", "unseen_content"},
        {"a file where the core cannot look", pdf("3 0 R", "<</Type/EmbeddedFile>>"), "material.embedded_files",
         "unseen_content"},
        {"more pages than it says", pdf("3 0 R 4 0 R 5 0 R", calm), "material.pages_too_many", R"("pages":1)"},
        {"nothing that is a page", "%PDF-1.7\nnothing\n%%EOF\n", "material.damaged", R"("pages":)"},
        {"cut off stays cut off", pdf("3 0 R", calm).substr(0, 400), "material.truncated", "material.damaged"},
        {"encryption of nothing", "%PDF-1.7\ntrailer<</Encrypt 1 0 R>>\n%%EOF\n", "material.damaged", R"("pages":)"},
        {"no PDF", "\xff\xd8\xff no picture", R"("kind":"jpeg")", "material.pages_too_many"},
    };
    ChildInspector inspector(ONETRIP_INSPECTOR_PROGRAM, {std::chrono::milliseconds(30'000), 512u << 20});
    for (const Line& line : lines) {
        const auto inspection = inspector.inspect(R"({"op":"material.inspect","input":{"spec":{"pages_max":2}}})",
                                                  base::as_bytes(line.file));
        EXPECT_EQ(inspection.end, ports::InspectionEnd::Answered) << line.what;
        EXPECT_NE(inspection.answer.find(line.said), std::string::npos) << line.what << ": " << inspection.answer;
        EXPECT_EQ(inspection.answer.find(line.not_said), std::string::npos) << line.what << ": " << inspection.answer;
    }
}

// Encrypted with the empty password, a file opens for everybody, whatever it forbids; its pages are seen. One that
// wants a password is refused. In every strength that PDFs come in (ISO 32000-2, 7.6).
TEST(InspectorPdf, WhatOpensWithoutAPasswordIsTaken) {
    const struct {
        const char* file;
        const char* said;
        const char* not_said;
    } table[] = {
        {"open_40.pdf", R"("pages":1,"findings":[])", "damage"},
        {"open_128_rc4.pdf", R"("pages":1,"findings":[])", "damage"},
        {"open_128_aes.pdf", R"("pages":1,"findings":[])", "damage"},
        {"open_128_metadata.pdf", R"("pages":1,"findings":[])", "damage"},
        {"open_256_r5.pdf", R"("pages":1,"findings":[])", "damage"},
        {"open_256.pdf", R"("pages":1,"findings":[])", "damage"},
        {"locked_40.pdf", R"({"code":"material.encrypted","severity":"error"})", "restricted"},
        {"locked_128.pdf", R"({"code":"material.encrypted","severity":"error"})", "restricted"},
        {"locked_256_r5.pdf", R"({"code":"material.encrypted","severity":"error"})", "restricted"},
        {"locked_256.pdf", R"({"code":"material.encrypted","severity":"error"})", "restricted"},
    };
    ChildInspector inspector(ONETRIP_INSPECTOR_PROGRAM, {std::chrono::milliseconds(30'000), 512u << 20});
    for (const auto& row : table) {
        std::ifstream in(source_path("tests/vectors/files/") + row.file, std::ios::binary);
        const std::string file(std::istreambuf_iterator<char>(in), {});
        const auto inspection = inspector.inspect(R"({"op":"material.inspect","input":{}})", base::as_bytes(file));
        ASSERT_EQ(inspection.end, ports::InspectionEnd::Answered) << row.file;
        EXPECT_NE(inspection.answer.find(row.said), std::string::npos) << row.file << ": " << inspection.answer;
        EXPECT_EQ(inspection.answer.find(row.not_said), std::string::npos) << row.file << ": " << inspection.answer;
    }
}

TEST(InspectorPdf, HowDeepItGoesEndsSomewhere) {
    const auto nested = [](int depth) { return std::string(depth, '[') + "/Launch" + std::string(depth, ']'); };
    ChildInspector inspector(ONETRIP_INSPECTOR_PROGRAM, {std::chrono::milliseconds(30'000), 512u << 20});
    for (const int depth : {100, 499, 500, 501, 20'000}) {
        const std::string file = pdf("3 0 R", nested(depth));
        const auto inspection = inspector.inspect(R"({"op":"material.inspect","input":{}})", base::as_bytes(file));
        ASSERT_EQ(inspection.end, ports::InspectionEnd::Answered) << depth;
        const bool was_seen = inspection.answer.find("material.active_content") != std::string::npos;
        const bool is_told = inspection.answer.find("material.unseen_content") != std::string::npos ||
                             inspection.answer.find("material.damaged") != std::string::npos;
        EXPECT_TRUE(was_seen || is_told) << depth << ": " << inspection.answer;
    }
}

}  // namespace
}  // namespace onetrip::inspection
