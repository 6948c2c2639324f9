// The real program as a process of its own: what it says, how it ends.

#include "server/lifetime.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/server/http/certificate.h"
#include "tests/server/http/raw_client.h"
#include "tests/server/refused_filters.h"
#include "tests/server/temporary_folder.h"
#include "tests/source_path.h"

extern char** environ;

namespace onetrip::testing {

namespace {

/// The server program with its standard error in our hands.
class Program {
public:
    explicit Program(std::vector<std::string> arguments) {
        int ends[2];
        EXPECT_EQ(pipe2(ends, O_CLOEXEC), 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2);
        arguments.insert(arguments.begin(), ONETRIP_SERVER_PROGRAM);
        std::vector<char*> argv;
        for (std::string& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        EXPECT_EQ(posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ), 0);
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        error_ = ends[0];
    }
    ~Program() {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            waitpid(pid_, nullptr, 0);
        }
        close(error_);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// What it has said so far, at least up to `mark` (10 s at most).
    [[nodiscard]] const std::string& said_until(std::string_view mark) {
        pollfd wait{error_, POLLIN, 0};
        while (said_.find(mark) == std::string::npos && poll(&wait, 1, 10'000) > 0 && read_more()) {
        }
        return said_;
    }
    [[nodiscard]] std::uint16_t port() {
        const std::string& said = said_until("\"port\":");
        const std::size_t at = said_until("}\n").find("\"port\":", said.find("listening"));
        return at == std::string::npos ? 0 : static_cast<std::uint16_t>(std::stoi(said.substr(at + 7)));
    }
    void send(int signal) { kill(pid_, signal); }
    /// Its exit code; -1 if a signal ended it.
    [[nodiscard]] int ended() {
        int status = 0;
        waitpid(std::exchange(pid_, -1), &status, 0);
        while (read_more()) {
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    [[nodiscard]] const std::string& said() const { return said_; }

private:
    bool read_more() {
        char bytes[4096];
        const ssize_t got = read(error_, bytes, sizeof bytes);
        if (got > 0) said_.append(bytes, static_cast<std::size_t>(got));
        return got > 0;
    }

    pid_t pid_ = -1;
    int error_ = -1;
    std::string said_;
};

/// Everything a server of its own needs: a data folder and pages.
class ProgramTest : public ::testing::Test {
protected:
    ProgramTest() {
        std::filesystem::create_directories(folder_.path("web/citizen/dist"));
        std::ofstream(folder_.path("web/citizen/dist/index.html")) << "<p>citizen</p>";
        std::filesystem::create_directories(folder_.path("data"));
    }
    [[nodiscard]] std::vector<std::string> arguments(std::vector<std::string> more = {}) {
        std::vector<std::string> all = {"--port",    "0",
                                        "--data",    folder_.path("data"),
                                        "--web",     folder_.path("web"),
                                        "--catalog", source_path("catalog")};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    test::TemporaryFolder folder_;
};

}  // namespace

TEST(DescriptorLimit, IsWhatTheSystemAllows) {
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit less{before.rlim_max / 2, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &less), 0);
    raise_descriptor_limit();
    rlimit after{};
    ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &after), 0);
    EXPECT_EQ(after.rlim_cur, before.rlim_max);
    setrlimit(RLIMIT_NOFILE, &before);
}

TEST_F(ProgramTest, ServesUntilItIsToldToStop) {
    for (const int signal : {SIGTERM, SIGINT, SIGHUP}) {
        Program program(arguments());
        http::testing::RawClient client(program.port());
        EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").body, "<p>citizen</p>");
        EXPECT_EQ(client.ask("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
        EXPECT_EQ(client.ask("GET /readyz HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
        program.send(signal);
        EXPECT_TRUE(client.ended());
        EXPECT_EQ(program.ended(), 0) << program.said();
        EXPECT_NE(program.said().find(R"("event":"stopped"})"), std::string::npos) << program.said();
    }
}

TEST_F(ProgramTest, SaysWhereItCannotSealWhoLooksAtFiles) {
    Program sealed(arguments());
    EXPECT_EQ(sealed.said_until("listening").find("inspection_not_sealed"), std::string::npos) << sealed.said();
    sealed.send(SIGTERM);
    EXPECT_EQ(sealed.ended(), 0);
    test::where_filters_are_refused([&] {
        Program open(arguments());
        EXPECT_NE(open.said_until("listening").find(R"("event":"inspection_not_sealed")"), std::string::npos);
    });
}

TEST_F(ProgramTest, WithACertificateAHangUpRenewsIt) {
    const std::string certificate = folder_.path("certificate.pem");
    http::testing::write_certificate(certificate, folder_.path("key.pem"));
    Program program(arguments({"--tls-certificate", certificate, "--tls-key", folder_.path("key.pem")}));
    EXPECT_GT(program.port(), 0);
    http::testing::write_certificate(certificate, folder_.path("key.pem"));
    program.send(SIGHUP);
    EXPECT_NE(program.said_until("tls_renewed").find(R"("event":"tls_renewed")"), std::string::npos);
    std::ofstream(certificate) << "half of a c";
    program.send(SIGHUP);
    EXPECT_NE(program.said_until("tls_not_renewed").find("cannot use the TLS certificate"), std::string::npos);
    program.send(SIGTERM);
    EXPECT_EQ(program.ended(), 0) << program.said();
}

TEST_F(ProgramTest, MetricsHaveAPortOfTheirOwn) {
    Program program(arguments({"--metrics", "127.0.0.1:0"}));
    http::testing::RawClient client(program.port());
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    EXPECT_EQ(client.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
    const std::string& said = program.said_until("\"event\":\"metrics\"");
    const std::size_t at = said.find("\"port\":", said.find("\"event\":\"metrics\""));
    ASSERT_NE(at, std::string::npos);
    http::testing::RawClient reader(static_cast<std::uint16_t>(std::stoi(said.substr(at + 7))));
    const std::string text = reader.ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n").body;
    for (const std::string line :
         {"onetrip_http_requests_total{method=\"GET\",route=\"static\",status=\"200\"} 1\n",
          "onetrip_http_connections 1\n", "onetrip_event_listeners 0\n", "onetrip_worker_queue 0\n"}) {
        EXPECT_NE(text.find(line), std::string::npos) << line << text;
    }
    program.send(SIGTERM);
    EXPECT_EQ(program.ended(), 0);
}

TEST_F(ProgramTest, ATakenPortIsOneClearLine) {
    Program first(arguments());
    const std::string port = std::to_string(first.port());
    Program second(arguments({"--port", port, "--data", folder_.path("other"), "--log-level", "error"}));
    EXPECT_EQ(second.ended(), 1);
    EXPECT_EQ(second.said(),
              "onetrip-server: cannot listen on 127.0.0.1 port " + port + ": another program uses that port\n");
}

TEST_F(ProgramTest, ASecondSignalOrTheTimeInsists) {
    {
        Program program(arguments({"--stop-timeout-ms", "60000"}));
        http::testing::RawClient halfway(program.port());
        halfway.send("GET / HTTP/1.1\r\nHo");
        // The first bytes have been taken in once another client is served.
        http::testing::RawClient other(program.port());
        EXPECT_EQ(other.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
        program.send(SIGTERM);
        EXPECT_NE(program.said_until(R"("event":"stopping")").find("stopping"), std::string::npos);
        program.send(SIGTERM);
        EXPECT_EQ(program.ended(), 0);
        EXPECT_NE(program.said().find(R"("reason":"second signal")"), std::string::npos) << program.said();
    }
    Program program(arguments({"--stop-timeout-ms", "50", "--threads", "1"}));
    http::testing::RawClient halfway(program.port());
    halfway.send("GET / HTTP/1.1\r\nHo");
    http::testing::RawClient other(program.port());
    EXPECT_EQ(other.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    program.send(SIGTERM);
    EXPECT_EQ(program.ended(), 0);
    EXPECT_NE(program.said().find(R"("reason":"time is up")"), std::string::npos) << program.said();
}

TEST_F(ProgramTest, TheLogNamesNobody) {
    Program program(arguments());
    http::testing::RawClient client(program.port());
    const std::string person = "110101199003074119";
    (void)client.ask("GET /" + person + "?id=" + person + " HTTP/1.1\r\nHost: " + person + "\r\nCookie: a=" + person +
                     "\r\nX-A: " + person + "\r\n\r\n");
    (void)client.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 18\r\n\r\n" + person);
    program.send(SIGTERM);
    client.end_output();
    EXPECT_EQ(program.ended(), 0);
    EXPECT_NE(program.said().find("\"status\":404"), std::string::npos) << program.said();
    EXPECT_EQ(program.said().find(person), std::string::npos) << program.said();
    EXPECT_EQ(program.said().find("127.0.0.1\",\"", program.said().find("\"request\"")), std::string::npos);
}

}  // namespace onetrip::testing
