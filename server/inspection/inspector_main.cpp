// onetrip-inspector SECONDS MEMORY_BYTES: reads one request of core/wire (a line) and the bytes of a file (the rest)
// from standard input, writes the core's answer as a line. The bytes are foreign, so this process first gives up
// everything it does not need: see child_inspector.h.

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>

#include "core/wire/call.h"

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limits_memory = false;  // a sanitizer takes terabytes of address space for its own
#elif defined(__has_feature)
constexpr bool limits_memory = !__has_feature(address_sanitizer) && !__has_feature(thread_sanitizer);
#else
constexpr bool limits_memory = true;
#endif

bool limit(decltype(RLIMIT_CPU) what, rlim_t most) {
    const rlimit limits{most, most};
    return ::setrlimit(what, &limits) == 0;
}

/// From here on: no new files or sockets, no processes, no core dump with a citizen's papers in it, no more time or
/// memory than this.
bool give_up_everything(rlim_t seconds, rlim_t memory_bytes) {
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           ::prctl(PR_SET_DUMPABLE, 0) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) &&
           limit(RLIMIT_NOFILE, 0) && limit(RLIMIT_NPROC, 0) && limit(RLIMIT_CPU, seconds) &&
           (!limits_memory || limit(RLIMIT_AS, memory_bytes));
}

bool read_everything(std::string& into) {
    struct stat about {};
    if (::fstat(STDIN_FILENO, &about) == 0 && about.st_size > 0) into.reserve(static_cast<std::size_t>(about.st_size));
    char part[64 << 10];
    for (;;) {
        const ssize_t got = ::read(STDIN_FILENO, part, sizeof part);
        if (got < 0) return false;
        if (got == 0) return true;
        into.append(part, static_cast<std::size_t>(got));
    }
}

bool write_everything(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    if (!give_up_everything(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10))) return 3;
    std::string input;
    if (!read_everything(input)) return 4;
    const std::size_t end = input.find('\n');
    if (end == std::string::npos) return 5;
    const std::string_view text = input;
    const std::string answer = onetrip::wire::call(text.substr(0, end), onetrip::base::as_bytes(text.substr(end + 1)));
    return write_everything(answer + '\n') ? 0 : 6;
}
