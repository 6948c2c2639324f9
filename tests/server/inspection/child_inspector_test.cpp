// Bytes that crash or hang whoever looks at them: a verdict about the bytes, and nothing else happens.

#include "server/inspection/child_inspector.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "tests/server/temporary_folder.h"

namespace onetrip::inspection {
namespace {

using ports::InspectionEnd;
using std::chrono::milliseconds;

constexpr std::string_view request = R"({"op":"material.inspect","input":{}})";

InspectorLimits limits(milliseconds time, std::size_t memory_bytes = 512u << 20) {
    return {time, memory_bytes};
}

TEST(ChildInspector, AnswersWhatTheCoreSays) {
    ChildInspector inspector(ONETRIP_INSPECTOR_PROGRAM, limits(milliseconds(30'000)));
    const std::string file = "%PDF-1.7\nno end\n\0 and a zero byte";
    const auto inspection = inspector.inspect(request, base::as_bytes(file));
    ASSERT_EQ(inspection.end, InspectionEnd::Answered);
    EXPECT_NE(inspection.answer.find(R"("kind":"pdf")"), std::string::npos) << inspection.answer;
    EXPECT_EQ(inspector.inspect(R"({"op":"no.such"})", {}).answer.substr(0, 10), R"({"error":{)");
    const base::Bytes large(8u << 20, 'x');
    EXPECT_EQ(inspector.inspect(request, large).end, InspectionEnd::Answered);
}

TEST(ChildInspector, WhateverTheChildDoesEndsInTime) {
    struct Line {
        const char* program;
        InspectorLimits limits;
        InspectionEnd end;
        const char* why;
    };
    const test::TemporaryFolder folder;
    const std::string hangs = folder.path("hangs");
    std::ofstream(hangs) << "#!/bin/sh\nexec sleep 60\n";
    std::filesystem::permissions(hangs, std::filesystem::perms::owner_all);
    const Line lines[] = {
        {ONETRIP_INSPECTOR_PROGRAM, limits(milliseconds(1)), InspectionEnd::TimedOut, "a millisecond is too short"},
// A sanitizer's own memory is no part of the limit: such a child has none (inspector_main.cpp).
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
        {ONETRIP_INSPECTOR_PROGRAM, limits(milliseconds(30'000), 1u << 20), InspectionEnd::Crashed, "no memory at all"},
#endif
        {hangs.c_str(), limits(milliseconds(50)), InspectionEnd::TimedOut, "hangs, and says nothing"},
        {"/usr/bin/yes", limits(milliseconds(30'000)), InspectionEnd::Crashed, "says more than any answer"},
        {"/bin/true", limits(milliseconds(30'000)), InspectionEnd::Crashed, "ends without a word"},
        {"/bin/false", limits(milliseconds(30'000)), InspectionEnd::Crashed, "fails without a word"},
    };
    const base::Bytes file(1u << 20, 'x');
    for (const Line& line : lines) {
        ChildInspector inspector(line.program, line.limits);
        const auto begun = std::chrono::steady_clock::now();
        const auto inspection = inspector.inspect(request, file);
        EXPECT_EQ(inspection.end, line.end) << line.why;
        EXPECT_EQ(inspection.answer, "") << line.why;
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(10)) << line.why;
    }
}

TEST(ChildInspector, WithoutItsProgramNoServerStarts) {
    EXPECT_THROW(ChildInspector("/nowhere/onetrip-inspector", {}), std::runtime_error);
}

TEST(ChildInspector, ManyAtOnceHearOnlyTheirOwnAnswer) {
    ChildInspector inspector(ONETRIP_INSPECTOR_PROGRAM, limits(milliseconds(60'000)));
    std::vector<std::thread> threads;
    for (std::size_t size = 1; size <= 4; ++size) {
        threads.emplace_back([&inspector, size] {
            for (int time = 0; time < 5; ++time) {
                const base::Bytes file(size, 'x');
                const std::string said = inspector.inspect(request, file).answer;
                EXPECT_NE(said.find("\"size_bytes\":" + std::to_string(size)), std::string::npos) << said;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
}

}  // namespace
}  // namespace onetrip::inspection
