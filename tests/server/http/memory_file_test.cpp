#include "server/http/memory_file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <thread>

#include "server/http/cached_answer.h"
#include "tests/server/http/test_server.h"

namespace onetrip::http::testing {

namespace {

/// Not the same at any two places that a mistake could mix up.
[[nodiscard]] std::string long_text() {
    std::string text;
    for (int i = 0; text.size() < (6u << 20); ++i)
        text += std::to_string(i) + ' ';
    return text;
}

}  // namespace

TEST(MemoryFile, HoldsTheBytesAndNobodyChangesThem) {
    const std::string text = long_text();
    const auto file = MemoryFile::of(text);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->view(), text);
    EXPECT_EQ(::pwrite(file->descriptor(), "x", 1, 0), -1);
    EXPECT_EQ(::ftruncate(file->descriptor(), 1), -1);
}

TEST(MemoryFile, WithoutADescriptorThereIsNone) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit none{0, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const auto file = MemoryFile::of("text");
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
    EXPECT_EQ(file, nullptr);
}

TEST(MemoryFile, AnAnswerThatIsOneArrivesWholeAtEveryPace) {
    const std::string text = long_text();
    const CachedAnswer answer({{"Content-Type", "text/plain"}, {"Cache-Control", "no-cache"}}, text);
    TestServer server([&](Router& router) {
        router.add_ready(Method::Get, "/text", {}, [&](const Request& request) { return answer.reply(request); });
    });
    const std::string request = "GET /text HTTP/1.1\r\nHost: a\r\n\r\n";
    auto fast = server.client();
    EXPECT_EQ(fast.ask(request).body, text);
    fast.send(request + request);
    EXPECT_EQ(fast.read_answer().body, text);
    EXPECT_EQ(fast.read_answer().body, text);
    fast.send("HEAD /text HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(fast.read_answer(true).field("content-length"), std::to_string(text.size()));
    const std::string seen = "GET /text HTTP/1.1\r\nHost: a\r\nIf-None-Match: " + answer.etag() + "\r\n\r\n";
    fast.send(seen);
    EXPECT_EQ(fast.read_answer(true).status, 304);

    auto slow = server.client(4096);
    slow.send(request);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));  // until the kernel takes no more of it
    EXPECT_EQ(slow.read_answer().body, text);
    EXPECT_EQ(slow.ask(request).body, text);
}

}  // namespace onetrip::http::testing
