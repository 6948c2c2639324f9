#include "server/http/static_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/server/http/test_server.h"
#include "tests/server/temporary_folder.h"

namespace onetrip::http::testing {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

/// Two pages as the bundler leaves them, and things that must not be seen.
class StaticFilesTest : public ::testing::Test {
protected:
    StaticFilesTest() {
        const fs::path root = folder_.path();
        write(root / "secret.txt", "secret");
        write(root / "citizen/index.html", "<p>citizen</p>");
        write(root / "citizen/index.html.br", "br of citizen");
        write(root / "citizen/icon.svg", "<svg/>");
        write(root / "citizen/assets/index-LzdktaDF.js", "script");
        write(root / "citizen/assets/index-LzdktaDF.js.gz", "gz of script");
        write(root / "citizen/assets/core-qh5hc_8m.wasm", "wasm");
        write(root / "citizen/assets/plain.css", "css");
        write(root / "citizen/.hidden/key.txt", "hidden");
        write(root / "citizen/.env", "hidden");
        write(root / "citizen/program.exe", "unknown");
        write(root / "citizen/一趟.txt", "chinese");
        fs::create_symlink(root / "secret.txt", root / "citizen/link.txt");
        write(
            root / "console/index.html",
            R"(<script>1</script><script type="module" crossorigin src="/console/assets/index-AAAAAAA1.js"></script>)");
        write(root / "console/assets/index-AAAAAAA1.js", "console's script");
        files_.mount("/", root / "citizen");
        files_.mount("/console", root / "console");
    }

    test::TemporaryFolder folder_;
    StaticFiles files_;
};

}  // namespace

TEST_F(StaticFilesTest, KnowsExactlyTheseAddresses) {
    const std::vector<std::string> expected = {"/",
                                               "/assets/core-qh5hc_8m.wasm",
                                               "/assets/index-LzdktaDF.js",
                                               "/assets/plain.css",
                                               "/console",
                                               "/console/",
                                               "/console/assets/index-AAAAAAA1.js",
                                               "/console/index.html",
                                               "/icon.svg",
                                               "/index.html",
                                               "/一趟.txt"};
    EXPECT_EQ(files_.addresses(), expected);
}

TEST_F(StaticFilesTest, AnswersOverHttp) {
    TestServer server([&](Router& router) {
        router.set_fallback("static", [&](const Request& request) { return files_.answer(request); });
        router.add_ready(Method::Get, "/healthz", {}, [](const Request&) { return Reply(204); });
    });
    auto client = server.client();

    const Answer page = client.ask(get("/"));
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.body, "<p>citizen</p>");
    EXPECT_EQ(page.field("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.field("cache-control"), "no-cache");
    EXPECT_EQ(page.field("content-security-policy"), content_security_policy("<p>citizen</p>"));
    EXPECT_EQ(page.field("link"), "");
    EXPECT_EQ(page.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(page.field("vary"), "Accept-Encoding");
    EXPECT_EQ(client.ask(get("/", "If-None-Match: " + page.field("etag") + "\r\n")).status, 304);

    const Answer brotli = client.ask(get("/", "Accept-Encoding: gzip, br\r\n"));
    EXPECT_EQ(brotli.body, "br of citizen");
    EXPECT_EQ(brotli.field("content-encoding"), "br");
    EXPECT_NE(brotli.field("etag"), page.field("etag"));

    const Answer script = client.ask(get("/assets/index-LzdktaDF.js", "Accept-Encoding: gzip, br\r\n"));
    EXPECT_EQ(script.body, "gz of script");
    EXPECT_EQ(script.field("content-encoding"), "gzip");
    EXPECT_EQ(script.field("cache-control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(client.ask(get("/assets/plain.css")).field("cache-control"), "no-cache");
    EXPECT_EQ(client.ask(get("/assets/core-qh5hc_8m.wasm")).field("content-type"), "application/wasm");
    EXPECT_EQ(client.ask(get("/%E4%B8%80%E8%B6%9F.txt")).body, "chinese");
    const Answer console = client.ask(get("/console"));
    EXPECT_EQ(console.body.substr(0, 9), "<script>1");
    EXPECT_EQ(console.field("link"), "</console/assets/index-AAAAAAA1.js>; rel=modulepreload");

    client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read_answer(true).field("content-length"), "14");
    const Answer posted = client.ask(post("/", "x"));
    EXPECT_EQ(posted.status, 405);
    EXPECT_EQ(posted.field("allow"), "GET, HEAD");
    EXPECT_EQ(server.observer().lines().front().route, "static");
}

TEST_F(StaticFilesTest, NoPathLeadsOutOfTheFolders) {
    TestServer server([&](Router& router) {
        router.set_fallback("static", [&](const Request& request) { return files_.answer(request); });
    });
    for (const std::string target :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt", "/..\\secret.txt",
          "/%5c..%5csecret.txt", "//secret.txt", "/secret.txt", "/link.txt", "/.env", "/.hidden/key.txt",
          "/index.html.br", "/index.html%00.txt", "/program.exe", "/console/../secret.txt", "/assets/", "/assets"}) {
        const Answer answer = server.client().ask(get(target));
        EXPECT_TRUE(answer.status == 400 || answer.status == 404) << target << " " << answer.status;
        EXPECT_EQ(answer.body.find("secret\n"), std::string::npos) << target;
    }
}

TEST_F(StaticFilesTest, AFolderThatIsNotThereIsSaid) {
    try {
        files_.mount("/", folder_.path("nowhere"));
        FAIL() << "mounted a folder that does not exist";
    } catch (const std::runtime_error& failure) {
        EXPECT_EQ(std::string(failure.what()),
                  "cannot read the folder " + folder_.path("nowhere") + ": No such file or directory");
    }
}

// The hashes are those of `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`, and so on.
TEST(StaticFilesPolicy, NamesWhatTheDocumentHoldsItselfAndNothingElse) {
    EXPECT_EQ(content_security_policy("<p>nothing inline</p>"),
              "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; "
              "connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'");
    const std::string policy = content_security_policy(
        "<script>alert(1)</script><style>p{color:red}</style><script>alert(3)</script>"
        "<script src=\"/other.js\">alert(4)</script><script>alert(5)");
    EXPECT_NE(policy.find("script-src 'self' 'wasm-unsafe-eval' 'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' "
                          "'sha256-5Is0iOrp0OIpy+NPSOQNiq9I+QVh17T4g50RMVURhI8='; "
                          "style-src 'self' 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='; "),
              std::string::npos)
        << policy;
}

TEST(StaticFileNames, AHashIsEightCharactersAfterADash) {
    EXPECT_TRUE(is_hashed_name("index-LzdktaDF.css"));
    EXPECT_TRUE(is_hashed_name("onetrip-core-qh5hc_8m.wasm"));
    EXPECT_TRUE(is_hashed_name("a-x-_y-_z9.js.map"));
    EXPECT_FALSE(is_hashed_name("onetrip-core.wasm"));
    EXPECT_FALSE(is_hashed_name("some-document.js"));
    EXPECT_FALSE(is_hashed_name("index.html"));
    EXPECT_FALSE(is_hashed_name("-LzdktaDF.css"));
}

}  // namespace onetrip::http::testing
