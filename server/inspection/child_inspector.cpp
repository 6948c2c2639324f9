#include "server/inspection/child_inspector.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <optional>
#include <stdexcept>

#include "core/base/assert.h"
#include "server/inspection/confinement.h"
#include "server/ports/busy.h"

namespace onetrip::inspection {
namespace {

using std::chrono::steady_clock;

constexpr std::size_t answer_bytes_max = 256u << 10;

/// A file descriptor that is closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {
        if (number < 0) throw ports::Busy("no file descriptor for an inspection");
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

void write_all(const Descriptor& to, base::BytesView bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(to.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) throw ports::Busy("no memory for an inspection");
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

/// What posix_spawn is to do between fork and exec.
class SpawnPlan {
public:
    SpawnPlan(int input, int output) {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        // Sockets and databases of the server are none of its business.
        ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
        ::posix_spawn_file_actions_addchdir_np(&actions_, "/");
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_init(&attributes_);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        ::posix_spawnattr_destroy(&attributes_);
        ::posix_spawn_file_actions_destroy(&actions_);
    }

    [[nodiscard]] pid_t start(const std::string& program, std::array<std::string, 3> arguments) const {
        std::string name = "onetrip-inspector";
        char* argv[] = {name.data(), arguments[0].data(), arguments[1].data(), arguments[2].data(), nullptr};
        char* environment[] = {nullptr};
        pid_t child = 0;
        const int failed = ::posix_spawn(&child, program.c_str(), &actions_, &attributes_, argv, environment);
        if (failed == EAGAIN || failed == ENOMEM) throw ports::Busy("no process for an inspection");
        if (failed != 0) throw std::runtime_error("cannot start the inspector: " + std::string(std::strerror(failed)));
        return child;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

/// A child that is ended and waited for, whatever happens.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        int status = 0;
        ::kill(id_, SIGKILL);
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
    }

private:
    const pid_t id_;
};

/// Everything until the child ends its output, or until the deadline.
std::optional<std::string> read_until(const Descriptor& from, steady_clock::time_point deadline) {
    std::string text;
    std::array<char, 16u << 10> part{};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now()).count();
        if (left <= 0) return std::nullopt;
        pollfd ready{from.number(), POLLIN, 0};
        const int count = ::poll(&ready, 1, static_cast<int>(std::min<std::int64_t>(left, INT_MAX)));
        if (count <= 0) continue;  // late or interrupted: looked at above
        const ssize_t got = ::read(from.number(), part.data(), part.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || text.size() > answer_bytes_max) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
}

bool is_whole_answer(const std::string& text) {
    return text.size() > 1 && text.size() <= answer_bytes_max && text.back() == '\n';
}

}  // namespace

ChildInspector::ChildInspector(std::string program, InspectorLimits limits)
    : program_(std::move(program)), limits_(limits) {
    if (::access(program_.c_str(), X_OK) != 0) throw std::runtime_error("there is no inspector at " + program_);
}

bool ChildInspector::find_seal() {
    const ports::Inspection asked = run(calls_asked, {}, {});
    is_sealed_ = asked.end != ports::InspectionEnd::Answered || asked.answer != calls_open;
    return is_sealed_;
}

ports::Inspection ChildInspector::inspect(std::string_view request, base::BytesView file) {
    return run(is_sealed_ ? calls_sealed : calls_open, request, file);
}

ports::Inspection ChildInspector::run(std::string_view calls, std::string_view request, base::BytesView file) const {
    ONETRIP_ASSERT(request.find('\n') == std::string_view::npos);
    const auto deadline = steady_clock::now() + limits_.time;
    const Descriptor input(::memfd_create("inspection", MFD_CLOEXEC));
    write_all(input, base::as_bytes(request));
    write_all(input, base::as_bytes("\n"));
    write_all(input, file);
    ::lseek(input.number(), 0, SEEK_SET);
    std::array<int, 2> pipe{-1, -1};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) throw ports::Busy("no pipe for an inspection");
    const Descriptor answer(pipe[0]);
    Descriptor output(pipe[1]);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(limits_.time).count();
    // Ended where this function ends: who has said everything, or has had its time, is not waited for.
    const Child child(
        SpawnPlan(input.number(), output.number())
            .start(program_, {std::to_string(seconds), std::to_string(limits_.memory_bytes), std::string(calls)}));
    output.close();
    auto text = read_until(answer, deadline);
    if (!text) return {ports::InspectionEnd::TimedOut, {}};
    if (!is_whole_answer(*text)) return {ports::InspectionEnd::Crashed, {}};
    text->pop_back();
    return {ports::InspectionEnd::Answered, std::move(*text)};
}

std::string ChildInspector::program_beside_this() {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "onetrip-inspector").string();
}

}  // namespace onetrip::inspection
